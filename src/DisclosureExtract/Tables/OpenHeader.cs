using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>A column of a table without vertical rulings: what its entries cover, and the heading right above them.</summary>
sealed record OpenColumn(double Left, double Right, OpenHeading? Heading);

/// <summary>A heading with all of its lines.</summary>
sealed record OpenHeading(List<Word> Words, BoundingBox Box)
{
    public string Text { get; } = TextFold.RemoveSpace(string.Concat(LineBuilder.Build(Words).Select(l => l.Text)));
}

/// <summary>
/// The headings of a table without vertical rulings. Lines set one below the other are one heading; headings without one below
/// are those of the columns, in their order; the others stand over as many of them as they are centred on.
/// </summary>
static class OpenHeader
{
    /// <summary>Words farther apart (ems) are headings of different columns; cells have more than this as margins.</summary>
    const double WordGap = 0.4;

    /// <summary>White space (ems) up to which a line goes on with the one above; rows of headings are set wider, or each is a heading in itself.</summary>
    const double SureGap = 0.42, LineGap = 0.75;

    /// <summary>Points by which a heading may miss the middle of its columns.</summary>
    const double OffCentre = 6;

    /// <summary>What it costs at least, in points, to take a heading for that of a column without entries, or a column for one without a heading.</summary>
    const double LeastCost = 20;

    /// <summary>Share of a heading that must lie over entries for it not to be that of a column without any.</summary>
    const double Covered = 0.5;

