using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks;

/// <summary>narrative.*: claims of the prose against the forms and against each other. Each finding quotes the words.</summary>
static partial class NarrativeChecks
{
    public static List<Finding> Findings(IReadOnlyList<Section> sections, IReadOnlyList<Claim> claims, FactIndex facts, Metadata metadata)
    {
        var findings = new List<Finding>();
        var precision = facts.Precision;
        var topics = new ClaimTopics(facts, metadata);
        var notes = claims.Where(c => c.Section.Card is null).ToList(); // cards are checked as cards
        findings.AddRange(AgainstForms(notes, topics, precision, metadata));
        foreach (var section in claims.GroupBy(c => c.Section))
            findings.AddRange(ClaimArithmetic.Findings([.. section], topics, metadata.Year));
        findings.AddRange(ClaimLists.Findings(notes));
        findings.AddRange(notes.Select(c => OfAnotherYear(c, topics, metadata.Year)).OfType<Finding>());
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
            var isBudgetOfAccounts = metadata.IsFinal == true && claim.About.Contains("预算为", StringComparison.Ordinal);
            var candidates = isBudgetOfAccounts ? [.. topic.Candidates.Select(c => topics.Facts.Moment(c, "budget")).OfType<Fact>()] : topic.Candidates;
            if (candidates.FirstOrDefault(c => Math.Abs(c.AmountYuan!.Value - yuan) <= Tolerance(claim, c, precision)) is { } equal)
            {
                (claim.State, claim.Fact) = (ClaimState.Confirmed, equal);
                if (topic.OtherName is { } other)
                    yield return Make(claim, Rules.NarrativeNames, Severity.Info, $"the prose calls {topic.Name} what {equal.Form} calls {other}", $"文字作“{topic.Name}”，表中作“{other}”");
                continue;
            }
            if (yuan == 0 && (topic.IsEmptyForm || topic.IsAbsent))
            {
                claim.State = ClaimState.Confirmed;
                continue;
            }
            if (!topic.IsPrecise || isBudgetOfAccounts || OtherTime(claim, metadata.Year)) continue;
            if (candidates.Count == 0 && !topic.IsEmptyForm) continue;
            claim.State = ClaimState.Contradicted;
            claim.Fact = candidates.MinBy(c => Math.Abs(c.AmountYuan!.Value - yuan));
            yield return claim.Fact is { } nearest ? Contradiction(claim, topic, nearest, Tolerance(claim, nearest, precision))
                : Make(claim, Rules.NarrativeAmount, Severity.Error, $"the prose states {claim.Value} {claim.Unit} of {topic.Name}, whose form is empty", $"文字所述 {topic.Name} {claim.Value}{claim.Unit}，而对应报表为空");
        }
    }

    /// <summary>narrative.year: this year's amount, as the form prints it, stated for another year.</summary>
    static Finding? OfAnotherYear(Claim claim, ClaimTopics topics, int? year)
    {
        if (year is not { } own || claim is not { Kind: ClaimKind.Amount, State: ClaimState.Confirmed, Value: not 0, Fact: { } fact } || YearInText().Match(claim.About) is not { Success: true } stated) return null;
        var ownYear = string.Create(CultureInfo.InvariantCulture, $"{own}年");
        if (stated.Value == ownYear || claim.Paragraph.Tight.Contains(ownYear) || Compared().IsMatch(claim.Paragraph.Tight) || topics.Facts.Moment(fact, "last_year")?.AmountYuan == fact.AmountYuan) return null;
        return Make(claim, Rules.NarrativeYear, Severity.Warning, $"the amount of {own} is stated for {stated.Value}", $"{own}年的金额写作“{stated.Value}”");
    }

    static decimal Tolerance(Claim claim, Fact fact, Precision precision) => claim.HalfUnitYuan + precision.HalfUnit(fact) * Units.Factor(fact.Unit)!.Value;

    static Finding Contradiction(Claim claim, Topic topic, Fact nearest, decimal tolerance)
    {
        var factor = Units.Factor(claim.Unit)!.Value;
        // Forms that disagree among themselves leave it open which of them the prose means.
        var values = topic.Candidates.Select(c => c.AmountYuan).Distinct().Count();
        return Make(claim, Rules.NarrativeAmount, values <= 2 ? Severity.Error : Severity.Warning,
            $"the prose states {claim.Value} {claim.Unit} of {topic.Name}; {nearest.Form} prints {nearest.Value} {nearest.Unit}", $"文字所述 {topic.Name} 为 {claim.Value}{claim.Unit}，{nearest.Form} 印作 {nearest.Value}{nearest.Unit}") with
        {
            Facts = [nearest],
            Expected = nearest.AmountYuan / factor,
            Actual = claim.Value,
            Difference = claim.Value - nearest.AmountYuan / factor,
            Tolerance = tolerance / factor,
        };
    }

    /// <summary>The clause speaks of another year, of a budget where the form prints accounts, or of part of the money.</summary>
    static bool OtherTime(Claim claim, int? year)
    {
        var text = claim.Paragraph.Tight;
        var start = Math.Max(0, text.LastIndexOfAny(['。', ';', ','], Math.Max(0, claim.Start - 1)) + 1);
        var clause = text[start..claim.Start];
        if (LastYear().IsMatch(clause)) return true;
        if (year is not { } y) return false;
        var own = y.ToString(CultureInfo.InvariantCulture) + "年";
        // Or the paragraph has come to speak of it: 2025年年初预算5万元，支出决算4万元。其中：…
        return YearInText().Matches(clause).Any(m => m.Value != own) || (YearSpokenOf().Matches(text[..claim.Start]) is [.., { } last] && last.Value != own);
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

    [GeneratedRegex(@"(?<![比较与同于至])20\d\d年(?!\d{1,2}月)")]
    private static partial Regex YearSpokenOf();

    /// <summary>Words of a paragraph that speaks of more than one year.</summary>
    [GeneratedRegex(@"[比较]|上年|去年|持平|结转|结余|执行|完成|决算|调整|截至")]
    private static partial Regex Compared();

    [GeneratedRegex(@"20\d\d年")]
    private static partial Regex YearInText();
}
