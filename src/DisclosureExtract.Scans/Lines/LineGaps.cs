using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Lines;

/// <summary>
/// A line box that holds two texts far apart (部门：… at the left, 单位：… at the right) is two lines: read in one strip, an
/// engine makes characters of the paper between.
/// </summary>
static class LineGaps
{
    static readonly GapOptions Options = ScanOptions.Default.Gaps;

    /// <summary>The parts of the lines outside tables with rulings.</summary>
    public static IEnumerable<PixelBox> Split(PageImage image, IReadOnlyList<PixelBox> lines)
    {
        var parts = lines.SelectMany(l => Split(image, l, Options.Wide)).ToList();
        return parts.SelectMany(p => parts.Count(o => IsBeside(o, p)) < Options.LeastColumns ? [p] : Split(image, p, Options.WideInTable));

        static bool IsBeside(PixelBox other, PixelBox part)
        {
            var middle = (part.Top + part.Bottom) / 2;
            return other.Top < middle && other.Bottom > middle;
        }
    }

    /// <param name="wide">Times the height of the line from which a stretch of paper parts it.</param>
    public static IEnumerable<PixelBox> Split(PageImage image, PixelBox line, double wide)
    {
        var gap = (int)(wide * Math.Min(line.Height, 0.25 * image.Dpi));
        var (start, end) = (-1, -1);
        for (var x = line.Left; x < line.Right; x++)
        {
            if (!HasInk(image, line, x)) continue;
            if (start >= 0 && x - end > gap && x - end > gap + (EndsInMark(image, line, end) ? Options.Mark * line.Height : 0))
            {
                yield return Part(start, end);
                start = x;
            }
            if (start < 0) start = x;
            end = x;
        }
        if (start >= 0) yield return Part(start, end);

        // A little paper on both sides, as the finder of lines leaves it.
        PixelBox Part(int from, int to) =>
            line with { Left = Math.Max(line.Left, from - 3), Right = Math.Min(line.Right, to + 4) };
    }

    static bool EndsInMark(PageImage image, PixelBox line, int end)
    {
        var left = end;
        while (left > line.Left && HasInk(image, line, left - 1)) left--;
        if (end + 1 - left > Options.WidestMark * line.Height) return false;
        for (var y = line.Top; y < line.Top + (int)(Options.MarkTop * line.Height); y++)
            for (var x = left; x <= end; x++)
                if (image.Gray[y * image.Width + x] < Options.Ink) return false;
        return true;
    }

    static bool HasInk(PageImage image, PixelBox line, int x)
    {
        var dark = 0;
        for (var y = line.Top; y < line.Bottom; y++)
            if (image.Gray[y * image.Width + x] < Options.Ink && ++dark == 2) return true;
        return false;
    }
}
