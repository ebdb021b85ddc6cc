namespace DisclosureExtract.Jobs.Children;

/// <summary>Processor time that one document may take, of all processors together.</summary>
public sealed record TimeLimits
{
    /// <summary>Pages beyond these add no time.</summary>
    const int MostPages = 10_000;

    /// <summary>To open a document and to finish it, whatever its size.</summary>
    public TimeSpan Base { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>For each page; one with text takes some milliseconds.</summary>
    public TimeSpan PerPage { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For each page that has been read from its pixels, which takes some seconds.</summary>
    public TimeSpan PerScan { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan For(int pages, int scanned) =>
        Base + PerPage * Math.Min(pages, MostPages) + PerScan * Math.Min(scanned, MostPages);
}
