using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>
/// The rulings of one table as two lists of boundaries and, for each elementary cell, which of its sides are drawn.
/// </summary>
sealed class Lattice
{
    readonly double[] xs, ys;
    readonly int columns, rows;
    readonly int[] region;                     // elementary cell → region
    readonly List<(int R0, int C0, int R1, int C1)> regions;
    readonly GridOptions options;

    Lattice(double[] xs, double[] ys, int[] region, List<(int, int, int, int)> regions, GridOptions options)
    {
        (this.xs, this.ys, this.region, this.regions, this.options) = (xs, ys, region, regions, options);
        (columns, rows) = (xs.Length - 1, ys.Length - 1);
    }

    public BoundingBox Box => new(xs[0], ys[0], xs[^1], ys[^1]);

    public IReadOnlyList<double> ColumnLines => xs;

    public int RowCount => rows;

    /// <summary>Null where the rulings enclose no cell.</summary>
    public static Lattice? Create(List<Ruling> horizontals, List<Ruling> verticals, GridOptions options)
    {
        AddOpenSides(horizontals, verticals, options);
        var xs = Boundaries(verticals);
        var ys = Boundaries(horizontals);
        if (xs.Length < 2 || ys.Length < 2) return null;
        var (columns, rows) = (xs.Length - 1, ys.Length - 1);

        // Which elementary sides are drawn: left[r, i] is the side at boundary i in row r, top[j, c] that at boundary j in column c.
        var left = Sides(verticals, xs, ys, options.SideShare);
        var top = Sides(horizontals, ys, xs, options.SideShare);

        var connected = new DisjointSet(rows * columns);
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                var cell = r * columns + c;
                if (c + 1 < columns && !left[(c + 1) * rows + r]) connected.Unite(cell, cell + 1);
                if (r + 1 < rows && !top[(r + 1) * columns + c]) connected.Unite(cell, cell + columns);
            }
        var region = new int[rows * columns];
        for (var i = 0; i < region.Length; i++) region[i] = connected.Find(i);
        var regions = Rectangles(region, rows, columns);
        return new Lattice(xs, ys, region, regions, options);
    }

    public bool Holds(double x, double y) => x >= xs[0] - 1 && x <= xs[^1] + 1 && y >= ys[0] - 1 && y <= ys[^1] + 1;

    public Grid ToGrid(List<Word> words, int page)
    {
        var texts = new List<Word>?[regions.Count];
        foreach (var word in words)
        {
            var r = Interval(ys, word.Box.CenterY);
            var c = Interval(xs, word.Box.CenterX);
            var at = region[r * columns + c];
            (texts[at] ??= []).Add(word);
        }
        var columnOf = Unslip(regions.Select((g, i) => (Low: g.C0, High: g.C1, From: g.R0, To: g.R1, HasText: texts[i] is not null)).ToList(), xs, rows, options.ColumnSlip);
        var rowOf = Unslip(regions.Select((g, i) => (Low: g.R0, High: g.R1, From: g.C0, To: g.C1, HasText: texts[i] is not null)).ToList(), ys, columns, options.RowSlip);

        var cells = new List<Cell>();
        for (var i = 0; i < regions.Count; i++)
        {
            var (r0, c0, r1, c1) = regions[i];
            int row = rowOf[r0], endRow = rowOf[r1], column = columnOf[c0], endColumn = columnOf[c1];
            if (endRow <= row || endColumn <= column) continue; // a sliver between two drawings of one boundary
            var lines = texts[i] is { } cellWords ? LineBuilder.Build(cellWords) : [];
            var box = new BoundingBox(xs[c0], ys[r0], xs[c1], ys[r1]);
            cells.Add(new Cell(row, column, endRow - row, endColumn - column, box, lines) { Page = page });
        }
        cells.Sort(static (a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        return new Grid
        {
            RowCount = rowOf[^1],
            ColumnCount = columnOf[^1],
            Cells = cells,
            Box = Box,
            ColumnLines = Lines(columnOf, xs),
        };
    }

    static double[] Lines(int[] indexOf, double[] positions)
    {
        var lines = new double[indexOf[^1] + 1];
        for (var i = positions.Length - 1; i >= 0; i--) lines[indexOf[i]] = positions[i];
        lines[^1] = positions[^1];
        return lines;
    }

    /// <summary>
    /// Gives each boundary its index after boundaries that are one have been united. Two neighbours are one where they are
    /// near and no row has a cell that begins at one and another that begins (or ends) at the other; an empty sliver
    /// between them does not count.
    /// </summary>
    static int[] Unslip(List<(int Low, int High, int From, int To, bool HasText)> spans, double[] positions, int lanes, double slip)
    {
        var united = new bool[positions.Length]; // united[i]: boundary i is the same as boundary i - 1
        var use = new bool[positions.Length][];
        for (var i = 0; i < positions.Length; i++) use[i] = new bool[lanes];
        foreach (var (low, high, from, to, hasText) in spans)
        {
            if (IsSliver(low, high, hasText)) continue;
            for (var lane = from; lane < to; lane++) use[low][lane] = use[high][lane] = true;
        }
        // Nearest pairs first, so that a boundary joins the neighbour it was meant to be.
        var pairs = Enumerable.Range(1, positions.Length - 1)
            .Where(i => positions[i] - positions[i - 1] <= slip)
            .OrderBy(i => positions[i] - positions[i - 1])
            .ThenBy(i => i);
        foreach (var i in pairs)
        {
            int first = i - 1, last = i;
            while (united[first]) first--;
            while (last + 1 < positions.Length && united[last + 1]) last++;
            if (positions[last] - positions[first] > slip) continue;
            if (!Clash(first, i - 1, i, last)) united[i] = true;
        }
        var index = new int[positions.Length];
        for (var i = 1; i < index.Length; i++) index[i] = index[i - 1] + (united[i] ? 0 : 1);
        return index;

        bool IsSliver(int low, int high, bool hasText) => !hasText && positions[high] - positions[low] < Math.Min(slip, 4);

        bool Clash(int a0, int a1, int b0, int b1)
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                var (inA, inB) = (false, false);
                for (var i = a0; i <= a1; i++) inA |= use[i][lane];
                for (var i = b0; i <= b1; i++) inB |= use[i][lane];
                if (inA && inB) return true;
            }
            return false;
        }
    }

    /// <summary>
    /// Where the rulings of one direction stick out beyond the outermost ruling of the other, the border was left out:
    /// tables open at the sides, tables cut by the end of the page.
    /// </summary>
    static void AddOpenSides(List<Ruling> horizontals, List<Ruling> verticals, GridOptions options)
    {
        var widest = 3 * options.Reach;
        var (left, right) = (verticals.Min(v => v.Position), verticals.Max(v => v.Position));
        var (top, bottom) = (horizontals.Min(h => h.Position), horizontals.Max(h => h.Position));
        AddSide(horizontals, h => left - h.Start, h => h.Start, () => Ruling.Vertical(Outer(horizontals, h => h.Start, min: true), top, bottom), verticals);
        AddSide(horizontals, h => h.End - right, h => h.End, () => Ruling.Vertical(Outer(horizontals, h => h.End, min: false), top, bottom), verticals);
        AddSide(verticals, v => top - v.Start, v => v.Start, () => Ruling.Horizontal(Outer(verticals, v => v.Start, min: true), left, right), horizontals);
        AddSide(verticals, v => v.End - bottom, v => v.End, () => Ruling.Horizontal(Outer(verticals, v => v.End, min: false), left, right), horizontals);

        void AddSide(List<Ruling> across, Func<Ruling, double> beyond, Func<Ruling, double> end, Func<Ruling> side, List<Ruling> into)
        {
            // Two rulings at least must reach out to the same place; a single one is a flourish.
            var reaching = across.Where(r => beyond(r) > widest).ToList();
            if (reaching.Count >= 2) into.Add(side());
        }

        double Outer(List<Ruling> rulings, Func<Ruling, double> end, bool min) => min ? rulings.Min(end) : rulings.Max(end);
    }

    static double[] Boundaries(List<Ruling> rulings) => [.. rulings.Select(r => r.Position).Distinct().Order()];

    /// <summary>For each boundary and each interval along it, whether the boundary is drawn there: [boundary * intervals + interval].</summary>
    static bool[] Sides(List<Ruling> rulings, double[] boundaries, double[] along, double share)
    {
        var intervals = along.Length - 1;
        var sides = new bool[boundaries.Length * intervals];
        foreach (var ruling in rulings)
        {
            var b = Array.BinarySearch(boundaries, ruling.Position);
            for (var i = 0; i < intervals; i++)
            {
                var covered = Math.Min(ruling.End, along[i + 1]) - Math.Max(ruling.Start, along[i]);
                if (covered >= share * (along[i + 1] - along[i])) sides[b * intervals + i] = true;
            }
        }
        return sides;
    }

    /// <summary>Renumbers regions from 0 and cuts those that are not rectangles into rectangles, row band by row band.</summary>
    static List<(int, int, int, int)> Rectangles(int[] region, int rows, int columns)
    {
        var bounds = new Dictionary<int, (int R0, int C0, int R1, int C1, int Count)>();
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                var id = region[r * columns + c];
                bounds[id] = bounds.TryGetValue(id, out var b)
                    ? (Math.Min(b.R0, r), Math.Min(b.C0, c), Math.Max(b.R1, r + 1), Math.Max(b.C1, c + 1), b.Count + 1)
                    : (r, c, r + 1, c + 1, 1);
            }

        var rectangles = new List<(int, int, int, int)>();
        var done = new bool[region.Length];
        var result = new int[region.Length];
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                if (done[r * columns + c]) continue;
                var id = region[r * columns + c];
                var b = bounds[id];
                int r1, c1;
                if (b.Count == (b.R1 - b.R0) * (b.C1 - b.C0))
                {
                    (r1, c1) = (b.R1, b.C1);
                }
                else
                {
                    c1 = c;
                    while (c1 < columns && region[r * columns + c1] == id && !done[r * columns + c1]) c1++;
                    r1 = r + 1;
                    while (r1 < rows && Enumerable.Range(c, c1 - c).All(i => region[r1 * columns + i] == id && !done[r1 * columns + i])
                        && (c == 0 || region[r1 * columns + c - 1] != id) && (c1 == columns || region[r1 * columns + c1] != id)) r1++;
                }
                for (var i = r; i < r1; i++)
                    for (var j = c; j < c1; j++)
                    {
                        done[i * columns + j] = true;
                        result[i * columns + j] = rectangles.Count;
                    }
                rectangles.Add((r, c, r1, c1));
            }
        result.CopyTo(region, 0);
        return rectangles;
    }

    static int Interval(double[] boundaries, double value)
    {
        var i = Array.BinarySearch(boundaries, value);
        if (i < 0) i = ~i - 1;
        return Math.Clamp(i, 0, boundaries.Length - 2);
    }
}
