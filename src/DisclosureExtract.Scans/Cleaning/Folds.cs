using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Cleaning;

/// <summary>
/// Folds of the paper: pale straight shadows that run from edge to edge of the page, margins and all, where no ruling
/// does. Left in place they part columns or run through rows.
/// </summary>
static class Folds
{
    static readonly FoldOptions Options = ScanOptions.Default.Folds;

    /// <param name="IsDown">From top to bottom of the page.</param>
    /// <param name="From">Pixels: where it begins at the top (left).</param>
    /// <param name="To">Where it ends at the bottom (right).</param>
    /// <param name="Shadow">Levels below paper, from half its width before its middle to half behind.</param>
    public sealed record Fold(bool IsDown, double From, double To, double[] Shadow);

    /// <param name="image">Paper is white all over it.</param>
    public static List<Fold> Find(PageImage image) => [.. Find(image, isDown: true), .. Find(image, isDown: false)];

    static IEnumerable<Fold> Find(PageImage image, bool isDown)
    {
        var (width, height, plane, _) = image;
        var (length, breadth, step, acrossStep) = isDown ? (height, width, width, 1) : (width, height, 1, width);
        int half = (int)Math.Round(image.Pixels(Options.Half)), midst = Math.Max(1, (int)Math.Round(image.Pixels(Options.Midst)));
        if (length < 4 * Options.Bands || breadth < 8 * half) yield break;
        var shadows = new double[Options.Bands][];
        var valleys = new double[Options.Bands][];
        for (var band = 0; band < Options.Bands; band++)
        {
            shadows[band] = Shadow(plane, band * length / Options.Bands, (band + 1) * length / Options.Bands, breadth, step,
                acrossStep);
            valleys[band] = Valleys(shadows[band], half, midst);
        }
        for (var found = 0; found < Options.Most; found++)
        {
            var (best, from, to) = (0.0, 0, 0);
            var most = (int)(Options.Slant * length);
            for (var start = half; start < breadth - half; start++)
            {
                if (At(0, start) < Options.LeastDarker) continue;
                for (var end = Math.Max(half, start - most); end < Math.Min(breadth - half, start + most); end++)
                {
                    if (At(Options.Bands - 1, end) < Options.LeastDarker) continue;
                    var (seen, sum) = (0, 0.0);
                    for (var band = 0; band < Options.Bands; band++)
                    {
                        var depth = At(band, start + (end - start) * (band + 0.5) / Options.Bands);
                        if (depth < Options.LeastDarker) continue;
                        seen++;
                        sum += depth;
                    }
                    if (seen >= Options.LeastBands && sum > best && IsEven(sum / seen)) (best, from, to) = (sum, start, end);

                    bool IsAsDeep(int band, double mean)
                    {
                        var depth = At(band, start + (end - start) * (band + 0.5) / Options.Bands);
                        return depth >= mean / Options.Even && depth <= mean * Options.Even;
                    }

                    // A pale ruling that meets a watermark in the margins is darker in its midst.
                    bool IsEven(double mean) =>
                        Enumerable.Range(0, Options.Bands).Count(b => IsAsDeep(b, mean)) >= Options.LeastBands
                        && Math.Min(At(0, start), At(Options.Bands - 1, end)) >= mean / Options.Even;
                }
            }
            if (best == 0) yield break;
            var shadow = new double[2 * half + 1];
            for (var off = -half; off <= half; off++)
            {
                var levels = Enumerable.Range(0, Options.Bands)
                    .Select(b => Around(b) + off is var x && x >= 0 && x < breadth ? shadows[b][x] : double.NaN)
                    .Where(s => !double.IsNaN(s)).Order().ToList();
                shadow[off + half] = levels.Count == 0 ? 0 : levels[levels.Count / 2];
            }
            var beside = Math.Max(shadow[0], shadow[^1]);
            for (var i = 0; i < shadow.Length; i++) shadow[i] = Math.Max(0, shadow[i] - beside);
            for (var band = 0; band < Options.Bands; band++)
                for (var x = Math.Max(0, Around(band) - 2 * half); x < Math.Min(breadth, Around(band) + 2 * half); x++)
                    valleys[band][x] = 0;
            yield return new Fold(isDown, from, to, shadow);

            int Around(int band) => (int)Math.Round(from + (to - from) * (band + 0.5) / Options.Bands);
        }

        double At(int band, double place) => valleys[band][(int)Math.Round(place)];
    }

    /// <summary>
    /// How much darker than white the paper of a band is on average at each place across; not a number where print
    /// hides it.
    /// </summary>
    static double[] Shadow(byte[] plane, int from, int to, int breadth, int step, int acrossStep)
    {
        var (sums, counts) = (new int[breadth], new int[breadth]);
        for (var along = from; along < to; along++)
            for (var x = 0; x < breadth; x++)
            {
                var level = plane[along * step + x * acrossStep];
                if (level < Options.Print) continue;
                sums[x] += 255 - level;
                counts[x]++;
            }
        return [.. sums.Select((s, x) => counts[x] >= Options.LeastPaper * (to - from) ? (double)s / counts[x] : double.NaN)];
    }

    /// <summary>
    /// How much darker each place is than the places half a fold to both sides; its neighbours of the midst count for
    /// it.
    /// </summary>
    static double[] Valleys(double[] shadow, int half, int midst)
    {
        var depths = new double[shadow.Length];
        for (var x = half; x < shadow.Length - half; x++)
        {
            var depth = shadow[x] - Math.Max(shadow[x - half], shadow[x + half]);
            if (!double.IsNaN(depth)) depths[x] = depth;
        }
        return [.. depths.Select((_, x) =>
            depths.AsSpan(Math.Max(0, x - midst)..Math.Min(depths.Length, x + midst + 1)).ToArray().Max())];
    }

    /// <summary>The plane as light on the folds as beside them.</summary>
    public static byte[] Lifted(byte[] plane, int width, int height, List<Fold> folds)
    {
        var result = (byte[])plane.Clone();
        foreach (var fold in folds)
        {
            var (length, breadth, step, acrossStep) = fold.IsDown
                ? (height, width, width, 1) : (width, height, 1, width);
            var half = fold.Shadow.Length / 2;
            for (var along = 0; along < length; along++)
            {
                var middle = (int)Math.Round(fold.From + (fold.To - fold.From) * along / length);
                for (var off = -half; off <= half; off++)
                {
                    var x = middle + off;
                    if (x < 0 || x >= breadth) continue;
                    var at = along * step + x * acrossStep;
                    result[at] = (byte)Math.Min(255, result[at] * 255 / (255 - fold.Shadow[off + half]) + 0.5);
                }
            }
        }
        return result;
    }
}
