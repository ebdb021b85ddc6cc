using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Rulings;

/// <summary>
/// Cells over several rows or columns in which print stands apart on both sides of a line that their neighbours have: the stretch of the
/// line between them was lost. What is one text goes over the line, or its lines and characters are nearer to each other.
/// </summary>
static class PartedCells
{
    static readonly PartedOptions Options = ScanOptions.Default.Parted;

    public static IEnumerable<Ruling> Find(Grid grid, PageImage image)
    {
        var scale = image.Dpi / 72;
        foreach (var cell in grid.Cells)
        {
            if (cell.RowSpan == 1 && cell.ColumnSpan == 1) continue;
            var box = CellInterior.Of(image, cell.Box);
            if (box.Width <= 0 || box.Height <= 0) continue;
            var rows = RowsOf(image, box);
            for (var row = cell.Row + 1; row < cell.EndRow; row++)
                if (TopOf(grid, row) is { } y && IsParted(rows, y * scale - box.Top, Options.Line, Options.BetweenRows))
                    yield return Ruling.Horizontal(y, cell.Box.Left, cell.Box.Right, 0.5);
            var word = Options.Word * LineHeight(rows, image.Dpi) / scale;
            if (cell.ColumnSpan == 1 || word <= 0) continue;
            var columns = ColumnsOf(image, box);
            for (var column = cell.Column + 1; column < cell.EndColumn; column++)
            {
                var x = grid.ColumnLines[column];
                if (IsParted(columns, x * scale - box.Left, word, word / Options.Word * Options.Apart))
                    yield return Ruling.Vertical(x, cell.Box.Top, cell.Box.Bottom, 0.5);
            }
        }

        // Ink on both sides of a place, of a length in points, with more paper between than within a text.
        bool IsParted(List<bool> ink, double place, double least, double apart)
        {
            var at = (int)place;
            if (at <= 0 || at >= ink.Count || ink[at]) return false;
            int before = at, after = at;
            while (before > 0 && !ink[before - 1]) before--;
            while (after < ink.Count && !ink[after]) after++;
            if (before == 0 || after == ink.Count) return false;
            var gap = (int)(apart * scale * Options.Within);
            int start = RunFrom(ink, before - 1, -1, gap), end = RunFrom(ink, after, 1, gap);
            return before - start >= least * scale && end - after + 1 >= least * scale && after - before >= apart * scale
                && at - before >= Options.Beside * (after - before) && after - at >= Options.Beside * (after - before);
        }
    }

    /// <summary>The far end of a stretch of ink in which no gap is wider than that.</summary>
    static int RunFrom(List<bool> ink, int from, int step, int gap)
    {
        var (last, at) = (from, from);
        for (; at >= 0 && at < ink.Count && Math.Abs(at - last) <= gap; at += step)
            if (ink[at]) last = at;
        return last;
    }

    static double? TopOf(Grid grid, int row)
    {
        foreach (var cell in grid.Cells)
            if (cell.Row == row) return cell.Box.Top;
        return null;
    }

    static List<bool> RowsOf(PageImage image, PixelBox box)
    {
        var ink = new List<bool>(box.Height);
        for (var y = box.Top; y < box.Bottom; y++)
        {
            var dark = 0;
            foreach (var level in image.Gray.AsSpan(y * image.Width + box.Left, box.Width))
                if (level < Options.Ink) dark++;
            ink.Add(dark > 1);
        }
        return ink;
    }

    static List<bool> ColumnsOf(PageImage image, PixelBox box)
    {
        var ink = new List<bool>(box.Width);
        for (var x = box.Left; x < box.Right; x++)
        {
            var dark = 0;
            for (var y = box.Top + 1; y < box.Bottom - 1; y++)
                if (image.Gray[y * image.Width + x] < Options.Ink) dark++;
            ink.Add(dark > 1);
        }
        return ink;
    }

    /// <summary>Pixels: the height of the first line in a cell; 0 where there is none.</summary>
    static int LineHeight(List<bool> rows, double dpi)
    {
        var start = -1;
        for (var y = 0; y <= rows.Count; y++)
        {
            var isInk = y < rows.Count && rows[y];
            if (isInk && start < 0) start = y;
            if (isInk || start < 0) continue;
            if (y - start >= dpi / 20) return y - start;
            start = -1;
        }
        return 0;
    }
}
