using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>
/// Amounts of the notes against the forms, by intervals: each number is rounded to its printed place.
/// </summary>
static class AmountChecks
{
    public static void Run(
        IReadOnlyList<Claim> claims, ClaimTopics topics, Precision precision, Metadata metadata, ClaimVerdicts verdicts)
    {
        foreach (var claim in claims)
            if (claim.IsAmount && !IsExplained(claim.Heading) && topics.Of(claim) is { } topic)
                Check(claim, topic, topics, precision, metadata, verdicts);
    }

    static void Check(
        Claim claim, Topic topic, ClaimTopics topics, Precision precision, Metadata metadata, ClaimVerdicts verdicts)
    {
        var yuan = claim.Yuan!.Value;
        var isBudgetOfAccounts = metadata.IsFinal == true && claim.About.Contains("预算为", StringComparison.Ordinal);
        var candidates = isBudgetOfAccounts
            ? [.. topic.Candidates.Select(topics.Facts.Budget).OfType<Fact>()]
            : topic.Candidates;
        bool IsPrinted(Fact fact) => Math.Abs(fact.AmountYuan!.Value - yuan) <= Tolerance(claim, fact, precision);
        if (candidates.FirstOrDefault(IsPrinted) is { } equal)
        {
            verdicts.Confirm(claim, equal);
            if (topic.OtherName is not null) verdicts.Note(new OtherName(claim, topic, equal));
            return;
        }
        if (yuan == 0 && (topic.IsEmptyForm || topic.IsAbsent))
        {
            verdicts.Confirm(claim);
            return;
        }
        if (!topic.IsPrecise || isBudgetOfAccounts || ClaimYears.IsOfOtherTime(claim, metadata.Year)) return;
        var isOfOneBody = BodyScope.IsOfOneBody(claim, metadata);
        if (isOfOneBody && metadata.Level is DisclosureLevels.Department) return;
        if (Nearest(candidates, claim, yuan) is { } nearest)
            verdicts.Contradict(
                new OtherAmount(claim, topic, nearest, Tolerance(claim, nearest, precision), topic.OtherMoney.FirstOrDefault(IsPrinted))
                {
                    IsOfOneBody = isOfOneBody,
                },
                nearest);
        else if (topic.IsEmptyForm)
            verdicts.Contradict(new AmountOfEmptyForm(claim, topic));
    }

    /// <summary>The amount nearest to the claim, among those of the money it speaks of where there are any.</summary>
    static Fact? Nearest(IReadOnlyList<Fact> candidates, Claim claim, decimal yuan)
    {
        var scope = FundScope.Of(claim);
        var own = scope == Funds.Unknown ? [] : candidates.Where(c => FundScope.Of(c) == scope).ToList();
        return (own.Count > 0 ? own : candidates).MinBy(c => Math.Abs(c.AmountYuan!.Value - yuan));
    }

    static decimal Tolerance(Claim claim, Fact fact, Precision precision) =>
        claim.HalfUnitYuan + precision.Amount(fact).HalfUnitYuan;

    /// <summary>Terms and duties are explained in general; their amounts are of no year.</summary>
    public static bool IsExplained(string heading) =>
        heading.Contains("名词解释") || heading.Contains("职责") || heading.Contains("职能");
}
