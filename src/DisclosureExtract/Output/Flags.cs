using DisclosureExtract.Facts;

namespace DisclosureExtract.Output;

/// <summary>Which rules suspect an amount.</summary>
sealed class Flags(IReadOnlyList<Finding> findings)
{
    readonly List<(string Rule, Suspect Suspect)> suspects =
        [.. findings.SelectMany(f => f.Suspects.Select(s => (f.Rule, s)))];

    /// <summary>Ids of the rules whose findings suspect it, each once, parted by spaces.</summary>
    public string Of(Fact fact) => fact.Status != FactStatus.Disputed ? ""
        : string.Join(' ', suspects.Where(s => s.Suspect.Concerns(fact)).Select(s => s.Rule).Distinct());
}
