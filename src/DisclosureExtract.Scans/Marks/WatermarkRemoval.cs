using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Marks;

/// <summary>
/// Watermarks: text paler than the ink and heavier than its strokes, all of one shade, strewn over the page. Found in
/// the paper that is left when strokes as thin as print are closed; shaded fields are paper too but are level
/// rectangles.
/// </summary>
static class WatermarkRemoval
{
    static readonly WatermarkOptions Options = ScanOptions.Default.Watermarks;

    /// <summary>A grey image without its watermark, and where that was; the image itself where there is none.</summary>
    public static (PageImage Image, IReadOnlyList<ScanNoise> Marks) Of(PageImage image)
    {
        var (width, height, gray, dpi) = image;
        var size = Math.Max(3, (int)Math.Round(image.Pixels(Options.Print)));
        var paper = Channel.Close(gray, width, size);
        var white = Channel.Paper(paper, darkest: 200);
        var near = Channel.Erode(gray, width, 2 * size + 1);

        // Grey that is no slope between ink and paper.
        var cell = Math.Max(1, (int)Math.Round(image.Pixels(1.44)));
        var map = new CoarseRaster(width, height, cell);
        Span<int> shades = stackalloc int[256], levels = stackalloc int[256];
        var grey = 0;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var at = y * width + x;
                var v = paper[at];
                if (v < Options.Darkest || v > white - Options.PalerBy || near[at] < v - 45) continue;
                map.Add(x, y);
                shades[v]++;
                levels[gray[at]]++;
                grey++;
            }
        var scale = 72 / dpi;
        if (grey < Options.LeastCover * gray.Length && grey * scale * scale < Options.LeastLarge) return (image, []);
        if (Around(shades, Peak(shades, Options.Spread), Options.Spread) < Options.SameShade * grey) return (image, []);
        var shade = Peak(levels, 3);
        // What is as dark as the print of its page is print, worn or large.
        if (shade < Options.DarkButPlain && shade - Print(gray) < Options.PalerThanPrint) return (image, []);
        var pale = shade;
        for (var below = grey; below > Options.Strays * grey && pale > shade - 2 * Options.Spread; pale--) below = Sum(levels, 0, pale);
        var all = map.Patches(least: Math.Max(1, cell * cell / 4), reach: 1)
            .FindAll(p => IsSmall(p) || p.Pixels < Options.Field * p.Box.Width * p.Box.Height);
        bool IsSmall(CoarseRaster.Patch p) => Math.Max(p.Box.Width, p.Box.Height) * scale < Options.SmallestPiece;
        var pieces = all.FindAll(p => !IsSmall(p) && Math.Max(p.Box.Width, p.Box.Height) * scale <= Options.LargestPiece);
        var cover = pieces.Sum(p => (double)p.Pixels) / gray.Length;
        var inCells = pieces.Where(p => IsShadedCell(p, map)).Sum(p => (double)p.Pixels);
        if (cover > Options.MostCover || inCells >= Options.MostlyCells * pieces.Sum(p => (double)p.Pixels)) return (image, []);
        var isWord = pieces.Count < Options.FewestPieces || cover < Options.LeastCover;
        if (isWord)
        {
            var large = pieces.FindAll(p => Math.Max(p.Box.Width, p.Box.Height) * scale >= Options.Large
                && !IsShadedCell(p, map));
            if (large.Count < Options.FewestLarge || large.Sum(p => p.Pixels) * scale * scale < Options.LeastLarge) return (image, []);
        }
        var places = Places(all, map, image, shade, pale, white);
        var picture = Picture(image, places, map, (shade + white) / 2);
        var marks = Phrases(pieces, dpi)
            .ConvertAll(b => new ScanNoise(NoiseKinds.Watermark, b, picture) { IsOnlyText = isWord });
        return (Cleared(image, shade, pale, size, places, map), marks);
    }

    /// <summary>
    /// A shaded cell with print in its midst: it fills the border of its box, or is longer than a character.
    /// </summary>
    static bool IsShadedCell(CoarseRaster.Patch patch, CoarseRaster map)
    {
        if (Math.Max(patch.Box.Width, patch.Box.Height) > Options.Longest * Math.Min(patch.Box.Width, patch.Box.Height))
            return true;
        int left = patch.Box.Left / map.Cell, top = patch.Box.Top / map.Cell, right = (patch.Box.Right - 1) / map.Cell;
        int bottom = (patch.Box.Bottom - 1) / map.Cell;
        var border = patch.Cells.Count(IsBorder);
        return border >= Options.Field * 2 * (right - left + bottom - top);

        bool IsBorder(int cell)
        {
            int x = cell % map.Columns, y = cell / map.Columns;
            return x == left || x == right || y == top || y == bottom;
        }
    }

    /// <summary>
    /// The cells of the map that the watermark lies in: those of its pieces, however small text has cut them; from
    /// there, where text over it hides it, cells without paper that have its shade; one more for its blurred edge.
    /// Nothing is cleared elsewhere: thin strokes of print are as pale.
    /// </summary>
    static bool[] Places(List<CoarseRaster.Patch> pieces, CoarseRaster map, PageImage image, int shade, int pale,
        int white)
    {
        var (width, height, gray, _) = image;
        var places = new bool[map.Columns * map.Rows];
        foreach (var piece in pieces)
            foreach (var place in piece.Cells) places[place] = true;
        var (shaded, paper) = (new CoarseRaster(width, height, map.Cell), new CoarseRaster(width, height, map.Cell));
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var level = gray[y * width + x];
                if (level > white - Options.PalerBy) paper.Add(x, y);
                else if (Math.Abs(level - shade) <= shade - pale) shaded.Add(x, y);
            }
        var all = map.Cell * map.Cell;
        places = map.Grow(places, place => paper[place] <= Options.MostPaper * all && shaded[place] >= Options.LeastShaded * all);
        return map.Grow(places);
    }

    /// <summary>
    /// Takes the watermark out: what is as pale as it goes, and a little darker where no ink is near, as at its edges.
    /// The rest is ink and is measured against what surrounds it: the watermark's shade in its midst, paper beside it.
    /// </summary>
    static PageImage Cleared(PageImage image, int shade, int pale, int size, bool[] places, CoarseRaster map)
    {
        var (width, height, gray, _) = image;
        var cleared = (byte[])gray.Clone();
        var around = Channel.Dilate(gray, width, size | 1);
        var near = Channel.Erode(gray, width, 3);
        for (var row = 0; row < map.Rows; row++)
            for (var column = 0; column < map.Columns; column++)
            {
                if (!places[row * map.Columns + column]) continue;
                for (var y = row * map.Cell; y < Math.Min(height, (row + 1) * map.Cell); y++)
                    for (var x = column * map.Cell; x < Math.Min(width, (column + 1) * map.Cell); x++)
                    {
                        var i = y * width + x;
                        var isMark = gray[i] >= pale || near[i] >= pale - 2 * Options.Spread;
                        cleared[i] = isMark ? (byte)255
                            : (byte)(gray[i] * 255 / Math.Clamp((int)around[i], shade, 255));
                    }
            }
        return image with { Gray = cleared };
    }

    /// <summary>The watermark alone, with what stands over it, at half the size.</summary>
    static PageImage Picture(PageImage image, bool[] places, CoarseRaster map, int dark)
    {
        var (width, height, gray, dpi) = image;
        var (columns, rows) = (width / 2, height / 2);
        var picture = new byte[columns * rows];
        for (var y = 0; y < rows; y++)
            for (var x = 0; x < columns; x++)
            {
                var at = 2 * y * width + 2 * x;
                var level = (gray[at] + gray[at + 1] + gray[at + width] + gray[at + width + 1]) / 4;
                picture[y * columns + x] = places[2 * y / map.Cell * map.Columns + 2 * x / map.Cell] && level < dark
                    ? (byte)0 : (byte)255;
            }
        return new PageImage(columns, rows, picture, dpi);
    }

    /// <summary>The level that a thousandth of the page is darker than.</summary>
    static int Print(byte[] gray)
    {
        Span<int> counts = stackalloc int[256];
        foreach (var level in gray) counts[level]++;
        var print = 0;
        for (var sum = counts[0]; sum < gray.Length / 1000; sum += counts[++print]) { }
        return print;
    }

    /// <summary>Pieces nearer than a character are one phrase.</summary>
    static List<PixelBox> Phrases(List<CoarseRaster.Patch> pieces, double dpi)
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
                    if (a.Left - near > b.Right || b.Left - near > a.Right || a.Top - near > b.Bottom
                        || b.Top - near > a.Bottom)
                        continue;
                    boxes[i] = new(Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right),
                        Math.Max(a.Bottom, b.Bottom));
                    boxes.RemoveAt(j);
                    merged = true;
                }
        }
        return boxes;
    }

    /// <summary>The level that has the most pixels within a reach of it.</summary>
    static int Peak(ReadOnlySpan<int> counts, int reach)
    {
        var best = 0;
        for (var level = Options.Darkest; level < counts.Length; level++)
            if (Around(counts, level, reach) > Around(counts, best, reach)) best = level;
        return best;
    }

    static int Around(ReadOnlySpan<int> counts, int level, int reach) =>
        Sum(counts, Math.Max(0, level - reach), Math.Min(255, level + reach));

    static int Sum(ReadOnlySpan<int> counts, int from, int to)
    {
        var sum = 0;
        for (var level = from; level <= to; level++) sum += counts[level];
        return sum;
    }
}
