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
        SaidTwice { Claim: var claim, First: var first } => Report(claim, Severity.Warning,
            $"{claim.Value} {claim.Unit} here and {first.Value} {first.Unit} before in the same words",
            $"同一段落同一事项先为 {first.Value}{first.Unit}，后为 {claim.Value}{claim.Unit}", premises),
        AmountOfEmptyForm { Claim: var claim, Topic: var topic } => Report(claim, Severity.Error,
            $"the prose states {claim.Value} {claim.Unit} of {topic.Name}, whose form is empty",
            $"文字所述 {topic.Name} {claim.Value}{claim.Unit}，而对应报表为空", premises),
        _ => null,
    };

    Finding Other(OtherAmount other, Premises premises)
    {
        var (claim, topic, nearest, tolerance, elsewhere) = other;
        var factor = claim.Unit.Factor;
        var expected = nearest.AmountYuan / factor;
        // Where forms print several amounts of this name, or other money has just this one, it is open which is meant.
        var values = topic.Candidates.Concat(topic.IsScoped ? [] : topic.OtherMoney).Select(c => c.AmountYuan).Distinct().Count();
        var isCertain = elsewhere is null && topic.IsSure && !other.IsOfOneBody && values <= (topic.IsOfOneMoney ? 1 : 2);
        var (also, alsoZh) = elsewhere is null
            ? ("", "")
            : ($", {elsewhere.Form} this amount for other money", $"（该金额见于口径不同的 {elsewhere.Form}）");
        return Report(claim, isCertain ? Severity.Error : Severity.Warning,
            $"the prose states {claim.Value} {claim.Unit} of {topic.Name}; "
                + $"{nearest.Form} prints {nearest.Value} {nearest.Unit}{also}",
            $"文字所述 {topic.Name} 为 {claim.Value}{claim.Unit}，{nearest.Form} 印作 {nearest.Value}{nearest.Unit}{alsoZh}",
            premises, [nearest]) with
        {
            Expected = expected,
            Actual = claim.Value,
            Difference = claim.Value - expected,
            Tolerance = tolerance / factor,
        };
    }
}
