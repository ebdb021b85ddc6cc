using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>A fall by more than 100 %.</summary>
sealed record FallBelowNothing(Claim Claim) : Discrepancy(Claim);

/// <summary>The amount goes one way and the percentage the other.</summary>
/// <param name="Claim">The percentage.</param>
sealed record OppositeWays(Claim Claim, Claim Change) : Discrepancy(Claim);

/// <summary>The change is another percentage of its base.</summary>
/// <param name="Claim">The percentage.</param>
/// <param name="BaseYuan">The amount before the change.</param>
/// <param name="IsOnlyWhole">No other amount was said that the change could be of.</param>
sealed record OtherPercent(Claim Claim, Claim Change, decimal BaseYuan, bool IsOnlyWhole) : Discrepancy(Claim);

/// <summary>The amounts before and now go the other way.</summary>
/// <param name="Sign">1 where the words call it an increase, -1 a decrease.</param>
sealed record OtherWay(Claim Claim, decimal BeforeYuan, decimal NowYuan, int Sign) : Discrepancy(Claim);

/// <summary>The amounts before and now differ by another amount or percentage.</summary>
/// <param name="Actual">By how much they differ, in the unit of the claim.</param>
/// <param name="Tolerance">What rounding can explain, in the unit of the claim.</param>
sealed record OtherDifference(
    Claim Claim, decimal BeforeYuan, decimal NowYuan, decimal Actual, decimal Tolerance) : Discrepancy(Claim);

/// <summary>The form prints amounts of two years that differ by another amount.</summary>
/// <param name="ToleranceYuan">What rounding can explain.</param>
/// <param name="IsOnlyWhole">No other amount was said that the change could be of.</param>
sealed record OtherDifferenceInForm(
    Claim Claim, Fact Now, Fact Last, decimal ToleranceYuan, bool IsOnlyWhole) : Discrepancy(Claim);

/// <summary>The form prints amounts of two years that differ by another percentage.</summary>
sealed record OtherPercentInForm(Claim Claim, Fact Now, Fact Last, decimal Actual) : Discrepancy(Claim);

/// <summary>A change that is called none in the same breath.</summary>
/// <param name="IsNearly">基本持平.</param>
/// <param name="IsFlatFirst">Whether 持平 stands before the change.</param>
sealed record ChangeCalledNone(Claim Claim, bool IsNearly, bool IsFlatFirst) : Discrepancy(Claim);

/// <summary>A budget and an account that differ are called equal.</summary>
/// <param name="Claim">The account.</param>
sealed record AccountCalledBudget(Claim Claim, Claim Budget) : Discrepancy(Claim);

/// <summary>An amount is called unchanged, and the form prints another one of last year.</summary>
sealed record AmountCalledUnchanged(Claim Claim, Fact Now, Fact Last) : Discrepancy(Claim);

/// <summary>An account is called more, less or the same than its budget, and the two amounts say otherwise.</summary>
/// <param name="Claim">The account.</param>
/// <param name="Words">决算数大于预算数.</param>
sealed record AccountAgainstBudget(Claim Claim, Claim Budget, string Words) : Discrepancy(Claim);

/// <summary>A rate where nothing was before: all of the amount is new, or the plan was 0.</summary>
/// <param name="Claim">The rate.</param>
sealed record RateWithoutBase(Claim Claim) : Discrepancy(Claim);
