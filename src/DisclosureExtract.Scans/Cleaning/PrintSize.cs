using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Cleaning;

/// <summary>
/// How many pixels of a page are an inch of paper. What its file says is often made up (one pixel is one point, 96 or 300 to the inch,
/// whatever the scanner did): it is believed where it makes a sheet of a known format. Else the page is A4 or A3, if its print is then
/// as large as print is, and where no paper fits, the print tells.
/// </summary>
static class PrintSize
{
    static readonly SizeOptions Options = ScanOptions.Default.Size;

    public static double Dpi(PagePixels page)
    {
        if (Math.Min(page.Width, page.Height) < Options.Smallest) return page.Dpi;
        double longer = Math.Max(page.Width, page.Height), shorter = Math.Min(page.Width, page.Height);
        if (Options.Papers.Any(p => IsNear(longer / page.Dpi, p.Longer) && IsNear(shorter / page.Dpi, p.Shorter))) return page.Dpi;
        var (a4, a3) = (Options.Papers[0], Options.Papers[1]);
        double asA4 = Math.Min(longer / a4.Longer, shorter / a4.Shorter), asA3 = Math.Min(longer / a3.Longer, shorter / a3.Shorter);
        var height = LineHeight(page);
        if (height == 0) return Math.Abs(page.Dpi / asA4 - 1) <= Options.NearA4 ? page.Dpi : asA4;
        if (Math.Abs(page.Dpi / asA4 - 1) <= Options.NearA4 && IsPrint(page.Dpi)) return page.Dpi;
        if (IsPrint(asA4)) return asA4;
        return IsPrint(asA3) ? asA3 : height * 72 / Options.UsualPrint;

        bool IsPrint(double dpi) => height * 72 / dpi is var points && points >= Options.SmallestPrint && points <= Options.LargestPrint;

        static bool IsNear(double a, double b) => Math.Abs(a / b - 1) <= Options.Near;
    }

    /// <summary>Pixels: the height that most lines of print have; 0 where there are too few to tell.</summary>
    static double LineHeight(PagePixels page)
    {
        var (width, height, gray, _) = page.ToBrightest();
        var ink = Channel.Paper(gray, darkest: 128) * Options.Ink / 255;
        var heights = new int[height + 1];
        // Strips as wide as a few characters of the smallest print, so that each line shows its full height in some.
        for (int step = Math.Max(12, width / 60), left = 0; left + step <= width; left += step)
        {
            var start = -1;
            for (var y = 0; y <= height; y++)
            {
                var isDark = y < height && HasInk(gray.AsSpan(y * width + left, step), ink);
                if (isDark && start < 0) start = y;
                if (isDark || start < 0) continue;
                heights[y - start]++;
                start = -1;
            }
        }
        var lines = 0;
        for (var h = Options.Lowest; h <= height / 8; h++) lines += heights[h];
        if (lines < Options.FewestLines) return 0;
        // Strips that cross a line at its end show less of it, boxes of rulings more.
        var seen = 0;
        for (var h = Options.Lowest; h <= height / 8; h++)
            if ((seen += heights[h]) >= lines * 0.6) return h;
        return 0;

        // A row of a level ruling is dark all over and no print.
        static bool HasInk(ReadOnlySpan<byte> row, int ink)
        {
            var dark = 0;
            foreach (var level in row)
                if (level < ink) dark++;
            return dark > 0 && dark < 0.9 * row.Length;
        }
    }
}
