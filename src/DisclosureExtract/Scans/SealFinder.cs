using DisclosureExtract.Documents;
using DisclosureExtract.Noise;

namespace DisclosureExtract.Scans;

/// <summary>
/// Seals: patches of strong red or blue as large as a seal, drawn in strokes. Coloured text is wider than high, a coloured
/// field or emblem is filled; both stay.
/// </summary>
static class SealFinder
{
    /// <summary>How much stronger (grey levels) its colour is than the others.</summary>
    const int Strong = 42;

    /// <summary>Sizes in points.</summary>
    const double Smallest = 40, Largest = 200, Cell = 1.44;

    /// <summary>How far (points, both sides together) compression carries the colour of a stroke away from it.</summary>
    const double Bleeding = 2;

    /// <summary>Part of the box that its strokes cover.</summary>
    const double ThinnestCover = 0.05, FullestCover = 0.6;

    public static List<ScanNoise> Find(PagePixels page)
    {
        var seals = new List<ScanNoise>();
        if (page.IsGray) return seals;
        Find(page, page.Red, page.Green, page.Blue, seals);
        Find(page, page.Blue, page.Red, page.Green, seals);
        return seals;
    }

    /// <summary>
    /// Takes a seal out of a grey plane: in its box each pixel is as bright as its brightest channel, and where the seal's
    /// colour is, brightness is measured against the seal's own. Dark ink under it stays dark.
    /// </summary>
    /// <param name="cut">Leave nothing of its edges; thin pale strokes under it may go too.</param>
    public static void Remove(PagePixels page, byte[] gray, PixelBox box, bool cut)
    {
        Span<int> counts = stackalloc int[256];
        var all = 0;
        for (var y = box.Top; y < box.Bottom; y++)
            for (var x = box.Left; x < box.Right; x++)
            {
                var (brightest, spread) = Color(page, y * page.Width + x);
                if (spread < 2 * Strong) continue;
                counts[brightest]++;
                all++;
            }
        var level = 255;
        for (int i = 0, sum = 0; i < 256 && all > 0; i++)
            if ((sum += counts[i]) >= all / 2)
            {
                level = Math.Max(120, i);
                break;
            }
        var colored = new byte[box.Width * box.Height];
        for (var y = 0; y < box.Height; y++)
            for (var x = 0; x < box.Width; x++) colored[y * box.Width + x] = (byte)Color(page, (box.Top + y) * page.Width + box.Left + x).Spread;
        colored = Plane.Dilate(colored, box.Width, (int)Math.Round(Bleeding * page.Dpi / 72) | 1);
        for (var y = box.Top; y < box.Bottom; y++)
            for (var x = box.Left; x < box.Right; x++)
            {
                var at = y * page.Width + x;
                var (brightest, spread) = Color(page, at);
                // Paper at no colour, the level of the seal at its full colour; between them in proportion.
                var paper = 255 - (255 - level) * Math.Min(spread, 2 * Strong) / (2 * Strong);
                var ink = (byte)Math.Min(255, brightest * 255 / paper);
                gray[at] = colored[(y - box.Top) * box.Width + x - box.Left] < Strong || !cut ? ink : Residue.Cut(ink); // away from its colour thin strokes of print are as pale
            }
    }

    static (byte Brightest, int Spread) Color(PagePixels page, int at)
    {
        byte r = page.Red[at], g = page.Green[at], b = page.Blue[at];
        var brightest = Math.Max(r, Math.Max(g, b));
        return (brightest, brightest - Math.Min(r, Math.Min(g, b)));
    }

    static void Find(PagePixels page, byte[] own, byte[] other, byte[] third, List<ScanNoise> seals)
    {
        var cell = Math.Max(1, (int)Math.Round(Cell * page.Dpi / 72));
        var map = new CoarseMap(page.Width, page.Height, cell);
        for (var y = 0; y < page.Height; y++)
            for (var x = 0; x < page.Width; x++)
            {
                var at = y * page.Width + x;
                if (own[at] - other[at] > Strong && own[at] - third[at] > Strong) map.Add(x, y);
            }
        var scale = 72 / page.Dpi;
        // The strokes of a seal (ring, star, characters) are apart by less than its smallest characters are wide.
        foreach (var (box, count, _) in map.Components(least: 2, reach: (int)Math.Round(6 / (cell * scale))))
        {
            double width = box.Width * scale, height = box.Height * scale;
            if (Math.Min(width, height) < Smallest || Math.Max(width, height) > Largest && !IsSeveral(width, height)) continue;
            if (width > 2.6 * height || height > 2.6 * width) continue;
            var cover = (double)count / ((double)box.Width * box.Height);
            if (cover is < ThinnestCover or > FullestCover) continue;
            // Its blurred edge is paler than the colour looked for.
            PixelBox grown = new(Math.Max(0, box.Left - cell), Math.Max(0, box.Top - cell), Math.Min(page.Width, box.Right + cell), Math.Min(page.Height, box.Bottom + cell));
            seals.Add(new ScanNoise(NoiseKinds.Stamp, grown, Picture(page, own, other, third, grown)));
        }
    }

    /// <summary>The seal alone: the stronger its colour, the darker.</summary>
    static PageImage Picture(PagePixels page, byte[] own, byte[] other, byte[] third, PixelBox box)
    {
        var gray = new byte[box.Width * box.Height];
        for (var y = 0; y < box.Height; y++)
            for (var x = 0; x < box.Width; x++)
            {
                var at = (box.Top + y) * page.Width + box.Left + x;
                gray[y * box.Width + x] = (byte)(255 - Math.Clamp(255 * (own[at] - Math.Max(other[at], third[at])) / (3 * Strong), 0, 255));
            }
        return new PageImage(box.Width, box.Height, gray, page.Dpi);
    }

    /// <summary>Seals over each other make one patch.</summary>
    static bool IsSeveral(double width, double height) => Math.Max(width, height) < 2 * Largest && Math.Min(width, height) < Largest;
}
