using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Lines;
using DisclosureExtract.Scans.Options;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Scans.Marks;

/// <summary>What watermarks and seals say, read from pictures of nothing but their own pixels.</summary>
static class MarkText
{
    static readonly MarkTextOptions Options = ScanOptions.Default.MarkText;

    /// <summary>The watermark of a page.</summary>
    /// <param name="mark">
    /// Its pixels dark, all else white, half the size of the page at the resolution of the page: its large characters
    /// then have the size of print.
    /// </param>
    public static string? OfWatermark(PageImage mark, ICellReader reader, CancellationToken stop)
    {
        var slant = Slant(mark);
        var level = mark.Rotate(-slant);
        var lines = reader.FindLines(level, new PixelBox(0, 0, level.Width, level.Height), stop)
            .SelectMany(l => LineGaps.Split(level, l, Options.Apart)).Where(l => l.Width > l.Height)
            .OrderByDescending(l => l.Width).Take(Options.Lines).ToList();
        if (lines.Count == 0) return null;
        var requests = lines.ConvertAll(l => new CellRequest(l, CellContent.Prose) { IsRuled = false });
        var read = reader.Read(level, requests, stop)
            .SelectMany(r => r.Lines).Where(l => l.Confidence >= Options.Sure)
            .Select(l => TextFold.Fold(l.Text).Trim()).Where(t => t.Length > 1).ToList();
        // At the edges of the page it is cut off: the wording met most often, of those the longest.
        return read.GroupBy(t => t).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key.Length)
            .ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).FirstOrDefault();
    }

    /// <summary>A round seal: the text along its ring, then the line below its star.</summary>
    /// <param name="seal">Its pixels dark, all else white.</param>
    public static string? OfSeal(PageImage seal, ICellReader reader, CancellationToken stop)
    {
        double x = seal.Width / 2.0, y = seal.Height / 2.0, radius = Math.Min(x, y);
        if (Math.Abs(x - y) > 0.2 * radius) return null; // not round, or several over each other
        var ring = Unrolled(seal, x, y, radius);
        var below = new PixelBox((int)(x - 0.7 * radius), (int)(y + 0.38 * radius), (int)(x + 0.7 * radius),
            (int)(y + 0.82 * radius));
        var text = string.Concat(Read(ring, new PixelBox(0, 0, ring.Width, ring.Height)), Read(seal, below));
        return text.Length > 1 ? text : null;

        string Read(PageImage image, PixelBox box)
        {
            var lines = reader.Read(image, [new CellRequest(box, CellContent.Prose)], stop).SelectMany(r => r.Lines).ToList();
            return lines.Count > 0 && lines.MaxBy(l => l.Text.Length) is { } line && line.Confidence >= Options.Sure
                ? TextFold.FoldTight(line.Text) : "";
        }
    }

    /// <summary>The ring as a level strip, from below over the left, the top and the right.</summary>
    static PageImage Unrolled(PageImage seal, double x, double y, double radius)
    {
        var height = (int)((Options.Outer - Options.Inner) * radius);
        var width = (int)((360 - 2 * Options.Open) / 360 * 2 * Math.PI * (Options.Outer + Options.Inner) / 2 * radius);
        var gray = new byte[width * height];
        for (var column = 0; column < width; column++)
        {
            var (sin, cos) = Math.SinCos((90 + Options.Open + (360 - 2 * Options.Open) * column / width) * Math.PI / 180);
            for (var row = 0; row < height; row++)
            {
                var r = Options.Outer * radius - row;
                int px = (int)(x + r * cos), py = (int)(y + r * sin);
                gray[row * width + column] = px < 0 || py < 0 || px >= seal.Width || py >= seal.Height
                    ? (byte)255 : seal.Gray[py * seal.Width + px];
            }
        }
        return new PageImage(width, height, gray, seal.Dpi);
    }

    /// <summary>The angle (degrees clockwise) at which the mark falls onto the fewest rows.</summary>
    static double Slant(PageImage mark)
    {
        var dark = new List<(int X, int Y)>();
        for (var y = 0; y < mark.Height; y++)
            for (var x = 0; x < mark.Width; x++)
                if (mark.Gray[y * mark.Width + x] < 128) dark.Add((x, y));
        var step = Math.Max(1, dark.Count / Options.MostPoints);
        var points = dark.Where((_, i) => i % step == 0).ToList();
        var rows = new int[2 * (mark.Width + mark.Height)];
        double best = 0;
        long most = 0;
        for (double angle = -Options.Steepest; angle <= Options.Steepest; angle += 0.5)
        {
            Array.Clear(rows);
            var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
            foreach (var (x, y) in points) rows[mark.Width + mark.Height + (int)(y * cos - x * sin)]++;
            var sum = rows.Sum(n => (long)n * n);
            if (sum > most) (most, best) = (sum, angle);
        }
        return best;
    }
}
