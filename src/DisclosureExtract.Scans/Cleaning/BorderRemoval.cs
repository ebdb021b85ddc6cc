using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Scans.Cleaning;

/// <summary>Black strips along the edges of a page, where the lid stood open or the sheet ended.</summary>
static class BorderRemoval
{
    /// <summary>Darker than this no paper is, also in the shadow of a spine.</summary>
    const byte Dark = 70;

    /// <summary>
    /// Inches: the widest strip, and a gap that dust leaves in it. A line of a table that runs into the strip is
    /// longer, and stays.
    /// </summary>
    const double Widest = 0.5, Gap = 0.02;

    /// <summary>
    /// Inches: a shorter run from the edge is clutter at most, and no part of a strip unless it goes on along the edge.
    /// </summary>
    const double LeastAlong = 1.5;

    /// <summary>The image with these strips white.</summary>
    public static PageImage Of(PageImage image)
    {
        var (width, height, dpi) = (image.Width, image.Height, image.Dpi);
        var gray = (byte[])image.Gray.Clone();
        int widest = (int)(Widest * dpi), gap = Math.Max(1, (int)Math.Round(Gap * dpi));
        int least = (int)(LeastAlong * dpi);
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
                if (plane[at + d * inwards] < Dark) depth = d + 1;
            return depth;
        }
    }
}
