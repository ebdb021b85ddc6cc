using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Output;

/// <summary>
/// The duties of who checks a disclosure (<c>seeds/duties.csv</c>), each with what became of it. Their number does not
/// depend on the rules there are: a duty without a rule was not run, and says so.
/// </summary>
static class DutyBuilder
{
    sealed record Duty(string Id, string Kinds, string Need, IReadOnlyList<string> Rules, string Gap);

    static readonly Lazy<IReadOnlyList<Duty>> Duties = new(() =>
        [.. Seeds.Rows("duties.csv").Select(r => new Duty(r[0], r[1], r[2], r[3].Split(' ', StringSplitOptions.RemoveEmptyEntries), r[4]))]);

    public static IEnumerable<DutyInfo> Of(Extraction extraction, IReadOnlyList<FindingInfo> findings) =>
        Duties.Value.Select(duty =>
        {
            var found = findings.Where(f => duty.Rules.Contains(f.Rule)).Select(f => f.Id).ToList();
            var (state, reason) = StateOf(duty, extraction);
            return new DutyInfo(duty.Id, state, reason, found);
        });

    static (string State, string Reason) StateOf(Duty duty, Extraction extraction)
    {
        var kind = extraction.Metadata.Kind;
        if (duty.Kinds != "both" && kind is not null && kind != duty.Kinds)
            return ("not_applicable", kind == DisclosureKinds.Budget ? "asked of final accounts only" : "asked of budgets only");
        if (Missing(duty.Need, extraction) is { } missing) return missing;
        if (duty.Rules.Count == 0) return ("not_run", duty.Gap);
        return ("completed", duty.Gap.Length == 0 ? "checked" : $"checked, but {duty.Gap}");
    }

    static (string State, string Reason)? Missing(string need, Extraction extraction) => need switch
    {
        "title" when extraction.Metadata.Title is null => ("not_enough_data", "no title was found"),
        "forms" when extraction.Validation.Facts.Count == 0 => ("not_enough_data", "no form holds an amount"),
        "prose" when extraction.Sections.Count == 0 => ("not_applicable", "the document has no prose"),
        "contents" when extraction.Contents.Count == 0 => ("not_applicable", "the document has no table of contents"),
        "cards" when extraction.Projects.Count == 0 => ("not_applicable", "the document has no project cards"),
        _ => null,
    };
}
