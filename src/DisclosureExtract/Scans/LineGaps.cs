using DisclosureExtract.Documents;

namespace DisclosureExtract.Scans;

/// <summary>
/// A line box that holds two texts far apart (部门：… at the left, 单位：… at the right) is two lines: read in one strip, an
/// engine makes characters of the paper between.
/// </summary>
static class LineGaps
{
    const double Wide = 2;

    const byte Ink = 150;

    /// <param name="wide">Times the height of the line from which a stretch of paper parts it.</param>
    public static IEnumerable<PixelBox> Split(PageImage image, PixelBox line, double wide = Wide)
    {
        var gap = (int)(wide * Math.Min(line.Height, 0.25 * image.Dpi));
        var (start, end) = (-1, -1);
        for (var x = line.Left; x < line.Right; x++)
        {
            if (!HasInk(image, line, x)) continue;
            if (start >= 0 && x - end > gap)
            {
                yield return Part(start, end);
                start = x;
            }
            if (start < 0) start = x;
            end = x;
        }
        if (start >= 0) yield return Part(start, end);

        // A little paper on both sides, as the finder of lines leaves it.
        PixelBox Part(int from, int to) => line with { Left = Math.Max(line.Left, from - 3), Right = Math.Min(line.Right, to + 4) };
    }

    static bool HasInk(PageImage image, PixelBox line, int x)
    {
        var dark = 0;
        for (var y = line.Top; y < line.Bottom; y++)
            if (image.Gray[y * image.Width + x] < Ink && ++dark == 2) return true;
        return false;
    }
}
