namespace DisclosureExtract.Jobs.Children;

/// <summary>What a child may use for one document.</summary>
public sealed record ChildLimits
{
    /// <summary>Time to open a document and to finish it, whatever its size.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// Further time for each page: a scanned page takes a second or two, on a busy machine several times that.
    /// </summary>
    public TimeSpan TimePerPage { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Resident memory, bytes.</summary>
    public long Memory { get; init; } = 1536L << 20;

    /// <summary>All results of one document together, bytes.</summary>
    public long Output { get; init; } = 512L << 20;
}
