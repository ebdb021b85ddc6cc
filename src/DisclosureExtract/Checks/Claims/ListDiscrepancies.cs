using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>The parts of a list add up to another amount than the whole.</summary>
/// <param name="Claim">The whole.</param>
/// <param name="ToleranceYuan">How far rounding alone could drive the two apart.</param>
sealed record OtherSum(Claim Claim, decimal SumYuan, decimal ToleranceYuan) : Discrepancy(Claim)
{
    /// <summary>Nothing but the words 其中 or 具体为 says that they are its parts.</summary>
    public bool IsLoose { get; init; }
}

/// <summary>The kinds of vehicles add up to another number than all.</summary>
/// <param name="Claim">The number of all.</param>
sealed record OtherVehicles(Claim Claim, decimal Sum) : Discrepancy(Claim);
