using DisclosureExtract.Documents;
using DisclosureExtract.Noise;

namespace DisclosureExtract.Scans;

/// <summary>
/// Watermarks: text paler than the ink and heavier than its strokes, all of one shade, strewn over the page. Found in the
/// paper that is left when strokes as thin as print are closed; shaded fields are paper too but are level rectangles.
/// </summary>
static class GreyMarks
{
    /// <summary>Strokes thinner than this (points) are print.</summary>
    const double Print = 1.3;

    /// <summary>Shades a watermark may have, and how much paler than the paper it is at least.</summary>
    const int Darkest = 115, PalerBy = 14;

    /// <summary>How far shades of one watermark lie apart, and the part of the grey pixels that has the same shade.</summary>
    const int Spread = 14;

    const double SameShade = 0.45;

    /// <summary>Part of the page it covers at least.</summary>
    const double LeastCover = 0.004;

    /// <summary>Pieces it has at least, each of a character's size (points).</summary>
    const int FewestPieces = 5;

    const double SmallestPiece = 5;

    /// <summary>Part of its box from which a patch is a field and no stroke.</summary>
    const double Field = 0.72;

    /// <summary>Removes a watermark from a grey plane, in place.</summary>
    /// <returns>Where it was; empty where there is none, and the plane is as it was.</returns>
    public static List<ScanNoise> Remove(byte[] gray, int width, int height, double dpi)
    {
        var size = Math.Max(3, (int)Math.Round(Print * dpi / 72));
        var paper = Plane.Close(gray, width, size);
        var white = Mode(paper, 200, 255);
        var near = Plane.Erode(gray, width, 2 * size + 1);

        // Grey that is no slope between ink and paper.
        var cell = Math.Max(1, (int)Math.Round(1.44 * dpi / 72));
        var map = new CoarseMap(width, height, cell);
        Span<int> shades = stackalloc int[256];
        var all = 0;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var at = y * width + x;
                var v = paper[at];
                if (v < Darkest || v > white - PalerBy || near[at] < v - 45) continue;
                map.Add(x, y);
                shades[v]++;
                all++;
            }
        if (all < LeastCover * gray.Length) return [];
        var (shade, same) = (0, 0);
        for (var s = Darkest; s < 256; s++)
        {
            var sum = 0;
            for (var d = Math.Max(0, s - Spread); d <= Math.Min(255, s + Spread); d++) sum += shades[d];
            if (sum > same) (shade, same) = (s, sum);
        }
        if (same < SameShade * all) return [];
        var scale = 72 / dpi;
        var pieces = map.Components(least: Math.Max(1, cell * cell / 4), reach: 1)
            .Where(p => Math.Max(p.Box.Width, p.Box.Height) * scale >= SmallestPiece && p.Pixels < Field * p.Box.Width * p.Box.Height)
            .ToList();
        if (pieces.Count < FewestPieces || pieces.Sum(p => (long)p.Pixels) < LeastCover * gray.Length) return [];

        // What is grey by the paper is measured against the paper; what is ink stays ink.
        var floor = Math.Max(Darkest, shade - 3 * Spread);
        var around = Plane.Erode(paper, width, 2 * size + 1);
        for (var i = 0; i < gray.Length; i++)
        {
            if (around[i] > white - PalerBy) continue;
            gray[i] = Residue.Cut(gray[i] * 255 / Math.Max(floor, (int)paper[i]));
        }
        return [.. Phrases(pieces, dpi).Select(b => new ScanNoise(NoiseKinds.Watermark, b))];
    }

    /// <summary>Pieces nearer than a character are one phrase.</summary>
    static List<PixelBox> Phrases(List<(PixelBox Box, int Pixels)> pieces, double dpi)
    {
        var near = (int)(10 * dpi / 72);
        var boxes = pieces.ConvertAll(p => p.Box);
        for (var merged = true; merged;)
        {
            merged = false;
            for (var i = 0; i < boxes.Count; i++)
                for (var j = boxes.Count - 1; j > i; j--)
                {
                    var (a, b) = (boxes[i], boxes[j]);
                    if (a.Left - near > b.Right || b.Left - near > a.Right || a.Top - near > b.Bottom || b.Top - near > a.Bottom) continue;
                    boxes[i] = new(Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom));
                    boxes.RemoveAt(j);
                    merged = true;
                }
        }
        return boxes;
    }

    static int Mode(byte[] plane, int from, int to)
    {
        Span<int> counts = stackalloc int[256];
        foreach (var v in plane) counts[v]++;
        var best = to;
        for (var v = from; v <= to; v++)
            if (counts[v] > counts[best]) best = v;
        return best;
    }
}
