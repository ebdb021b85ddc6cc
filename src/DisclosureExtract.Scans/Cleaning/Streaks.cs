using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Cleaning;

/// <summary>
/// Lines that the feeder of a scanner draws along its way (dust on the glass, a scratch): a few pixels wide, straight, and from one
/// edge of the sheet to the other, through margins, print and tables alike. A ruling ends at another one. Left in place they are taken
/// for rulings and cut amounts in two.
/// </summary>
static class Streaks
{
    static readonly StreakOptions Options = ScanOptions.Default.Streaks;

    /// <param name="Places">For each pixel along the way, the middle of the streak across it.</param>
    readonly record struct Streak(int[] Places, int Half);

    /// <summary>The page with the paper, and the strokes that cross, where streaks were; the same where there are none.</summary>
    public static PagePixels Of(PagePixels page)
    {
        var gray = page.ToGray();
        page = Without(page, Find(gray.Gray, gray.Width, gray.Height, gray.Dpi), isDown: true);
        var across = Find(Channel.Transpose(gray.Gray, gray.Width, gray.Height), gray.Height, gray.Width, gray.Dpi);
        return Without(page, across, isDown: false);
    }

    static PagePixels Without(PagePixels page, List<Streak> streaks, bool isDown)
    {
        if (streaks.Count == 0) return page;
        var (step, acrossStep) = isDown ? (page.Width, 1) : (1, page.Width);
        var breadth = isDown ? page.Width : page.Height;
        return page.Each(channel =>
        {
            var result = (byte[])channel.Clone();
            foreach (var (places, half) in streaks)
                for (var along = 0; along < places.Length; along++)
                {
                    int from = Math.Max(0, places[along] - half - 1), to = Math.Min(breadth - 1, places[along] + half + 1);
                    int row = along * step, before = channel[row + from * acrossStep], after = channel[row + to * acrossStep];
                    // Strokes that cross it go on beneath; in each row from one side to the other.
                    for (var x = from + 1; x < to; x++)
                        result[row + x * acrossStep] = (byte)(before + (after - before) * (x - from) / (to - from));
                }
            return result;
        });
    }

    static List<Streak> Find(byte[] plane, int width, int height, double dpi)
    {
        var found = new List<Streak>();
        int side = Math.Max(2, (int)Math.Round(Options.Widest * dpi / 72)), bands = Options.Bands;
        if (width < 8 * side || height < 8 * bands) return found;
        var shares = new float[bands][];
        for (var band = 0; band < bands; band++)
            shares[band] = Shares(plane, width, band * height / bands, (band + 1) * height / bands, side);
        var isCropped = HasRulingAtEdge(plane, width, height, dpi);
        for (var x = side; x < width - side; x++)
        {
            if (shares[0][x] < Options.AtEdge || shares[0][x] < shares[0][x - 1] || shares[0][x] < shares[0][x + 1]) continue;
            var places = new int[bands];
            var (at, clear) = (x, 0);
            for (var band = 0; band < bands; band++)
            {
                // Paper that was turned a little on its way, and was levelled since.
                for (var off = -Options.Drift; off <= Options.Drift; off++)
                    if (at + off >= side && at + off < width - side && shares[band][at + off] > shares[band][at]) at += off;
                places[band] = at;
                if (shares[band][at] >= Options.Along) clear++;
            }
            if (clear < Options.LeastBands || shares[bands - 1][at] < Options.AtEdge) continue;
            var streak = new Streak(Line(places, height), Half(plane, width, height, places, side));
            // The rulings of a picture of a table alone run from edge to edge too, but through no character.
            if (isCropped && !CrossesPrint(plane, width, streak, side)) continue;
            found.Add(streak);
            x += side;
        }
        return found.Count > Options.Most ? [] : found;
    }

    /// <summary>For each place across, the part of a band along which it is darker than both sides.</summary>
    static float[] Shares(byte[] plane, int width, int top, int bottom, int side)
    {
        var dark = new int[width];
        for (var y = top; y < bottom; y++)
        {
            var row = plane.AsSpan(y * width, width);
            for (var x = side; x < width - side; x++)
                if (Math.Min(row[x - side], row[x + side]) - row[x] >= Options.Darker) dark[x]++;
        }
        return Array.ConvertAll(dark, d => (float)d / (bottom - top));
    }

    static int[] Line(int[] places, int height)
    {
        var line = new int[height];
        for (var y = 0; y < height; y++)
        {
            var at = Math.Clamp((y + 0.5) * places.Length / height - 0.5, 0, places.Length - 1);
            var band = Math.Min((int)at, places.Length - 2);
            line[y] = (int)Math.Round(places[band] + (places[band + 1] - places[band]) * (at - band));
        }
        return line;
    }

    /// <summary>How far it reaches to both sides, with its blur: where it has half of its darkness.</summary>
    static int Half(byte[] plane, int width, int height, int[] places, int side)
    {
        var half = 1;
        for (; half < side; half++)
        {
            long middle = 0, left = 0, right = 0, count = 0;
            for (var y = 0; y < height / places.Length; y++, count++) // the margin, where nothing stands beside it
            {
                middle += 255 - plane[y * width + places[0]];
                left += 255 - plane[y * width + Math.Max(0, places[0] - half)];
                right += 255 - plane[y * width + Math.Min(width - 1, places[0] + half)];
            }
            if (Math.Max(left, right) * 8 < middle) break;
        }
        return half;
    }

    /// <summary>A line along the edge, as of a table that fills its picture.</summary>
    static bool HasRulingAtEdge(byte[] plane, int width, int height, double dpi)
    {
        var depth = Math.Max(2, (int)(Options.Edge * dpi / 72));
        for (var y = 0; y < height; y = y == depth ? Math.Max(y + 1, height - depth) : y + 1)
        {
            var dark = 0;
            foreach (var level in plane.AsSpan(y * width, width))
                if (level < Options.Ink) dark++;
            if (dark > width / 2) return true;
        }
        return false;
    }

    static bool CrossesPrint(byte[] plane, int width, Streak streak, int side)
    {
        var (crossings, length) = (0, 0);
        var longest = 3 * side;
        for (var y = 0; y < streak.Places.Length; y++)
        {
            var row = plane.AsSpan(y * width, width);
            var x = Math.Clamp(streak.Places[y], side, width - side - 1);
            var isCrossed = row[x - side] < Options.Ink || row[x + side] < Options.Ink;
            if (isCrossed) length++;
            else
            {
                if (length > longest) crossings++; // rulings that cross are thinner
                length = 0;
            }
        }
        return crossings >= Options.LeastCrossings;
    }
}
