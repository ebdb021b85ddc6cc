using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Output;

/// <summary>
/// The duties of who checks a disclosure (<c>seeds/duties.csv</c>), each with what became of it. Their number does not
/// depend on the rules there are: a duty without a rule was not run, and says so; one whose rules had nothing to ask
/// is not completed.
/// </summary>
static class DutyBuilder
{
    sealed record Duty(string Id, string Kinds, IReadOnlyList<string> Needs, IReadOnlyList<string> Rules, string Gap);

    static readonly Lazy<IReadOnlyList<Duty>> Duties = new(() =>
        [.. Seeds.Rows("duties.csv").Select(r => new Duty(r[0], r[1], Words(r[2]), Words(r[3]), r[4]))]);

    static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<DutyInfo> Of(Extraction extraction, IReadOnlyList<FindingInfo> findings) =>
        Duties.Value.Select(duty =>
        {
            var (state, reason) = StateOf(duty, extraction);
            var found = state == "not_applicable" ? [] : findings.Where(f => duty.Rules.Contains(f.Rule))
                .Select(f => f.Id).ToList();
            return new DutyInfo(duty.Id, state, reason, found);
        });

    static (string State, string Reason) StateOf(Duty duty, Extraction extraction)
    {
        var kind = extraction.Metadata.Kind;
        if (duty.Kinds != "both" && kind is null) return ("ambiguous",
            "the document does not say whether it is a budget or accounts");
        if (duty.Kinds != "both" && kind != duty.Kinds)
            return ("not_applicable", kind == DisclosureKinds.Budget ? "asked of final accounts only" : "asked of budgets only");
        foreach (var need in duty.Needs)
            if (Missing(need, duty, extraction) is { } missing) return missing;
        if (duty.Rules.Count == 0) return ("not_run", duty.Gap);
        var off = duty.Rules.Where(extraction.Rules.IsOff).ToList();
        if (off.Count == duty.Rules.Count) return ("not_run", $"switched off: {string.Join(", ", off)}");
        return ("completed", string.Join("; ", Reasons(duty, extraction, off)));
    }

    /// <summary>What was checked, and what of it was not.</summary>
    static IEnumerable<string> Reasons(Duty duty, Extraction extraction, List<string> off)
    {
        var families = FamiliesOf(duty, extraction);
        if (duty.Needs.Contains("sums")) yield return $"{families.Where(f => f.HasPremise).Sum(f => f.Results.Count)} sums asked";
        else if (duty.Needs.Contains("claims")) yield return Numbers(extraction);
        else yield return "checked";
        if (families.Count(f =>
            !f.HasPremise) is > 0 and var left) yield return $"{left} groups of sums left out, most of which fail";
        if (off.Count > 0) yield return $"switched off: {string.Join(", ", off)}";
        if (duty.Gap.Length > 0) yield return $"but {duty.Gap}";
    }

    static string Numbers(Extraction extraction)
    {
        var compared = extraction.Claims.Count(c => c.State != ClaimState.Unchecked);
        return $"{compared} of {extraction.Claims.Count} numbers of the prose compared";
    }

    static List<RelationFamily> FamiliesOf(Duty duty, Extraction extraction) =>
        [.. extraction.Validation.Families.Where(f => duty.Rules.Contains(f.Results[0].Relation.Rule))];

    static (string State, string Reason)? Missing(string need, Duty duty, Extraction extraction)
    {
        return need switch
        {
            "title" when extraction.Metadata.Title is null => ("not_enough_data", "no title was found"),
            "forms" when extraction.Validation.Facts.Count == 0 => ("not_enough_data", "no form holds an amount"),
            "forms2" when Filled().Skip(1).FirstOrDefault() is null =>
                ("not_enough_data", "fewer than two forms hold amounts"),
            "sums" => Sums(),
            "basic" when !Has(FormIds.BasicExpenditureEconomic) =>
                ("not_enough_data", "no form of basic expenditure by economic subject holds amounts"),
            "three_public" when !Has(FormIds.ThreePublic) => ("not_enough_data", "no “三公” form holds amounts"),
            "agency" when IsAgencyOpen() =>
                ("ambiguous", "机关运行经费 is less than 公用经费, as it may be where public institutions belong to the department"),
            "agency" when !Filled().Any(t => t.Columns.Any(c => c.Key == ColumnKeys.AgencyOperating)) =>
                ("not_enough_data", "no form prints 机关运行经费"),
            "prose" when extraction.Sections.Count == 0 => ("not_applicable", "the document has no prose"),
            "text" when !extraction.Sections.SelectMany(s => s.Paragraphs).Any(p => p.IsText) =>
                ("not_enough_data", "the prose was read from pixels, which lose marks"),
            "claims" when extraction.Claims.Count == 0 => ("not_applicable", "the prose states no number"),
            "performance" when !Speaks("绩效") => ("not_applicable", "the prose does not speak of performance"),
            "vehicles" when !Speaks("辆") => ("not_applicable", "the prose counts no vehicles"),
            "contents" when extraction.Contents.Count == 0 =>
                ("not_applicable", "the document has no table of contents"),
            "cards" when extraction.Projects.Count == 0 => ("not_applicable", "the document has no project cards"),
            _ => null,
        };

        IEnumerable<FormTable> Filled() => extraction.Tables.Where(t => t.Type.HasFacts && !t.IsEmpty);

        bool IsAgencyOpen() => extraction.Metadata.Level != DisclosureLevels.Unit
            && CrossForms.AgencyOperating(extraction.Facts)
                .Any(a => a.Amount.Value * a.Amount.Unit.Factor < a.Public.Value * a.Public.Unit.Factor);

        bool Has(string form) => Filled().Any(t => t.Type.Base == form);

        bool Speaks(string word) => extraction.Sections.SelectMany(s => s.Paragraphs)
            .Any(p => p.Tight.Contains(word, StringComparison.Ordinal));

        (string, string)? Sums()
        {
            var families = FamiliesOf(duty, extraction);
            return families.Count == 0
                ? ("not_enough_data", "the forms print nothing that adds up to, or equals, another amount")
                : families.TrueForAll(f => !f.HasPremise)
                    ? ("ambiguous", "most sums fail, so that the forms may add up otherwise than was understood")
                : null;
        }
    }
}
