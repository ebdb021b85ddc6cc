using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>
/// Verdicts and discrepancies as the checks of one document come to them. A check may ask what an earlier one came to;
/// a later verdict on a claim replaces the earlier one.
/// </summary>
sealed class ClaimVerdicts
{
    readonly Dictionary<Claim, ClaimVerdict> byClaim = new(ReferenceEqualityComparer.Instance);
    readonly List<Discrepancy> discrepancies = [];

    public ClaimVerdict Of(Claim claim) => byClaim.GetValueOrDefault(claim) ?? new(claim, ClaimState.Unchecked);

    public Fact? FactOf(Claim claim) => Of(claim).Fact;

    public bool IsContradicted(Claim claim) => Of(claim).State == ClaimState.Contradicted;

    public bool IsOpen(Claim claim) => Of(claim).State == ClaimState.Unchecked;

    public void Confirm(Claim claim) => Confirm(claim, FactOf(claim));

    public void Confirm(Claim claim, Fact? fact) => byClaim[claim] = new(claim, ClaimState.Confirmed, fact);

    /// <summary>Confirms those of the claims on which there is no verdict yet.</summary>
    public void ConfirmOpen(params IEnumerable<Claim> claims)
    {
        foreach (var claim in claims.Where(IsOpen)) Confirm(claim);
    }

    /// <param name="fact">The amount of a form that contradicts the claim; null where none does.</param>
    public void Contradict(Claim claim, Fact? fact = null) =>
        byClaim[claim] = new(claim, ClaimState.Contradicted, fact ?? FactOf(claim));

    /// <inheritdoc cref="Contradict(Claim, Fact?)"/>
    public void Contradict(Discrepancy discrepancy, Fact? fact = null)
    {
        Contradict(discrepancy.Claim, fact);
        Note(discrepancy);
    }

    /// <summary>Something to report that decides nothing about the claim.</summary>
    public void Note(Discrepancy discrepancy) => discrepancies.Add(discrepancy);

    /// <summary>What there is to report so far.</summary>
    public IReadOnlyList<Discrepancy> Discrepancies => discrepancies;

    /// <summary>One thing to report in place of several that are all of it.</summary>
    public void Replace(IReadOnlyList<Discrepancy> several, Discrepancy one)
    {
        discrepancies.RemoveAll(several.Contains);
        Note(one);
    }

    /// <param name="why">Why nothing could be said of a claim.</param>
    public ClaimResult ToResult(IEnumerable<Claim> claims, Func<Claim, string> why) => new(
        [.. claims.Select(c => IsOpen(c) ? Of(c) with { Why = why(c) } : Of(c))], discrepancies);
}
