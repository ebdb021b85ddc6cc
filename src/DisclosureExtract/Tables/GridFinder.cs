using DisclosureExtract.Pages;

namespace DisclosureExtract.Tables;

/// <summary>
/// Rulings and words → grids: rulings are merged, grouped into tables, cut into elementary cells, and the cells without
/// a ruling between them united again. Boundaries that only seem to be two (each row uses one of them) are made one.
/// Words that are left may line up as a table without vertical rulings.
/// </summary>
public static class GridFinder
{
    /// <param name="before">The page before: a table without vertical rulings goes on in its columns.</param>
    public static PageLayout Find(PageContent page, GridOptions? options = null, PageLayout? before = null)
    {
        options ??= GridOptions.Default;
        if (page.StatedTables is { } stated)
            return Layout(page, stated, LineBuilder.Build(page.Words), options, TableTrace.Empty);

        var horizontals = RulingMerger.Merge(page.Rulings, horizontal: true, options.Rulings);
        var verticals = RulingMerger.Merge(page.Rulings, horizontal: false, options.Rulings);
        // The smallest table that holds a word owns it, so a frame drawn around a page does not swallow what is inside.
        var lattices = RulingGroups.Find(horizontals, verticals, options.Rulings)
            .Select(g => Lattice.Create(g, options))
            .OfType<Lattice>()
            .OrderBy(l => l.Box.Area)
            .ToList();
        var trace = new TableTrace(
            [.. horizontals.Concat(verticals).Select(r => r.Line)], [.. lattices.Select(l => l.Box)]);

        var bandings = Banding.Find(lattices, options);
        lattices.RemoveAll(l => bandings.Exists(b => b.Rows.Contains(l)));
        var (grids, loose) = Fill(lattices, page, options);
        var surroundings = new BorderlessSurroundings(
            page,
            [.. horizontals.Select(r => r.Line)],
            bandings,
            grids.Count == 0 && before is { Grids: [.., var last] } ? last : null);
        var (borderless, others) = BorderlessFinder.Find(loose, surroundings, options);
        var lines = LineBuilder.Build(others);
        grids.AddRange(borderless);
        grids = SideBySide.Cut(grids, lines);
        grids.Sort(static (a, b) =>
            a.Box.Top != b.Box.Top ? a.Box.Top.CompareTo(b.Box.Top) : a.Box.Left.CompareTo(b.Box.Left));
        return Layout(page, grids, lines, options, trace);
    }

    /// <summary>Lattices with their words, and the words that stand in none.</summary>
    static (List<Grid> Grids, List<Word> Loose) Fill(List<Lattice> lattices, PageContent page, GridOptions options)
    {
        var wordsOf = lattices.ToDictionary(l => l, _ => new List<Word>());
        var loose = new List<Word>();
        foreach (var word in page.Words)
        {
            var owner = lattices.Find(l => l.Holds(word));
            (owner is null ? loose : wordsOf[owner]).Add(word);
        }
        var ruled = new List<Grid>();
        foreach (var lattice in lattices)
        {
            var grid = lattice.ToGrid(wordsOf[lattice], page.Number);
            var isFrame = grid.Cells.Count < 2 || grid.ColumnCount < 2;
            if (isFrame) loose.AddRange(wordsOf[lattice]);
            else ruled.Add(grid);
        }
        var boxes = ruled.ConvertAll(g => g.Box);
        return (ruled.ConvertAll(g => Parted(OutsideCells.Add(g, loose, boxes), options)), loose);
    }

    /// <summary>What the rulings leave in one cell, though it is several, is parted.</summary>
    static Grid Parted(Grid grid, GridOptions options) => RowSplitter.Split(
        SpanSplitter.Split(CrossedCells.Part(grid, options.Lattice), options.Lattice), options.RowSplit);

    static PageLayout Layout(
        PageContent page, IReadOnlyList<Grid> grids, List<TextLine> lines, GridOptions options, TableTrace trace) =>
        new(page, grids, lines, [.. grids.Select(g => HeaderFinder.Find(g, options.Headers))], trace);
}
