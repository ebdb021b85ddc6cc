using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>A table put together from the grids of one or more pages.</summary>
public sealed record Table
{
    public required string Id { get; init; }

    public required TableContext Context { get; init; }

    /// <summary>All cells in one row and column numbering; headings repeated on later pages are left out.</summary>
    public required Grid Grid { get; init; }

    public required HeaderExtent Header { get; init; }

    /// <summary>1-based pages, in order.</summary>
    public required IReadOnlyList<int> Pages { get; init; }

    /// <summary>Units printed over its parts on later pages, where they differ from that of the table.</summary>
    public IReadOnlyDictionary<int, Evidence> UnitsOfPages { get; init; } = new Dictionary<int, Evidence>();

    /// <summary>Lines below the table that speak of it, and rows that hold nothing but a note.</summary>
    public IReadOnlyList<Evidence> Notes { get; init; } = [];

    /// <summary>Cells in which the heading is printed once more between the rows; the grid leaves them out.</summary>
    public IReadOnlyList<Cell> HeadingsAgain { get; init; } = [];

    /// <summary>Where the table stands: one box for each page.</summary>
    public required IReadOnlyList<(int Page, BoundingBox Box)> Boxes { get; init; }
}
