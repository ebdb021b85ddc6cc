using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Rulings;

/// <summary>
/// Vertical lines that a page does not show (hairlines hidden by the fill of the cells beside them, too pale for the
/// scanner): where every cell of a column leaves the same wide stretch free and most hold something on both sides of
/// it, there are two columns. Read as one, 05 and 201001 become an amount.
/// </summary>
static class ImpliedRulings
{
    static readonly ImpliedOptions Options = ScanOptions.Default.Implied;

    public static IEnumerable<Ruling> Find(Grid grid, IReadOnlyList<Ruling> rulings, PageImage image)
    {
        for (var column = 0; column < grid.ColumnCount; column++)
        {
            var cells = grid.Cells.Where(c => c.Column == column && c.ColumnSpan == 1)
                .Select(c => CellInterior.Of(image, c.Box)).Select(b => (b.Left, b.Right, Ink: Columns(image, b)))
                .Where(c => c.Ink.Exists(i => i)).ToList();
            if (cells.Count < Options.LeastCells) continue;
            int left = cells.Min(c => c.Left), right = cells.Max(c => c.Right);
            var profile = new bool[right - left];
            foreach (var (start, _, ink) in cells)
                for (var i = 0; i < ink.Count; i++) profile[start - left + i] |= ink[i];
            var free = Free(profile, (int)(Options.Gap * image.Dpi)).ToList();
            while (free.Count > 0 && Weakest(free) is var weak and >= 0) free.RemoveAt(weak);
            foreach (var (from, to) in free)
            {
                var x = Position(left + from, left + to);
                foreach (var (top, bottom) in Rows(grid, column, image, left + from, left + to))
                    yield return Ruling.Vertical(x, top, bottom, 0.5);
            }

            // The narrower of the stretches beside what too few cells hold for a column; -1 where there is none.
            int Weakest(List<(int From, int To)> free)
            {
                for (var i = 0; i <= free.Count; i++)
                {
                    int from = i == 0 ? 0 : free[i - 1].To, to = i == free.Count ? profile.Length : free[i].From;
                    var held = cells.Count(c => c.Left - left is var at
                        && c.Ink.Skip(Math.Max(0, from - at)).Take(to - Math.Max(at, from)).Contains(true));
                    if (held >= Options.LeastCells && held >= Options.Share * cells.Count) continue;
                    return i == 0 ? 0 : i == free.Count ? i - 1
                        : free[i - 1].To - free[i - 1].From < free[i].To - free[i].From ? i - 1 : i;
                }
                return -1;
            }
        }

        // Where a level line ends in between, the hidden one stood.
        double Position(int from, int to)
        {
            double a = from * 72 / image.Dpi, b = to * 72 / image.Dpi;
            foreach (var end in rulings.Where(r => r.IsHorizontal).SelectMany(r => (double[])[r.Start, r.End]))
                if (end > a && end < b) return end;
            return (a + b) / 2;
        }
    }

    /// <summary>Stretches of paper between ink.</summary>
    static IEnumerable<(int From, int To)> Free(bool[] profile, int least)
    {
        for (int x = Array.IndexOf(profile, true), last = Array.LastIndexOf(profile, true); x >= 0 && x < last;)
        {
            var start = x;
            while (x < last && !profile[x]) x++;
            if (x - start >= least) yield return (start, x);
            while (x < last && profile[x]) x++;
        }
    }

    /// <summary>Rows through which the line goes: all but those of a heading over both columns.</summary>
    static IEnumerable<(double Top, double Bottom)> Rows(Grid grid, int column, PageImage image, int from, int to)
    {
        (double Top, double Bottom)? open = null;
        for (var row = 0; row < grid.RowCount; row++)
        {
            var cell = grid.At(row, column);
            if (cell is not null && (cell.ColumnSpan == 1 || IsTwo(cell)))
            {
                open = open is { } o ? (o.Top, Math.Max(o.Bottom, cell.Box.Bottom)) : (cell.Box.Top, cell.Box.Bottom);
                continue;
            }
            if (open is { } done) yield return done;
            open = null;
        }
        if (open is { } last) yield return last;

        bool IsTwo(Cell cell)
        {
            var box = CellInterior.Of(image, cell.Box);
            var ink = Columns(image, box);
            return !ink.Skip(from - box.Left).Take(to - from).Contains(true)
                && ink.Take(from - box.Left).Contains(true) && ink.Skip(to - box.Left).Contains(true);
        }
    }

    static List<bool> Columns(PageImage image, PixelBox box)
    {
        var ink = new List<bool>(Math.Max(0, box.Width));
        var edge = (int)Math.Ceiling(Options.Edge * image.Dpi);
        for (var x = box.Left; x < box.Right; x++)
        {
            var dark = x < box.Left + edge || x >= box.Right - edge ? -box.Height : 0;
            for (var y = box.Top + 1; y < box.Bottom - 1 && dark < 2; y++)
                if (image.Gray[y * image.Width + x] < Options.Ink) dark++;
            ink.Add(dark > 1);
        }
        return ink;
    }
}
