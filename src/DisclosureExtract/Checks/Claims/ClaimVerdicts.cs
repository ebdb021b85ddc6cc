using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>
/// Verdicts and findings as the checks of one document come to them. A check may ask what an earlier one came to; a later verdict
/// on a claim replaces the earlier one.
/// </summary>
sealed class ClaimVerdicts
{
    readonly Dictionary<Claim, ClaimVerdict> byClaim = new(ReferenceEqualityComparer.Instance);
    readonly List<Finding> findings = [];

    public ClaimVerdict Of(Claim claim) => byClaim.GetValueOrDefault(claim) ?? new ClaimVerdict(claim, ClaimState.Unchecked);

    public Fact? FactOf(Claim claim) => Of(claim).Fact;

    public bool IsOpen(Claim claim) => Of(claim).State == ClaimState.Unchecked;

    public void Confirm(Claim claim) => Confirm(claim, FactOf(claim));

    public void Confirm(Claim claim, Fact? fact) => byClaim[claim] = new(claim, ClaimState.Confirmed, fact);

    /// <summary>Confirms those of the claims on which there is no verdict yet.</summary>
    public void ConfirmOpen(params IEnumerable<Claim> claims)
    {
        foreach (var claim in claims.Where(IsOpen)) Confirm(claim);
    }

    /// <param name="fact">The amount of a form that contradicts the claim; null leaves the one it was compared with before.</param>
    public void Contradict(Claim claim, Finding? finding = null, Fact? fact = null)
    {
        byClaim[claim] = new(claim, ClaimState.Contradicted, fact ?? FactOf(claim));
        if (finding is not null) findings.Add(finding);
    }

    /// <summary>A finding that decides nothing about a claim.</summary>
    public void Note(Finding finding) => findings.Add(finding);

    public ClaimResult ToResult(IEnumerable<Claim> claims) => new([.. claims.Select(Of)], findings);

    /// <summary>A finding at the place of a claim that quotes its words.</summary>
    public static Finding Finding(Claim claim, string rule, Severity severity, string message, string messageZh)
    {
        var (page, box) = claim.Place;
        return new Finding
        {
            Rule = rule,
            Severity = severity,
            Cause = Cause.Source,
            Message = $"{message} (“{claim.Quote}”)",
            MessageZh = $"{messageZh}（“{claim.Quote}”）",
            Place = new Place(page, box),
        };
    }
}
