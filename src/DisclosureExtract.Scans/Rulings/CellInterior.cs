using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Rulings;

/// <summary>What lies within the rulings of a cell.</summary>
static class CellInterior
{
    static readonly InteriorOptions Options = ScanOptions.Default.Interior;

    /// <summary>
    /// The pixels of a cell between its rulings, as near to them as they allow: spreadsheets print amounts right up to
    /// the line.
    /// </summary>
    public static PixelBox Of(PageImage image, BoundingBox box)
    {
        var (all, border) = (image.ToPixels(box), (int)Math.Round(image.Dpi / 72));
        if (all.Width <= 4 * border || all.Height <= 4 * border) return all;
        // Corners belong to the rulings that cross there.
        int top = all.Top + border, height = all.Height - 2 * border, left = all.Left + border;
        int width = all.Width - 2 * border;
        return new(
            all.Left + Thickness(border, at => Ink(all.Left + at, top, 0, 1, height)),
            all.Top + Thickness(border, at => Ink(left, all.Top + at, 1, 0, width)),
            all.Right - Thickness(border, at => Ink(all.Right - 1 - at, top, 0, 1, height)),
            all.Bottom - Thickness(border, at => Ink(left, all.Bottom - 1 - at, 1, 0, width)));

        double Ink(int x, int y, int dx, int dy, int length)
        {
            var dark = 0;
            for (var i = 0; i < length; i++, x += dx, y += dy)
                if (x >= 0 && y >= 0 && x < image.Width && y < image.Height
                    && image.Gray[y * image.Width + x] < Options.PalestRuling)
                    dark++;
            return (double)dark / length;
        }
    }

    /// <summary>
    /// Rows of pixels, from the middle of a ruling inwards, that are mostly dark; one more for its blur.
    /// </summary>
    static int Thickness(int most, Func<int, double> ink)
    {
        var rows = 0;
        for (var at = 0; at < most; at++)
            if (ink(at) > Options.MostlyDark) rows = at + 1;
        return Math.Min(most, rows + 1);
    }

    /// <summary>Whether anything darker than paper, larger than a speck and not at the very edge, is there.</summary>
    public static bool HasInk(PageImage image, PixelBox box)
    {
        var edge = (int)Math.Round(image.Dpi / 100);
        var need = (int)(image.Dpi / 30);
        var dark = 0;
        for (var y = box.Top + edge; y < box.Bottom - edge; y++)
        {
            var row = image.Gray.AsSpan(y * image.Width, image.Width);
            for (var x = box.Left + edge; x < box.Right - edge; x++)
                if (row[x] < Options.DarkerThanPaper && ++dark >= need) return true;
        }
        return false;
    }
}
