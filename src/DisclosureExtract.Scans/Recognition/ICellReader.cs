using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Scans.Recognition;

/// <summary>What kind of text a cell may hold: decides engine, character set and check.</summary>
public enum CellContent
{
    /// <summary>Not known yet: read by the general engine.</summary>
    Any,
    Amount,
    Code,
    Name,
    Header,
    Prose,
}

/// <summary>A cell, or a line of text, to be read from a page image.</summary>
/// <param name="Box">Inside of the cell between its rulings, or around the line.</param>
/// <param name="Content">What it may hold.</param>
public sealed record CellRequest(PixelBox Box, CellContent Content)
{
    /// <summary>
    /// Whether rulings run along its edges, remains of which are no characters; not so around a line outside tables.
    /// </summary>
    public bool IsRuled { get; init; } = true;
}

/// <summary>Reads cells of a page image. One reader is used by one thread at a time.</summary>
public interface ICellReader : IDisposable
{
    /// <summary>Names of the engines at work, with versions.</summary>
    IReadOnlyList<string> Engines { get; }

    /// <summary>Engines that failed on the page read last; what they owed is doubted.</summary>
    IReadOnlyList<EngineFailure> Failures => [];

    /// <summary>Reads every request, in their order.</summary>
    /// <param name="stop">Asked between cells and between what is given to an engine at once.</param>
    IReadOnlyList<CellReading> Read(PageImage image, IReadOnlyList<CellRequest> requests, CancellationToken stop = default);

    /// <summary>Finds lines of text where no grid is, in reading order of their tops.</summary>
    IReadOnlyList<PixelBox> FindLines(PageImage image, PixelBox area, CancellationToken stop = default);
}
