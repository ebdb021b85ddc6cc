using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>Shares against the amounts around them.</summary>
sealed class NarrativeShare() : ClaimRule("narrative.share",
    "a share stated in prose is the part divided by the whole",
    "文字所述占比与金额相符",
    "part and whole are said in the same section, or a form prints the whole")
{
    protected override Finding? Explain(Discrepancy found, Premises premises) => found switch
    {
        ShareAboveAll { Claim: var share } => Report(share, Severity.Error,
            $"a share of {share.Value} %", $"占比 {share.Value}% 超过100%", premises),
        OtherShare other => Other(other, premises),
        _ => null,
    };

    Finding Other(OtherShare found, Premises premises)
    {
        var (share, part, wholeYuan, printed) = found;
        var actual = Math.Round(part.Yuan!.Value / wholeYuan * 100, 4);
        var isCut = Math.Abs(actual - share.Value) < 2 * share.HalfUnit; // the digits were cut off and not rounded
        var sum = NumberFormat.Yuan(wholeYuan);
        var whole = printed is { } p ? $"{p.Value} {p.Unit}" : $"the sum of the parts, {sum} 元";
        var wholeZh = printed is { } q ? $"{q.Value}{q.Unit}" : $"各部分之和 {sum}元";
        return Report(share, isCut ? Severity.Info : Severity.Warning,
            $"{part.Value} {part.Unit} of {whole} is {actual} %, not {share.Value} %",
            $"{part.Value}{part.Unit} ÷ {wholeZh} = {actual}%，文字为 {share.Value}%", premises) with
        {
            Expected = actual, Actual = share.Value, Difference = share.Value - actual, Tolerance = share.HalfUnit,
        };
    }
}
