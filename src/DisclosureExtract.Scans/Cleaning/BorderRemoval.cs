using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Cleaning;

/// <summary>Black strips along the edges of a page, where the lid stood open or the sheet ended.</summary>
static class BorderRemoval
{
    static readonly BorderOptions Options = ScanOptions.Default.Border;

    /// <summary>The image with these strips white.</summary>
    public static PageImage Of(PageImage image)
    {
        var (width, height, dpi) = (image.Width, image.Height, image.Dpi);
        var gray = (byte[])image.Gray.Clone();
        int widest = (int)(Options.Widest * dpi), gap = Math.Max(1, (int)Math.Round(Options.Gap * dpi));
        int least = (int)(Options.LeastAlong * dpi);
        Clear(gray, height, width, y => y * width, 1);
        Clear(gray, height, width, y => y * width + width - 1, -1);
        Clear(gray, width, height, x => x, width);
        Clear(gray, width, height, x => (height - 1) * width + x, -width);
        return image with { Gray = gray };

        void Clear(byte[] plane, int along, int across, Func<int, int> edge, int inwards)
        {
            var depths = new int[along];
            for (var i = 0; i < along; i++) depths[i] = Depth(plane, edge(i), inwards, across);
            for (var start = 0; start < along; start++)
            {
                if (depths[start] == 0) continue;
                var end = start;
                // Lines of a table that run into the strip do not end it.
                while (end < along && (depths[end] > 0
                    || depths.AsSpan(end, Math.Min(gap + 1, along - end)).ContainsAnyExcept(0)))
                    end++;
                if (end - start >= least)
                    for (var i = start; i < end; i++)
                        if (depths[i] <= widest)
                            for (var d = 0; d < depths[i]; d++) plane[edge(i) + d * inwards] = 255;
                start = end;
            }
        }

        int Depth(byte[] plane, int at, int inwards, int across)
        {
            var depth = 0;
            for (var d = 0; d < across && d - depth <= gap && depth <= widest; d++)
                if (plane[at + d * inwards] < Options.Dark) depth = d + 1;
            return depth;
        }
    }
}
