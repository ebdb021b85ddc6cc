using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>What became of a claim.</summary>
public enum ClaimState
{
    /// <summary>No form and no arithmetic says anything of it.</summary>
    Unchecked,

    Confirmed,
    Contradicted,
}

/// <summary>What checking a claim came to.</summary>
/// <param name="Fact">The amount of a form that the claim was compared with; null where it was compared with
/// none.</param>
public sealed record ClaimVerdict(Claim Claim, ClaimState State, Fact? Fact = null)
{
    /// <summary>Why it was not checked; null where it was.</summary>
    public string? Why { get; init; }
}

/// <summary>A verdict on every claim of a document, in reading order, and what the rules report.</summary>
sealed record ClaimResult(IReadOnlyList<ClaimVerdict> Verdicts, IReadOnlyList<Discrepancy> Discrepancies);
