using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;
using static DisclosureExtract.Checks.Claims.ClaimText;

namespace DisclosureExtract.Checks.Claims;

/// <summary>
/// narrative.change where the base is said: 6.5万元，比上年预算8万元减少1.5万元; 2025年8万元，2026年6.5万元，减少1.5万元; 由上年的8万元减少到6.5万元.
/// Only where the three numbers follow each other.
/// </summary>
static partial class SaidBase
{
    /// <summary>Compares the change at an index with the two amounts it is between; true where they contradict it.</summary>
    public static bool IsContradicted(SectionClaims section, int at, ClaimVerdicts verdicts)
    {
        var change = section.Claims[at];
        var reached = change.IsAmount ? ReachedWord().Match(change.About) : Match.Empty;
        if (Ends(section, at, reached.Success) is not var (before, now)) return false;
        var (x, y) = (before.Yuan!.Value, now.Yuan!.Value);
        var difference = y - x;
        var half = now.HalfUnitYuan + before.HalfUnitYuan;
        var sign = !reached.Success ? Math.Sign(change.Value) : Falls().IsMatch(reached.Value) ? -1 : 1;
        if (sign * difference < -half)
        {
            verdicts.Contradict(change, ChangeChecks.Wrong(change, Severity.Error,
                $"{Number(x)} 元 before and {Number(y)} 元 now are called {Direction(sign)}",
                $"{Number(x)}元变为 {Number(y)}元，文字称{DirectionZh(sign)}"));
            return true;
        }
        if (reached.Success || x == 0 || change.Unit is "个百分点") return false;
        var factor = Units.Factor(change.Unit);
        var expected = factor is { } unit ? difference / unit : difference / x * 100;
        var tolerance = change.HalfUnit + (half / factor ?? 100 * half * (1 + Math.Abs(difference / x)) / x);
        if (Math.Abs(expected - change.Value) <= tolerance)
        {
            verdicts.Confirm(change);
            return false;
        }
        var rounded = Math.Round(expected, 4);
        verdicts.Contradict(change, ChangeChecks.Wrong(change, Severity.Warning,
            $"from {Number(x)} 元 to {Number(y)} 元 is a change of {rounded} {change.Unit}, not {change.Value} {change.Unit}",
            $"由 {Number(x)}元到 {Number(y)}元，变动 {rounded}{change.Unit}，文字为 {change.Value}{change.Unit}") with
        {
            Expected = rounded, Actual = change.Value, Difference = change.Value - rounded, Tolerance = tolerance,
        });
        return true;
    }

    /// <summary>The two amounts that a change is between; null where the words do not say it.</summary>
    /// <param name="isReached">The claim itself is the amount that was reached.</param>
    static (Claim Before, Claim Now)? Ends(SectionClaims section, int at, bool isReached)
    {
        var change = section.Claims[at];
        var first = isReached ? at - 1 : at - 2;
        if (first < 0 || (change.Kind != ClaimKind.Change && !isReached) || ChangedAmounts.IsLeftOpen(change)) return null;
        var (a, b) = (section.Claims[first], section.Claims[first + 1]);
        if (!a.IsAmount || !b.IsAmount || !FollowEachOther(a, change)) return null;
        var (isPastA, isPastB) = (ChangedAmounts.IsPast(a, section.Year), ChangedAmounts.IsPast(b, section.Year));
        if (isReached ? !isPastA : isPastA == isPastB) return null;
        if (ChangedAmounts.SubjectOf(change).Length > 1 && ChangedAmounts.Named(change, [a, b]).Count == 0) return null;
        return isPastA ? (a, b) : (b, a);
    }

    static bool FollowEachOther(Claim first, Claim change)
    {
        if (!first.IsInSentenceOf(change) || Parted().IsMatch(first.TextUpTo(change))) return false;
        // In a list after 其中 the comparison may be of what the list is of.
        var sentence = first.Paragraph.Tight.AsSpan(0, first.Start).LastIndexOf('。') + 1;
        return !OfWhich().IsMatch(first.Paragraph.Tight[sentence..first.Start]);
    }

    [GeneratedRegex("(增加|增长|上升|提高|减少|下降|降低)[到至]$")]
    private static partial Regex ReachedWord();

    [GeneratedRegex("减少|下降|降低")]
    private static partial Regex Falls();

    [GeneratedRegex("其中|包括|分别")]
    private static partial Regex OfWhich();

    /// <summary>Between amounts of different things.</summary>
    [GeneratedRegex("其中|[;。]")]
    private static partial Regex Parted();
}
