namespace DisclosureExtract.Jobs.Children;

/// <summary>What a child may use for one document.</summary>
public sealed record ChildLimits
{
    public TimeLimits Time { get; init; } = new();

    /// <summary>Resident memory, bytes.</summary>
    public long Memory { get; init; } = 1536L << 20;

    /// <summary>All results of one document together, bytes.</summary>
    public long Output { get; init; } = 512L << 20;
}
