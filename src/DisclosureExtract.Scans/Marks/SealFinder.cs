using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Marks;

/// <summary>
/// Seals: patches of strong red or blue as large as a seal, drawn in strokes, or a field from which a name is cut.
/// Coloured text is wider than high and has no frame, a coloured field or emblem is filled; both stay. Watermarks are
/// paler.
/// </summary>
static class SealFinder
{
    static readonly SealOptions Options = ScanOptions.Default.Seals;

    public static List<ScanNoise> Find(PagePixels page)
    {
        var seals = new List<ScanNoise>();
        if (page.IsGray) return seals;
        Find(page, page.Red, page.Green, page.Blue, seals);
        Find(page, page.Blue, page.Red, page.Green, seals);
        return seals;
    }

    /// <summary>
    /// The grey image of a page without its seals: in the box of one each pixel is as bright as its brightest channel,
    /// and where the seal's colour is, brightness is measured against the seal's own. Dark ink under it stays dark.
    /// </summary>
    /// <param name="cut">Leave nothing of their edges; thin pale strokes under them may go too.</param>
    public static PageImage Without(IReadOnlyList<ScanNoise> seals, PagePixels page, PageImage image, bool cut)
    {
        if (seals.Count == 0) return image;
        var gray = (byte[])image.Gray.Clone();
        foreach (var seal in seals) Remove(page, gray, seal.Box, cut);
        return image with { Gray = gray };
    }

