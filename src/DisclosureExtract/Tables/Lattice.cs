using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>The rulings of one table as two axes of boundaries and the cells that they enclose.</summary>
sealed class Lattice
{
    readonly LatticeAxis x, y;
    readonly CellRegions regions;
    readonly LatticeOptions options;

    Lattice(LatticeAxis x, LatticeAxis y, CellRegions regions, LatticeOptions options) =>
        (this.x, this.y, this.regions, this.options) = (x, y, regions, options);

    public BoundingBox Box => new(x.Low, y.Low, x.High, y.High);

    public IReadOnlyList<double> ColumnLines => x.Lines;

    public int RowCount => y.Intervals;

    /// <summary>Null where the rulings enclose no cell.</summary>
    public static Lattice? Create(RulingGroup group, GridOptions options)
    {
        var horizontals = group.Horizontals.Select(r => r.Line).ToList();
        var verticals = group.Verticals.Select(r => r.Line).ToList();
        MissingBorders.Add(horizontals, verticals, options);
        LatticeAxis x = new(verticals), y = new(horizontals);
        if (x.Intervals < 1 || y.Intervals < 1) return null;
        var left = x.DrawnSides(verticals, y, options.Lattice.SideShare);
        var top = y.DrawnSides(horizontals, x, options.Lattice.SideShare);
        return new Lattice(x, y, new CellRegions(left, top), options.Lattice);
    }

    public bool Holds(Word word) =>
        x.Holds(word.Box.CenterX, options.Margin) && y.Holds(word.Box.CenterY, options.Margin);

    /// <summary>The cells with their words; the middle of a word says in which it stands.</summary>
    /// <param name="page">1-based.</param>
    public Grid ToGrid(List<Word> words, int page)
    {
        var wordsOf = WordsByRegion(words);
        var rowOf = y.UniteSlipped(RowExtents(wordsOf), x.Intervals, options.RowSlip, options.Sliver);
        var columnOf = x.UniteSlipped(ColumnExtents(wordsOf), y.Intervals, options.ColumnSlip, options.Sliver);

        var cells = new List<Cell>();
        for (var i = 0; i < regions.All.Count; i++)
        {
            var r = regions.All[i];
            var (row, column) = (rowOf[r.Top], columnOf[r.Left]);
            var (rowSpan, columnSpan) = (rowOf[r.Bottom] - row, columnOf[r.Right] - column);
            if (rowSpan <= 0 || columnSpan <= 0) continue; // a sliver between two drawings of one boundary
            var box = new BoundingBox(x.Lines[r.Left], y.Lines[r.Top], x.Lines[r.Right], y.Lines[r.Bottom]);
            var lines = wordsOf[i] is { } own ? LineBuilder.Build(own) : [];
            cells.Add(new Cell(row, column, rowSpan, columnSpan, box, lines) { Page = page });
        }
        return new Grid
        {
            RowCount = rowOf[^1],
            ColumnCount = columnOf[^1],
            Cells = cells.InReadingOrder(),
            Box = Box,
            ColumnLines = x.LinesOf(columnOf),
        };
    }

    List<Word>?[] WordsByRegion(List<Word> words)
    {
        var wordsOf = new List<Word>?[regions.All.Count];
        foreach (var word in words)
        {
            var at = regions.IndexAt(y.IntervalAt(word.Box.CenterY), x.IntervalAt(word.Box.CenterX));
            (wordsOf[at] ??= []).Add(word);
        }
        return wordsOf;
    }

    IEnumerable<CellExtent> ColumnExtents(List<Word>?[] wordsOf) =>
        regions.All.Select((r, i) => new CellExtent(r.Left, r.Right, r.Top, r.Bottom, wordsOf[i] is not null));

    IEnumerable<CellExtent> RowExtents(List<Word>?[] wordsOf) =>
        regions.All.Select((r, i) => new CellExtent(r.Top, r.Bottom, r.Left, r.Right, wordsOf[i] is not null));
}
