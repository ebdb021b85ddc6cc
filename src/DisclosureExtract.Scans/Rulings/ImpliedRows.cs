using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Rulings;

/// <summary>
/// A level line that was lost as a whole: the cells above it end at the next one, and each of several columns holds two prints, one
/// above the other, with the same paper between them. Lines of one text stand nearer to each other.
/// </summary>
static class ImpliedRows
{
    static readonly ImpliedRowOptions Options = ScanOptions.Default.ImpliedRows;

    public static IEnumerable<Ruling> Find(Grid grid, PageImage image)
    {
        if (grid.ColumnCount < Options.LeastCells) yield break;
        foreach (var row in grid.Cells.GroupBy(c => c.EndRow))
        {
            var inks = row.Select(c => CellInterior.Of(image, c.Box)).Where(b => b.Width > 0 && b.Height > 0)
                .Select(b => (Box: b, Lines: Lines(image, b))).Where(i => i.Lines.Count > 0).ToList();
            foreach (var y in Between([.. inks.Select(i => i.Lines)]))
                yield return Ruling.Horizontal(y * 72 / image.Dpi, row.Min(c => c.Box.Left), row.Max(c => c.Box.Right), 0.5);
        }
    }

    /// <summary>Middles of the paper that all leave free, where most have print above and below it.</summary>
    static IEnumerable<double> Between(List<List<(int Top, int Bottom)>> cells)
    {
        if (cells.Count(c => c.Count > 1) < Options.LeastCells) yield break;
        var heights = cells.SelectMany(c => c).Select(l => l.Bottom - l.Top).Order().ToList();
        var height = heights[heights.Count / 2];
        var lines = cells.SelectMany(c => c).OrderBy(l => l.Top).ToList();
        var bottom = lines[0].Bottom;
        foreach (var line in lines)
        {
            if (line.Top - bottom >= Options.Apart * height)
            {
                var y = (line.Top + bottom) / 2.0;
                var both = cells.Count(c => c[0].Bottom < y && c[^1].Top > y);
                if (both >= Options.LeastCells && both >= Options.Share * cells.Count) yield return y;
            }
            bottom = Math.Max(bottom, line.Bottom);
        }
    }

    /// <summary>Bands of ink that are as high as print.</summary>
    static List<(int Top, int Bottom)> Lines(PageImage image, PixelBox box)
    {
        var lines = new List<(int, int)>();
        var start = -1;
        for (var y = box.Top; y <= box.Bottom; y++)
        {
            var dark = 0;
            if (y < box.Bottom)
                foreach (var level in image.Gray.AsSpan(y * image.Width + box.Left, box.Width))
                    if (level < Options.Ink) dark++;
            if (dark > 1 && start < 0) start = y;
            if (dark > 1 || start < 0) continue;
            if (y - start >= image.Pixels(Options.Line)) lines.Add((start, y));
            start = -1;
        }
        return lines;
    }
}
