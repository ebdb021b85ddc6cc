using System.Text.RegularExpressions;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>
/// Changes whose base is said: 6.5万元，比上年预算8万元减少1.5万元; 2025年8万元，2026年6.5万元，减少1.5万元; 由上年的8万元减少到6.5万元.
/// Only where the three numbers follow each other.
/// </summary>
static partial class SaidBase
{
    /// <summary>
    /// Compares the change at an index with the two amounts it is between; true where they contradict it.
    /// </summary>
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
            verdicts.Contradict(new OtherWay(change, x, y, sign));
            return true;
        }
        if (reached.Success || x == 0 || change.Unit.Name is "个百分点") return false;
        var factor = change.Unit.Yuan;
        var expected = factor is { } unit ? difference / unit : difference / x * 100;
        var tolerance = change.HalfUnit + (half / factor ?? 100 * half * (1 + Math.Abs(difference / x)) / x);
        if (Math.Abs(expected - change.Value) <= tolerance)
        {
            verdicts.Confirm(change);
            return false;
        }
        verdicts.Contradict(new OtherDifference(change, x, y, Math.Round(expected, 4), tolerance));
        return true;
    }

    /// <summary>The two amounts that a change is between; null where the words do not say it.</summary>
    /// <param name="isReached">The claim itself is the amount that was reached.</param>
    static (Claim Before, Claim Now)? Ends(SectionClaims section, int at, bool isReached)
    {
        var change = section.Claims[at];
        var first = isReached ? at - 1 : at - 2;
        if (first < 0 || (change.Kind != ClaimKind.Change && !isReached) || ChangedAmounts.IsLeftOpen(change))
            return null;
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
