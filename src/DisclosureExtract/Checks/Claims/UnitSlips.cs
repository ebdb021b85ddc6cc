using DisclosureExtract.Forms;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>
/// Prose that prints the digits of the forms in another unit. Once, it is a slip of the prose; where it does so throughout, it is one
/// matter, and the unit line of the forms may be wrong as well.
/// </summary>
static class UnitSlips
{
    /// <summary>Claims from which it is no slip of one.</summary>
    const int Throughout = 3;

    public static void Run(ClaimVerdicts verdicts)
    {
        foreach (var slips in verdicts.Discrepancies.OfType<OtherAmount>().Where(IsSlip)
            .GroupBy(o => new { Said = o.Claim.Unit, Printed = o.Nearest.Unit }).ToList())
        {
            if (slips.DistinctBy(s => s.Claim.Value).Count() < Throughout) continue;
            verdicts.Replace([.. slips], new UnitsApart(slips.First().Claim, slips.Count(),
                [.. slips.Select(s => s.Nearest.Table).Distinct<FormTable>(ReferenceEqualityComparer.Instance)]));
        }
    }

    /// <summary>The form prints these digits, and means another amount.</summary>
    static bool IsSlip(OtherAmount other) => other.Claim.Value != 0 && other.Claim.Unit != other.Nearest.Unit
        && other.Topic.Candidates.Any(c => c.Value == other.Claim.Value && c.Unit == other.Nearest.Unit);
}

/// <summary>Many amounts of the prose are those of the forms but for their unit.</summary>
/// <param name="Claim">The first of them.</param>
sealed record UnitsApart(Claim Claim, int Count, IReadOnlyList<FormTable> Tables) : Discrepancy(Claim);
