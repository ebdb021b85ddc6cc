using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>
/// Something about a claim that a rule reports. How grave it is and what is said of it the rule decides.
/// </summary>
abstract record Discrepancy(Claim Claim);
