using DisclosureExtract.Pages;

namespace DisclosureExtract.Facts;

public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>Where a fault comes from.</summary>
public enum Cause
{
    /// <summary>The page prints it so.</summary>
    Source,

    /// <summary>We misread.</summary>
    Reading,

    /// <summary>Either; nothing tells which.</summary>
    Unknown,
}

/// <summary>
/// Something a reader of the result should know: a sum that fails, a code nobody knows, a page that could not be read.
/// </summary>
public sealed record Finding
{
    /// <summary>Id of the rule, see docs/rules.md.</summary>
    public required string Rule { get; init; }

    public required Severity Severity { get; init; }

    public required Cause Cause { get; init; }

    public required string Message { get; init; }

    public required string MessageZh { get; init; }

    /// <summary>What is held to be wrong, as few as the rule can tell: disputed.</summary>
    public IReadOnlyList<Suspect> Suspects { get; init; } = [];

    /// <summary>The other amounts that take part: they stay as they are.</summary>
    public IReadOnlyList<Fact> Terms { get; init; } = [];

    /// <summary>What would make it hold, best first.</summary>
    public IReadOnlyList<Explanation> Explanations { get; init; } = [];

    public decimal? Expected { get; init; }

    public decimal? Actual { get; init; }

    public decimal? Difference { get; init; }

    /// <summary>How far rounding alone could drive the two apart.</summary>
    public decimal? Tolerance { get; init; }

    /// <summary>What was changed and why, where a reading was repaired.</summary>
    public string? Repair { get; init; }

    public Place? Place { get; init; }
}
