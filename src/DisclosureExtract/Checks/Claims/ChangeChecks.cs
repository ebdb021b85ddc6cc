using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>
/// "X万元，比上年增加Y万元，增长Z%": the base is X − Y, and Y is Z percent of it. X is one of the amounts said before;
/// the claim fails only where none of them fits.
/// </summary>
static class ChangeChecks
{
    public static void Run(SectionClaims section, ClaimVerdicts verdicts)
    {
        for (var at = 0; at < section.Claims.Count; at++)
        {
            if (SaidBase.IsContradicted(section, at, verdicts)) continue;
            var claim = section.Claims[at];
            if (claim.IsPercentOfChange)
                Percent(section, at, verdicts);
            else if (claim is { Kind: ClaimKind.Change, Yuan: { } difference } && !ChangedAmounts.IsLeftOpen(claim))
                Money(section, at, difference, verdicts);
        }
    }

    static void Percent(SectionClaims section, int at, ClaimVerdicts verdicts)
    {
        var percent = section.Claims[at];
        if (percent.Value < -100)
            verdicts.Contradict(new FallBelowNothing(percent));
        else if (verdicts.IsOpen(percent))
            ChangeInForm.CheckPercent(section, at, verdicts);
    }

    static void Money(SectionClaims section, int at, decimal difference, ClaimVerdicts verdicts)
    {
        var change = section.Claims[at];
        var percent = section.NextInSentence(at) is { IsPercentOfChange: true } next && !ChangedAmounts.IsSevered(change, next)
            ? next
            : null;
        ChangeInForm.ConfirmNamed(section.Topics, change, percent, verdicts);
        var wholes = ChangedAmounts.Of(section.Claims, at);
        ChangeInForm.CheckMoney(section.Topics, change, wholes, verdicts);
        if (percent is { Value: >= -100 } && !ChangedAmounts.IsLeftOpen(percent))
            MoneyAndPercent(change, difference, percent, wholes, verdicts);
    }

    static void MoneyAndPercent(
        Claim change, decimal difference, Claim percent, List<Claim> wholes, ClaimVerdicts verdicts)
    {
        if (difference != 0 && percent.Value != 0 && Math.Sign(difference) != Math.Sign(percent.Value))
        {
            verdicts.Contradict(new OppositeWays(percent, change));
            return;
        }
        // 5万元，比上年增加5万元，增长100%: last year there was nothing to grow.
        if (difference > 0 && percent.Value != 0 && wholes is [{ } only] && Math.Abs(only.Yuan!.Value - difference) <= change.HalfUnitYuan)
        {
            verdicts.Note(new RateWithoutBase(percent));
            return;
        }
        if (wholes.Exists(w => Fits(w, change, percent)))
        {
            verdicts.ConfirmOpen(change, percent);
            return;
        }
        // The amount the change is of: the nearest one whose base is positive.
        var whole = wholes.FindLast(w => w.Yuan - difference > 0 && w.Yuan >= Math.Abs(difference) / 20);
        if (whole?.Yuan - difference is { } basis and > 0)
            verdicts.Contradict(new OtherPercent(percent, change, basis, IsOnlyWhole: wholes.Count == 1));
    }

    /// <summary>Whether the three agree by intervals, each number rounded to its printed place.</summary>
    static bool Fits(Claim whole, Claim change, Claim percent)
    {
        var half = whole.HalfUnitYuan + change.HalfUnitYuan;
        var (basis, difference) = (whole.Yuan!.Value - change.Yuan!.Value, change.Yuan.Value);
        if (basis <= half) return false;
        var low = (Math.Abs(difference) - change.HalfUnitYuan) / (basis + half) * 100;
        var high = (Math.Abs(difference) + change.HalfUnitYuan) / (basis - half) * 100;
        return Math.Abs(percent.Value) + percent.HalfUnit >= low && Math.Abs(percent.Value) - percent.HalfUnit <= high;
    }
}