    public static List<OpenHeading> Headings(IEnumerable<TextLine> lines, List<Ruling> rulings)
    {
        var pieces = lines.SelectMany(l => Pieces(l)).ToList();
        var next = new int[pieces.Count];
        var taken = new bool[pieces.Count];
        for (var i = 0; i < pieces.Count; i++) next[i] = -1;
        for (var i = 0; i < pieces.Count; i++)
        {
            var below = Enumerable.Range(0, pieces.Count).Where(j => !taken[j] && GoesOn(pieces[i], pieces[j], pieces, rulings)).ToList();
            if (below.Count != 1) continue; // over several: a heading of its own
            (next[i], taken[below[0]]) = (below[0], true);
        }
        var headings = new List<OpenHeading>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (taken[i]) continue;
            var words = new List<Word>();
            for (var at = i; at >= 0; at = next[at]) words.AddRange(pieces[at].Words);
            headings.Add(new OpenHeading(words, BoundingBox.Around(words.Select(w => w.Box))));
        }
        return headings;
    }

    /// <summary>Runs of words in a line. 合 计 and the like, set wide, are one.</summary>
    static IEnumerable<TextLine> Pieces(TextLine line)
    {
        var open = new List<Word>();
        foreach (var word in line.Words)
        {
            var isApart = open.Count > 0 && word.Box.Left - open[^1].Box.Right > WordGap * word.FontSize
                && !(open is [{ Text.Length: 1 }] && word.Text.Length == 1 && HeaderFinder.IsHeadingText(open[0].Text + word.Text));
            if (isApart)
            {
                yield return new TextLine([.. open], BoundingBox.Around(open.Select(w => w.Box)));
                open.Clear();
            }
            open.Add(word);
        }
        if (open.Count > 0) yield return new TextLine([.. open], BoundingBox.Around(open.Select(w => w.Box)));
    }

    static bool GoesOn(TextLine above, TextLine below, List<TextLine> pieces, List<Ruling> rulings)
    {
        var (a, b) = (above.Box, below.Box);
        var size = below.FontSize;
        var gap = b.Top - a.Bottom;
        if (!IsUnder(above, below)) return false;
        if (rulings.Exists(r => r.Position > a.CenterY && r.Position < b.CenterY && r.Start < b.CenterX && r.End > b.CenterX)) return false;
        string head = above.Tight, tail = below.Tight;
        // Each a heading in itself: one over the other where it stands over others too, which have nothing else above them.
        if (IsHeading(head) && IsHeading(tail))
            return gap <= SureGap * size && !pieces.Exists(p => !ReferenceEquals(p, below) && Math.Abs(p.Box.CenterY - b.CenterY) < 0.3 * size && IsBeside(p, below, pieces) && !pieces.Exists(q => IsUnder(q, p)));
        return gap <= SureGap * size || !IsHeading(tail) || IsHeading(head + tail) && !IsHeading(head);
    }

    /// <summary>Whether a line stands right below another, over half of the narrower one.</summary>
    static bool IsUnder(TextLine above, TextLine below)
    {
        var (a, b) = (above.Box, below.Box);
        return b.CenterY > a.CenterY + 0.5 * below.FontSize && b.Top - a.Bottom <= LineGap * below.FontSize
            && Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left) >= 0.5 * Math.Min(a.Width, b.Width);
    }

    /// <summary>Whether two pieces of a line have none between them.</summary>
    static bool IsBeside(TextLine one, TextLine other, List<TextLine> pieces)
    {
        double low = Math.Min(one.Box.CenterX, other.Box.CenterX), high = Math.Max(one.Box.CenterX, other.Box.CenterX);
        return !pieces.Exists(p => p.Box.CenterX > low && p.Box.CenterX < high && Math.Abs(p.Box.CenterY - one.Box.CenterY) < 0.3 * one.FontSize);
    }

    static bool IsHeading(string text) => ColumnKeys.IsAmountHeading(text) || HeaderFinder.IsLabelHeading(text);

    /// <summary>Headings that have others below them.</summary>
    public static List<OpenHeading> Over(List<OpenHeading> headings)
    {
        return headings.FindAll(h =>
        {
            var below = headings.FindAll(o => !ReferenceEquals(o, h) && o.Box.Top >= h.Box.Bottom - 0.2 * h.Words[0].FontSize);
            if (below.Exists(o => o.Box.CenterX > h.Box.Left && o.Box.CenterX < h.Box.Right || h.Box.CenterX > o.Box.Left && h.Box.CenterX < o.Box.Right)) return true;
            // Over two columns it may stand over the space between them.
            var level = headings.FindAll(o => !ReferenceEquals(o, h) && o.Box.Top < h.Box.Bottom && o.Box.Bottom > h.Box.Top);
            OpenHeading? left = below.Where(o => o.Box.Right <= h.Box.CenterX).MaxBy(o => o.Box.Right), right = below.Where(o => o.Box.Left >= h.Box.CenterX).MinBy(o => o.Box.Left);
            return left is not null && right is not null && !level.Exists(o => o.Box.CenterX > left.Box.CenterX && o.Box.CenterX < right.Box.CenterX);
        });
    }

    /// <summary>
    /// Columns of entries and headings of columns, both from left to right, brought together in order; what a heading has no
    /// entries for is a column without amounts.
    /// </summary>
    public static List<OpenColumn> Fit(List<(double Left, double Right)> columns, List<OpenHeading> leaves)
    {
        leaves = [.. leaves.OrderBy(l => l.Box.CenterX)];
        int n = leaves.Count, m = columns.Count;
        // A heading in the middle of its column and an amount at its edge are half a column apart.
        var unmatched = Math.Max(LeastCost, 0.5 * (columns[^1].Right - columns[0].Left) / Math.Max(n, m));
        var cost = new double[n + 1, m + 1];
        var step = new byte[n + 1, m + 1];
        for (var i = 0; i <= n; i++)
            for (var j = 0; j <= m; j++)
            {
                if (i + j == 0) continue;
                (cost[i, j], step[i, j]) = (double.MaxValue, 0);
                if (i > 0 && j > 0) Take(1, cost[i - 1, j - 1] + Match(leaves[i - 1], columns[j - 1]));
                if (i > 0) Take(2, cost[i - 1, j] + (Overlap(leaves[i - 1]) > Covered * leaves[i - 1].Box.Width ? 2 * unmatched : unmatched));
                if (j > 0) Take(3, cost[i, j - 1] + (leaves.Exists(l => l.Box.Left < columns[j - 1].Right && l.Box.Right > columns[j - 1].Left) ? 2 : 1.2 * unmatched));
                void Take(byte how, double price)
                {
                    if (price < cost[i, j]) (cost[i, j], step[i, j]) = (price, how);
                }
            }
        var fitted = new List<OpenColumn>();
        for (var (i, j) = (n, m); i + j > 0;)
            switch (step[i, j])
            {
                case 1:
                    fitted.Add(new OpenColumn(columns[--j].Left, columns[j].Right, leaves[--i]));
                    break;
                case 2:
                    i--;
                    fitted.Add(new OpenColumn(leaves[i].Box.Left, leaves[i].Box.Right, leaves[i]));
                    break;
                default:
                    fitted.Add(new OpenColumn(columns[--j].Left, columns[j].Right, null));
                    break;
            }
        fitted.Reverse();
        return fitted;

        double Overlap(OpenHeading leaf) => columns.Sum(c => Math.Max(0, Math.Min(c.Right, leaf.Box.Right) - Math.Max(c.Left, leaf.Box.Left)));

        static double Match(OpenHeading leaf, (double Left, double Right) column) =>
            Math.Max(0, Math.Max(leaf.Box.Left - column.Right, column.Left - leaf.Box.Right)) + 0.05 * Math.Abs(leaf.Box.CenterX - (column.Left + column.Right) / 2);
    }

    /// <summary>Boundaries between columns: between what stands in and above them, where that leaves room.</summary>
    public static double[] Edges(List<OpenColumn> columns, double left, double right)
    {
        var edges = new double[columns.Count + 1];
        (edges[0], edges[^1]) = (left, right);
        for (var i = 1; i < columns.Count; i++)
        {
            double low = columns[i - 1].Right, high = columns[i].Left;
            double lowHead = Math.Max(low, columns[i - 1].Heading?.Box.Right ?? low), highHead = Math.Min(high, columns[i].Heading?.Box.Left ?? high);
            edges[i] = lowHead < highHead ? (lowHead + highHead) / 2 : (low + high) / 2;
            edges[i] = Math.Max(edges[i], edges[i - 1] + 0.01);
        }
        return edges;
    }

    /// <summary>Cells of the headings. Returns how many rows they take.</summary>
    public static int AddCells(List<Cell> cells, int page, List<OpenColumn> columns, List<OpenHeading> over, double[] edges)
    {
        // From the lowest up: what stands below a heading is known when its own columns are told.
        var levels = columns.ConvertAll(c => c.Heading?.Box.CenterY);
        var spans = new List<(OpenHeading Heading, (int From, int To) Span)>();
        foreach (var heading in over.OrderByDescending(h => h.Box.CenterY))
        {
            var span = SpanOf(heading, columns, levels, over, spans.ConvertAll(s => s.Span), edges);
            if (span.From > span.To) continue;
            spans.Add((heading, span));
            for (var c = span.From; c <= span.To; c++) levels[c] = heading.Box.CenterY;
        }
        spans.Sort((a, b) => a.Heading.Box.CenterY.CompareTo(b.Heading.Box.CenterY));
        var depth = new int[columns.Count];
        var placed = new List<(OpenHeading Heading, int From, int To, int Row)>();
        foreach (var (heading, (from, to)) in spans)
        {
            var row = Enumerable.Range(from, to - from + 1).Max(c => depth[c]);
            placed.Add((heading, from, to, row));
            for (var c = from; c <= to; c++) depth[c] = row + 1;
        }
        var rows = columns.Exists(c => c.Heading is not null) || placed.Count > 0 ? depth.Max() + 1 : 0;
        if (rows == 0) return 0;
        double top = columns.Where(c => c.Heading is not null).Select(c => c.Heading!.Box.Top).Concat(placed.Select(p => p.Heading.Box.Top)).Min();
        double bottom = columns.Where(c => c.Heading is not null).Select(c => c.Heading!.Box.Bottom).Concat(placed.Select(p => p.Heading.Box.Bottom)).Max();
        double At(int row) => top + (bottom - top) * row / rows;
        var filled = new bool[rows, columns.Count];
        foreach (var (heading, from, to, row) in placed)
        {
            cells.Add(new Cell(row, from, 1, to - from + 1, new BoundingBox(edges[from], At(row), edges[to + 1], At(row + 1)), LineBuilder.Build(heading.Words)) { Page = page });
            for (var c = from; c <= to; c++) filled[row, c] = true;
        }
        for (var c = 0; c < columns.Count; c++)
        {
            var from = depth[c];
            for (var row = 0; row < from; row++)
                if (!filled[row, c]) cells.Add(new Cell(row, c, 1, 1, new BoundingBox(edges[c], At(row), edges[c + 1], At(row + 1)), []) { Page = page });
            cells.Add(new Cell(from, c, rows - from, 1, new BoundingBox(edges[c], At(from), edges[c + 1], bottom), columns[c].Heading is { } own ? LineBuilder.Build(own.Words) : []) { Page = page });
        }
        return rows;
    }

    /// <summary>
    /// The run of columns a heading is centred on. What stands in them right below it is of one height, or they reach to where
    /// nothing of one height is centred alike; of such runs it is the widest.
    /// </summary>
    /// <param name="levels">Middle height of what stands in each column so far, from the lowest heading up.</param>
    static (int From, int To) SpanOf(OpenHeading heading, List<OpenColumn> columns, List<double?> levels, List<OpenHeading> over, List<(int, int)> taken, double[] edges)
    {
        var size = heading.Words[0].FontSize;
        // A heading at half the height of all headings reaches over their whole height and stands under none.
        var all = columns.Where(c => c.Heading is not null).Select(c => c.Heading!.Box).Concat(over.Select(o => o.Box)).ToList();
        var half = (all.Min(b => b.Top) + all.Max(b => b.Bottom)) / 2;
        bool IsBelow(int c) => levels[c] is not { } y || (y > heading.Box.CenterY + 0.3 * size && (columns[c].Heading?.Box.CenterY != y || Math.Abs(y - half) > 0.25 * size));
        var beside = over.Where(o => !ReferenceEquals(o, heading) && Math.Abs(o.Box.CenterY - heading.Box.CenterY) < 0.5 * size).Select(o => o.Box.CenterX).ToList();
        var runs = new List<(int From, int To, double Off, bool IsEven)>();
        for (var i = 0; i < columns.Count; i++)
            for (var j = i; j < columns.Count && IsBelow(j); j++)
            {
                if (heading.Box.CenterX < edges[i] || heading.Box.CenterX > edges[j + 1] || taken.Contains((i, j))) continue;
                if (beside.Exists(x => x > edges[i] - OffCentre && x < edges[j + 1] + OffCentre)) continue;
                var own = levels.GetRange(i, j - i + 1).OfType<double>().ToList();
                if (own.Count == 0) continue;
                var low = columns[i].Heading?.Box.Left ?? columns[i].Left;
                var high = columns[j].Heading?.Box.Right ?? columns[j].Right;
                var off = Math.Min(Math.Abs((low + high) / 2 - heading.Box.CenterX), Math.Abs((edges[i] + edges[j + 1]) / 2 - heading.Box.CenterX));
                runs.Add((i, j, off, own.Max() - own.Min() < 0.3 * size));
            }
        if (runs.Count == 0) return (0, -1);
        var least = runs.Min(r => r.Off) + OffCentre;
        var best = runs.Where(r => r.Off <= least).OrderByDescending(r => r.IsEven && r.To > r.From).ThenByDescending(r => r.To - r.From).ThenBy(r => r.Off).First();
        return (best.From, best.To);
    }
}
