using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Cleaning;

/// <summary>
/// How far a page was laid askew: the angle at which the upper edges of its ink fall onto the fewest rows.
/// </summary>
static class SkewFinder
{
    static readonly SkewOptions Options = ScanOptions.Default.Skew;

    /// <summary>Degrees clockwise by which the page was turned; 0 where nothing tells.</summary>
    public static double Find(PageImage image)
    {
        var (height, dpi) = (image.Height, image.Dpi);
        var points = Edges(image);
        if (points.Count < Options.FewestPoints) return 0;
        var coarse = Best(points, -Options.Usual, Options.Usual, 0.1, height, 2 * dpi / 200, out var score);
        // Few pages lie further askew: of all points a part tells whether this one does.
        var far = points.Where((_, i) => i % 4 == 0).ToList();
        var farthest = Best(far, -Options.Largest, Options.Largest, 0.25, height, 2 * dpi / 200, out _);
        if (Math.Abs(farthest) > Options.Usual)
        {
            var near = Best(points, farthest - 0.3, farthest + 0.3, 0.1, height, 2 * dpi / 200, out var further);
            if (further > score) coarse = near;
        }
        var fine = Best(points, coarse - 0.12, coarse + 0.12, 0.01, height, dpi / 200, out _);
        return Math.Abs(fine) < 0.02 ? 0 : fine;
    }

    /// <summary>Dark pixels under light ones, evenly thinned.</summary>
    static List<(short X, short Y)> Edges(PageImage image)
    {
        var (width, height, gray, dpi) = image;
        var margin = (int)(dpi / 10);
        var all = new List<(short X, short Y)>();
        for (var y = margin; y < height - margin; y++)
            for (var x = margin; x < width - margin; x++)
            {
                var at = y * width + x;
                if (gray[at] < Options.Ink && gray[at - 2 * width] >= Options.Ink + 30 && gray[at - width] >= Options.Ink)
                    all.Add(((short)x, (short)y));
            }
        if (all.Count <= Options.MostPoints) return all;
        var thinned = new List<(short X, short Y)>(Options.MostPoints);
        var step = (double)all.Count / Options.MostPoints;
        for (var i = 0.0; i < all.Count; i += step) thinned.Add(all[(int)i]);
        return thinned;
    }

    static double Best(List<(short X, short Y)> points, double from, double to, double step, int height, double bin,
        out double bestScore)
    {
        var rows = new int[(int)(height * 1.5 / bin) + 8];
        var best = 0.0;
        bestScore = -1;
        for (var i = 0; from + i * step <= to + 1e-9; i++)
        {
            var angle = from + i * step;
            var slope = Math.Tan(angle * Math.PI / 180);
            Array.Clear(rows);
            var offset = height * 0.25;
            foreach (var (x, y) in points)
            {
                var row = (int)((y - x * slope + offset) / bin);
                if ((uint)row < (uint)rows.Length) rows[row]++;
            }
            var score = 0.0;
            foreach (var count in rows) score += (double)count * count;
            if (score > bestScore || (score == bestScore && Math.Abs(angle) < Math.Abs(best)))
                (best, bestScore) = (angle, score);
        }
        return best;
    }
}
