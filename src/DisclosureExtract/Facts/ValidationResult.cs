namespace DisclosureExtract.Facts;

/// <summary>What the rules found, and which facts they looked at.</summary>
public sealed record ValidationResult
{
    public required IReadOnlyList<Fact> Facts { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Relations checked, passed (rounding included) and failed.</summary>
    public required int Checked { get; init; }

    public required int Passed { get; init; }

    public required int Failed { get; init; }

    /// <summary>Facts that take part in at least one relation.</summary>
    public required IReadOnlySet<Fact> Covered { get; init; }

    /// <summary>Relations whose premise holds here, as evaluated.</summary>
    public IReadOnlyList<RelationResult> Relations { get; init; } = [];
}
