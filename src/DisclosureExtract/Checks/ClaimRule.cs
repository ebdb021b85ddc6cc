using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;

namespace DisclosureExtract.Checks;

/// <summary>
/// A rule about numbers in prose. The numbers are compared before; the rule says what a discrepancy means.
/// </summary>
abstract class ClaimRule(string id, string statement, string statementZh, string premise)
    : NarrativeRule(id, statement, statementZh, premise), ICheck<Discrepancy>
{
    public IEnumerable<Finding> Check(Discrepancy part, CheckedDocument document) =>
        Explain(part, document.Premises) is { } finding ? [finding] : [];

    /// <summary>The finding that a discrepancy is; null where it is one of another rule.</summary>
    protected abstract Finding? Explain(Discrepancy found, Premises premises);
}
