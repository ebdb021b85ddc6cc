using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Claims;

/// <summary>narrative.amount: by intervals, each number rounded to its printed place.</summary>
static class AmountChecks
{
    public static void Run(IReadOnlyList<Claim> claims, ClaimTopics topics, Precision precision, Metadata metadata, ClaimVerdicts verdicts)
    {
        foreach (var claim in claims)
            if (claim.IsAmount && !IsExplained(claim.Heading) && topics.Of(claim) is { } topic)
                Check(claim, topic, topics, precision, metadata, verdicts);
    }

    static void Check(Claim claim, Topic topic, ClaimTopics topics, Precision precision, Metadata metadata, ClaimVerdicts verdicts)
    {
        var yuan = claim.Yuan!.Value;
        var isBudgetOfAccounts = metadata.IsFinal == true && claim.About.Contains("预算为", StringComparison.Ordinal);
        var candidates = isBudgetOfAccounts ? [.. topic.Candidates.Select(c => topics.Facts.Moment(c, "budget")).OfType<Fact>()] : topic.Candidates;
        if (candidates.FirstOrDefault(c => Math.Abs(c.AmountYuan!.Value - yuan) <= Tolerance(claim, c, precision)) is { } equal)
        {
            verdicts.Confirm(claim, equal);
            if (topic.OtherName is { } other) verdicts.Note(OtherName(claim, topic.Name, equal.Form, other));
            return;
        }
        if (yuan == 0 && (topic.IsEmptyForm || topic.IsAbsent))
        {
            verdicts.Confirm(claim);
            return;
        }
        if (!topic.IsPrecise || isBudgetOfAccounts || ClaimYears.IsOfOtherTime(claim, metadata.Year)) return;
        if (candidates.MinBy(c => Math.Abs(c.AmountYuan!.Value - yuan)) is { } nearest)
            verdicts.Contradict(claim, Contradiction(claim, topic, nearest, Tolerance(claim, nearest, precision)), nearest);
        else if (topic.IsEmptyForm)
            verdicts.Contradict(claim, ClaimVerdicts.Finding(claim, Rules.NarrativeAmount, Severity.Error,
                $"the prose states {claim.Value} {claim.Unit} of {topic.Name}, whose form is empty",
                $"文字所述 {topic.Name} {claim.Value}{claim.Unit}，而对应报表为空"));
    }

    static Finding OtherName(Claim claim, string name, string form, string other) =>
        ClaimVerdicts.Finding(claim, Rules.NarrativeNames, Severity.Info,
            $"the prose calls {name} what {form} calls {other}",
            $"文字作“{name}”，表中作“{other}”");

    static Finding Contradiction(Claim claim, Topic topic, Fact nearest, decimal tolerance)
    {
        var factor = Units.Factor(claim.Unit)!.Value;
        var expected = nearest.AmountYuan / factor;
        // Forms that disagree among themselves leave it open which of them the prose means.
        var values = topic.Candidates.Select(c => c.AmountYuan).Distinct().Count();
        return ClaimVerdicts.Finding(claim, Rules.NarrativeAmount, values <= 2 ? Severity.Error : Severity.Warning,
            $"the prose states {claim.Value} {claim.Unit} of {topic.Name}; {nearest.Form} prints {nearest.Value} {nearest.Unit}",
            $"文字所述 {topic.Name} 为 {claim.Value}{claim.Unit}，{nearest.Form} 印作 {nearest.Value}{nearest.Unit}") with
        {
            Facts = [nearest], Expected = expected, Actual = claim.Value, Difference = claim.Value - expected, Tolerance = tolerance / factor,
        };
    }

    static decimal Tolerance(Claim claim, Fact fact, Precision precision) =>
        claim.HalfUnitYuan + precision.HalfUnit(fact) * Units.Factor(fact.Unit)!.Value;

    /// <summary>Terms and duties are explained in general; their amounts are of no year.</summary>
    static bool IsExplained(string heading) => heading.Contains("名词解释") || heading.Contains("职责") || heading.Contains("职能");
}
