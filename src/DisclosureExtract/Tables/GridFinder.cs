using DisclosureExtract.Pages;

namespace DisclosureExtract.Tables;

/// <summary>What is left of a page when its tables are taken out.</summary>
/// <param name="Grids">Ruled tables from top to bottom.</param>
/// <param name="Lines">Lines of text outside of them, from top to bottom.</param>
public sealed record PageLayout(PageContent Page, IReadOnlyList<Grid> Grids, IReadOnlyList<TextLine> Lines);

/// <summary>
/// Rulings and words → grids: rulings are merged, grouped into tables, cut into elementary cells, and the cells without a
/// ruling between them united again. Boundaries that only seem to be two (each row uses one of them) are made one.
/// </summary>
public static class GridFinder
{
    /// <param name="before">The page before: a table without vertical rulings goes on in its columns.</param>
    public static PageLayout Find(PageContent page, GridOptions? options = null, PageLayout? before = null)
    {
        if (page.StatedTables is { } stated) return new PageLayout(page, stated, LineBuilder.Build(page.Words));

        options ??= GridOptions.Default;
        var members = new Dictionary<Ruling, List<Ruling>>();
        var horizontals = RulingMerger.Merge(page.Rulings, horizontal: true, options, members);
        var verticals = RulingMerger.Merge(page.Rulings, horizontal: false, options, members);
        var lattices = Groups(horizontals, verticals, members, options)
            .Select(g => Lattice.Create(g.Horizontals, g.Verticals, options))
            .OfType<Lattice>()
            .OrderBy(l => l.Box.Area)
            .ToList();

        var stripes = Stripes.Find(lattices, options);
        lattices.RemoveAll(l => stripes.Exists(s => s.Rows.Contains(l)));

        // The smallest table that holds a word owns it, so a frame drawn around a page does not swallow what is inside.
        var owned = new Dictionary<Lattice, List<Word>>();
        var loose = new List<Word>();
        foreach (var word in page.Words)
        {
            var owner = lattices.Find(l => l.Holds(word.Box.CenterX, word.Box.CenterY));
            if (owner is null) loose.Add(word);
            else if (owned.TryGetValue(owner, out var words)) words.Add(word);
            else owned[owner] = [word];
        }

        var grids = new List<Grid>();
        foreach (var lattice in lattices)
        {
            var words = owned.GetValueOrDefault(lattice) ?? [];
            var grid = lattice.ToGrid(words, page.Number);
            if (grid.Cells.Count < 2 || grid.ColumnCount < 2) loose.AddRange(words); // a frame, not a table
            else grids.Add(RowSplitter.Split(SpanSplitter.Split(grid)));
        }
        var (open, rest) = OpenTableFinder.Find(page, loose, horizontals, grids.Count == 0 && before is { Grids: [.., var last] } ? last : null, stripes);
        (loose, grids) = (rest, [.. grids, .. open]);
        grids.Sort(static (a, b) => a.Box.Top != b.Box.Top ? a.Box.Top.CompareTo(b.Box.Top) : a.Box.Left.CompareTo(b.Box.Left));
        return new PageLayout(page, grids, LineBuilder.Build(loose));
    }

    /// <summary>
    /// Rulings of each table. Tables that stand one below the other are merged each by itself: a boundary of one must not
    /// draw to it a boundary of the other that only nearly lines up.
    /// </summary>
    static List<(List<Ruling> Horizontals, List<Ruling> Verticals)> Groups(List<Ruling> horizontals, List<Ruling> verticals, Dictionary<Ruling, List<Ruling>> members, GridOptions options)
    {
        var groups = RulingGroups.Connect(horizontals, verticals, options);
        if (groups.Count < 2) return groups;
        return groups.ConvertAll(g => (
            RulingMerger.Merge(g.Horizontals.SelectMany(r => members[r]), horizontal: true, options),
            RulingMerger.Merge(g.Verticals.SelectMany(r => members[r]), horizontal: false, options)));
    }
}
