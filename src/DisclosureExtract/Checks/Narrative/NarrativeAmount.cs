using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>
/// Amounts of the notes against the forms, by intervals: each number is rounded to its printed place.
/// </summary>
sealed class NarrativeAmount() : ClaimRule("narrative.amount",
    "an amount stated in prose is that of the form",
    "文字所述金额与报表一致",
    "the words before the amount name a row of a form, and neither another year nor a part of it")
{
    protected override Finding? Explain(Discrepancy found, Premises premises) => found switch
    {
        OtherAmount other => Other(other, premises),
        AmountOfEmptyForm { Claim: var claim, Topic: var topic } => Report(claim, Severity.Error,
            $"the prose states {claim.Value} {claim.Unit} of {topic.Name}, whose form is empty",
            $"文字所述 {topic.Name} {claim.Value}{claim.Unit}，而对应报表为空", premises),
        _ => null,
    };

    Finding Other(OtherAmount other, Premises premises)
    {
        var (claim, topic, nearest, tolerance) = other;
        var factor = claim.Unit.Factor;
        var expected = nearest.AmountYuan / factor;
        // Forms that disagree among themselves leave it open which of them the prose means.
        var values = topic.Candidates.Select(c => c.AmountYuan).Distinct().Count();
        return Report(claim, values <= 2 ? Severity.Error : Severity.Warning,
            $"the prose states {claim.Value} {claim.Unit} of {topic.Name}; "
                + $"{nearest.Form} prints {nearest.Value} {nearest.Unit}",
            $"文字所述 {topic.Name} 为 {claim.Value}{claim.Unit}，{nearest.Form} 印作 {nearest.Value}{nearest.Unit}",
            premises, [nearest]) with
        {
            Expected = expected,
            Actual = claim.Value,
            Difference = claim.Value - expected,
            Tolerance = tolerance / factor,
        };
    }
}