    static void Remove(PagePixels page, byte[] gray, PixelBox box, bool cut)
    {
        Span<int> counts = stackalloc int[256];
        var all = 0;
        for (var y = box.Top; y < box.Bottom; y++)
            for (var x = box.Left; x < box.Right; x++)
            {
                var (brightest, spread) = Color(page, y * page.Width + x);
                if (spread < 2 * Options.Strong) continue;
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
            for (var x = 0; x < box.Width; x++)
                colored[y * box.Width + x] = (byte)Color(page, (box.Top + y) * page.Width + box.Left + x).Spread;
        colored = Channel.Dilate(colored, box.Width, (int)Math.Round(Options.Bleeding * page.Dpi / 72) | 1);
        for (var y = box.Top; y < box.Bottom; y++)
            for (var x = box.Left; x < box.Right; x++)
            {
                var at = y * page.Width + x;
                var (brightest, spread) = Color(page, at);
                // Paper at no colour, the level of the seal at its full colour; between them in proportion.
                var paper = 255 - (255 - level) * Math.Min(spread, 2 * Options.Strong) / (2 * Options.Strong);
                var ink = (byte)Math.Min(255, brightest * 255 / paper);
                // away from its colour thin strokes of print are as pale
                gray[at] = colored[(y - box.Top) * box.Width + x - box.Left] < Options.Strong || !cut ? ink : Residue.Cut(ink);
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
        var cell = Math.Max(1, (int)Math.Round(Options.Cell * page.Dpi / 72));
        var map = new CoarseRaster(page.Width, page.Height, cell);
        for (var y = 0; y < page.Height; y++)
            for (var x = 0; x < page.Width; x++)
            {
                var at = y * page.Width + x;
                if (IsOwn(at)) map.Add(x, y);
            }
        var scale = 72 / page.Dpi;
        // The strokes of a seal (ring, star, characters) are apart by less than its smallest characters are wide.
        foreach (var (box, count, _) in map.Patches(least: 2, reach: (int)Math.Round(6 / (cell * scale))))
        {
            double width = box.Width * scale, height = box.Height * scale;
            double least = Math.Min(width, height), most = Math.Max(width, height);
            var isLongStamp = least >= Options.SmallestLong && most > Options.Square * least && most <= Options.Longest * least
                && (IsFramed(map, box, cell, Options.FrameOfName) || IsOverPrint(page, box));
            if (least < Options.SmallestName && !isLongStamp || most > Options.Largest && !IsSeveral(width, height) || most > Options.Longest * least) continue;
            var cover = (double)count / ((double)box.Width * box.Height);
            if (cover < Options.ThinnestCover) continue;
            if (cover > Options.FullestCover
                && !(cover < Options.FullestName && most <= Math.Min(Options.LargestName, Options.Square * least) && IsCut(box)))
                continue;
            if (most > Options.Long * least && !isLongStamp && !IsFramed(map, box, cell, Options.FrameOfLong)) continue;
            if (least < Options.Smallest && !isLongStamp && cover <= Options.FullestCover
                && !(most <= Options.Square * least && IsFramed(map, box, cell, Options.FrameOfName)))
                continue;
            // Its blurred edge is paler than the colour looked for.
            PixelBox grown = new(Math.Max(0, box.Left - cell), Math.Max(0, box.Top - cell),
                Math.Min(page.Width, box.Right + cell), Math.Min(page.Height, box.Bottom + cell));
            seals.Add(new ScanNoise(NoiseKinds.Stamp, grown, Picture(page, own, other, third, grown)));
        }
        // The word in a frame is one stamp with it.
        seals.RemoveAll(s => seals.Exists(o => !ReferenceEquals(o, s) && IsWithin(s.Box, o.Box)));

        static bool IsWithin(PixelBox box, PixelBox other) => box.Left >= other.Left && box.Right <= other.Right && box.Top >= other.Top
            && box.Bottom <= other.Bottom && (box.Width < other.Width || box.Height < other.Height);

        bool IsOwn(int at) => own[at] - other[at] > Options.Strong && own[at] - third[at] > Options.Strong
            && Math.Min(other[at], third[at]) < Options.Palest;

        bool IsCut(PixelBox box)
        {
            int x = (box.Left + box.Right) / 2, y = (box.Top + box.Bottom) / 2;
            int reach = Math.Min(box.Width, box.Height) / 3;
            return Share(x - reach, y - reach) >= Options.LeastCut && Share(x, y - reach) >= Options.LeastCut
                && Share(x - reach, y) >= Options.LeastCut && Share(x, y) >= Options.LeastCut;

            // Brighter than the field: print under it is no cut.
            double Share(int left, int top)
            {
                var cut = 0;
                for (var row = top; row < top + reach; row++)
                    for (var column = left; column < left + reach; column++)
                        if (!IsOwn(row * page.Width + column)
                            && Math.Min(other[row * page.Width + column], third[row * page.Width + column]) >= 128)
                            cut++;
                return (double)cut / (reach * reach);
            }
        }
    }

    /// <summary>Whether black print runs through it: coloured text stands where nothing else is printed.</summary>
    static bool IsOverPrint(PagePixels page, PixelBox box)
    {
        var black = 0;
        for (var y = box.Top; y < box.Bottom; y++)
            for (var x = box.Left; x < box.Right; x++)
                if (Color(page, y * page.Width + x) is { Brightest: < 110, Spread: var spread } && spread < Options.Strong / 2) black++;
        return black >= Options.LeastBlack * box.Width * box.Height;
    }

    /// <summary>Whether one line of colour goes around a patch.</summary>
    /// <param name="most">Part of what it encloses that it covers itself.</param>
    static bool IsFramed(CoarseRaster map, PixelBox box, int cell, double most)
    {
        int left = box.Left / cell - 1, top = box.Top / cell - 1, columns = (box.Width + cell - 1) / cell + 2;
        int rows = (box.Height + cell - 1) / cell + 2;
        var patch = new bool[columns * rows];
        for (var row = 1; row < rows - 1; row++)
            for (var column = 1; column < columns - 1; column++)
                patch[row * columns + column] = map.Count(left + column, top + row) >= 2;
        foreach (var frame in ConnectedComponents.Find(patch, columns))
        {
            if (frame.Box.Width < 0.9 * (columns - 2) || frame.Box.Height < 0.9 * (rows - 2)) continue;
            var isFrame = new bool[columns * rows];
            foreach (var place in frame.Members) isFrame[place] = true;
            // All that is not reached from outside, level and upright, is enclosed.
            var (outside, open) = (new bool[columns * rows], new Stack<int>([0]));
            outside[0] = true;
            var reached = 0;
            while (open.TryPop(out var at))
            {
                reached++;
                int column = at % columns, row = at / columns;
                if (column > 0) Open(at - 1);
                if (column < columns - 1) Open(at + 1);
                if (row > 0) Open(at - columns);
                if (row < rows - 1) Open(at + columns);
            }
            var enclosed = columns * rows - reached;
            return enclosed >= Options.Enclosed * (columns - 2) * (rows - 2) && frame.Members.Count <= most * enclosed;

            void Open(int next)
            {
                if (outside[next] || isFrame[next]) return;
                outside[next] = true;
                open.Push(next);
            }
        }
        return false;
    }

    /// <summary>The seal alone: the stronger its colour, the darker.</summary>
    static PageImage Picture(PagePixels page, byte[] own, byte[] other, byte[] third, PixelBox box)
    {
        var gray = new byte[box.Width * box.Height];
        for (var y = 0; y < box.Height; y++)
            for (var x = 0; x < box.Width; x++)
            {
                var at = (box.Top + y) * page.Width + box.Left + x;
                gray[y * box.Width + x] =
                    (byte)(255 - Math.Clamp(255 * (own[at] - Math.Max(other[at], third[at])) / (3 * Options.Strong), 0, 255));
            }
        return new PageImage(box.Width, box.Height, gray, page.Dpi);
    }

    /// <summary>Seals over each other make one patch.</summary>
    static bool IsSeveral(double width, double height) =>
        Math.Max(width, height) < 2 * Options.Largest && Math.Min(width, height) < Options.Largest;
}
