using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Documents;
using DisclosureExtract.Forms;
using DisclosureExtract.Narrative;

namespace DisclosureExtract.Validation;

/// <summary>narrative.*: claims of the prose against the forms and against each other. Each finding quotes the words.</summary>
static partial class NarrativeChecks
{
    public static List<Finding> Findings(IReadOnlyList<Section> sections, IReadOnlyList<Claim> claims, FactIndex facts, Metadata metadata)
    {
        var findings = new List<Finding>();
        var precision = new Precision(facts.Tables.SelectMany(t => t.Rows.SelectMany(r => r.Cells.Select(c => facts.At(t, r, c.Column))).OfType<Fact>()));
        var topics = new ClaimTopics(facts, metadata);
        findings.AddRange(AgainstForms(claims, topics, precision, metadata));
        foreach (var paragraph in claims.GroupBy(c => c.Paragraph))
            findings.AddRange(ClaimArithmetic.Findings(paragraph.Key, [.. paragraph], topics));
        findings.AddRange(WordingChecks.Findings(sections, facts, metadata));
        return findings;
    }

    /// <summary>narrative.amount: by intervals, each number rounded to its printed place.</summary>
    static IEnumerable<Finding> AgainstForms(IReadOnlyList<Claim> claims, ClaimTopics topics, Precision precision, Metadata metadata)
    {
        foreach (var claim in claims)
        {
            if (claim.Kind != ClaimKind.Amount || claim.Yuan is not { } yuan || IsGlossary(claim.Heading)) continue;
            if (topics.Of(claim) is not { } topic) continue;
            Fact? nearest = null;
            foreach (var fact in topic.Candidates)
            {
                if (fact.AmountYuan is not { } amount) continue;
                var tolerance = claim.HalfUnitYuan + precision.HalfUnit(fact) * Units.Factor(fact.Unit)!.Value;
                if (Math.Abs(amount - yuan) <= tolerance)
                {
                    (claim.State, claim.Fact) = (ClaimState.Confirmed, fact);
                    break;
                }
                if (nearest?.AmountYuan is not { } best || Math.Abs(amount - yuan) < Math.Abs(best - yuan)) nearest = fact;
            }
            if (claim.State == ClaimState.Confirmed) continue;
            if (topic.IsEmptyForm && yuan == 0)
            {
                claim.State = ClaimState.Confirmed;
                continue;
            }
            if (!topic.IsPrecise || OtherTime(claim, metadata.Year)) continue;
            if (nearest is null)
            {
                if (!topic.IsEmptyForm) continue;
                claim.State = ClaimState.Contradicted;
                yield return Make(claim, Rules.NarrativeAmount, Severity.Error,
                    $"the prose states {claim.Value} {claim.Unit} of {topic.Name}, whose form is empty", $"文字所述 {topic.Name} {claim.Value}{claim.Unit}，而对应报表为空");
                continue;
            }
            claim.State = ClaimState.Contradicted;
            claim.Fact = nearest;
            // Forms that disagree among themselves leave it open which of them the prose means.
            var values = topic.Candidates.Select(c => c.AmountYuan).Distinct().Count();
            yield return Make(claim, Rules.NarrativeAmount, values <= 2 ? Severity.Error : Severity.Warning,
                $"the prose states {claim.Value} {claim.Unit} of {topic.Name}; {nearest.Form} prints {nearest.Value} {nearest.Unit}", $"文字所述 {topic.Name} 为 {claim.Value}{claim.Unit}，{nearest.Form} 印作 {nearest.Value}{nearest.Unit}") with
            {
                Facts = [nearest],
                Expected = nearest.AmountYuan / Units.Factor(claim.Unit),
                Actual = claim.Value,
                Difference = claim.Value - nearest.AmountYuan / Units.Factor(claim.Unit),
                Tolerance = claim.HalfUnit + precision.HalfUnit(nearest) * Units.Factor(nearest.Unit)!.Value / Units.Factor(claim.Unit),
            };
        }
    }

    /// <summary>The clause speaks of another year, of a budget where the form prints accounts, or of part of the money.</summary>
    static bool OtherTime(Claim claim, int? year)
    {
        var text = claim.Paragraph.Tight;
        var start = Math.Max(0, text.LastIndexOfAny(['。', ';', ','], Math.Max(0, claim.Start - 1)) + 1);
        var clause = text[start..claim.Start];
        if (LastYear().IsMatch(clause)) return true;
        return YearInText().Matches(clause).Any(m => year is { } y && m.Value != y.ToString(CultureInfo.InvariantCulture) + "年");
    }

    static bool IsGlossary(string heading) => heading.Contains("名词解释") || heading.Contains("职责") || heading.Contains("职能");

    internal static Finding Make(Claim claim, string rule, Severity severity, string message, string messageZh)
    {
        var (page, box) = claim.Place;
        return new Finding
        {
            Rule = rule,
            Severity = severity,
            Cause = Cause.Source,
            Message = $"{message} (“{claim.Quote}”)",
            MessageZh = $"{messageZh}（“{claim.Quote}”）",
            Place = new Place(page, box),
        };
    }

    [GeneratedRegex(@"上年|去年|年初预算|调整预算|上一年|比重|截至|累计")]
    private static partial Regex LastYear();

    [GeneratedRegex(@"20\d\d年")]
    private static partial Regex YearInText();
}
