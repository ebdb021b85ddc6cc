using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Claims;

/// <summary>A share above 100 %.</summary>
sealed record ShareAboveAll(Claim Claim) : Discrepancy(Claim);

/// <summary>The part is another share of the whole.</summary>
/// <param name="Claim">The share.</param>
/// <param name="Printed">The whole as it is printed; null where it is the sum of the parts.</param>
sealed record OtherShare(
    Claim Claim, Claim Part, decimal WholeYuan, (decimal Value, Unit Unit)? Printed) : Discrepancy(Claim);
