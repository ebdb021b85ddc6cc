using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Rulings;

/// <summary>
/// A vertical line that was lost beside a column in which nothing stands: paper alone does not tell, but two headings stand side by
/// side in one cell, and nothing below them crosses between.
/// </summary>
static class HeadingRulings
{
    static readonly ImpliedOptions Options = ScanOptions.Default.Implied;

    public static IEnumerable<Ruling> Find(Grid grid, PageImage image)
    {
        foreach (var cell in grid.Cells)
        {
            if (cell.Row >= Options.HeadingRows || cell.EndRow >= grid.RowCount) continue;
            var box = CellInterior.Of(image, cell.Box);
            foreach (var (from, to) in Gaps(image, box))
            {
                var below = grid.Cells.Where(c => c.Row >= cell.EndRow && c.Column <= cell.Column && c.EndColumn > cell.Column
                    && image.ToPixels(c.Box) is var b && b.Left < from && b.Right > to).ToList();
                // Where lines part the columns below it, the cell is a heading of several of them.
                if (below.Count < Options.LeastCells || below.Sum(c => c.RowSpan) < grid.RowCount - cell.EndRow) continue;
                var free = Free(image, below.ConvertAll(c => CellInterior.Of(image, c.Box)), from, to);
                if (free is not { } at) continue;
                yield return Ruling.Vertical(at * 72 / image.Dpi, cell.Box.Top, below.Max(c => c.Box.Bottom), 0.5);
            }
        }
    }

    /// <summary>Stretches of paper between what are both words: a heading spaced out stands character by character.</summary>
    static IEnumerable<(int From, int To)> Gaps(PageImage image, PixelBox box)
    {
        var runs = new List<(int Left, int Right)>();
        int start = -1, last = -1, height = Math.Max(1, InkHeight(image, box));
        var apart = Math.Max(3, (int)(Options.HeadingGap * height));
        for (var x = box.Left; x < box.Right; x++)
        {
            if (!HasInk(image, box, x)) continue;
            if (start >= 0 && x - last > apart)
            {
                runs.Add((start, last));
                start = x;
            }
            if (start < 0) start = x;
            last = x;
        }
        if (start >= 0) runs.Add((start, last));
        for (var i = 1; i < runs.Count; i++)
            if (IsWord(runs[i - 1]) && IsWord(runs[i])) yield return (runs[i - 1].Right, runs[i].Left);

        bool IsWord((int Left, int Right) run) => run.Right - run.Left >= Options.HeadingWord * height;
    }

    /// <summary>Height of the first line in it.</summary>
    static int InkHeight(PageImage image, PixelBox box)
    {
        var top = -1;
        for (var y = box.Top + 1; y < box.Bottom - 1; y++)
        {
            var row = image.Gray.AsSpan(y * image.Width + box.Left, box.Width);
            var hasInk = row.IndexOfAnyInRange((byte)0, Options.Ink) >= 0;
            if (hasInk && top < 0) top = y;
            if (!hasInk && top >= 0 && y - top >= image.Dpi / 20) return y - top;
            if (!hasInk) top = -1;
        }
        return top < 0 ? 0 : box.Bottom - top;
    }

    static bool HasInk(PageImage image, PixelBox box, int x)
    {
        var dark = 0;
        for (var y = box.Top + 1; y < box.Bottom - 1; y++)
            if (image.Gray[y * image.Width + x] < Options.Ink && ++dark > 1) return true;
        return false;
    }

    /// <summary>The middle of what all cells below leave free there; null where that is too little.</summary>
    static int? Free(PageImage image, List<PixelBox> below, int from, int to)
    {
        int left = -1, best = 0, at = 0;
        for (var x = from + 1; x <= to; x++)
        {
            var isFree = x < to && !below.Exists(b => HasInk(image, b, x));
            if (isFree && left < 0) left = x;
            if (isFree || left < 0) continue;
            if (x - left > best) (best, at) = (x - left, (x + left) / 2);
            left = -1;
        }
        return best >= Options.LeastFree * image.Dpi / 72 ? at : null;
    }
}
