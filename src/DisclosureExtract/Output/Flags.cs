using DisclosureExtract.Facts;

namespace DisclosureExtract.Output;

/// <summary>Which rules suspect an amount.</summary>
sealed class Flags(IReadOnlyList<Finding> findings)
{
    readonly SuspectIndex<Finding> suspects = SuspectIndex.Of(findings);

    /// <summary>Ids of the rules whose findings suspect it, each once, parted by spaces.</summary>
    public string Of(Fact fact) => fact.Status != FactStatus.Disputed ? ""
        : string.Join(' ', suspects.Of(fact).Select(f => f.Rule).Distinct());
}
