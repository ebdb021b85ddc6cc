using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Scans.Marks;

/// <summary>
/// Pies and bars: areas of plain colour, larger than any sign and narrower than the picture, few signs beside them, and no grid. What
/// they show stands in the prose around; to read their labels costs as much as a page of a scan.
/// </summary>
static class Charts
{
    /// <summary>Dots an inch at which a picture is looked at: enough to tell strokes, areas and lines apart.</summary>
    const double Dpi = 72;

    /// <summary>By how much the channels of a colour differ, at least; grey ink and paper stay below.</summary>
    const int Colour = 48;

    /// <summary>How much darker than paper ink is, and a line, which may be thin and grey.</summary>
    const int Ink = 70, Line = 24;

    /// <summary>An area of a chart is as high as this (points), at least, and all of them cover so much of the picture.</summary>
    const double LeastHeight = 40, LeastShare = 0.04;

    /// <summary>Bands behind rows of a table, and photographs, are as wide as their picture.</summary>
    const double MostWidth = 0.8;

    /// <summary>Shapes of ink up to this height (points) are signs; a chart has few.</summary>
    const double TallestSign = 24, LeastSign = 3;

    const int MostSigns = 260;

    /// <summary>Share of the picture over which a line of a grid runs, and how many of each direction make one.</summary>
    const double LineShare = 0.35;

    const int GridLines = 3;

    public static bool Is(PagePixels picture)
    {
        if (picture.IsGray || picture.Width == 0 || picture.Height == 0) return false;
        var small = new Small(picture);
        return HasColouredArea(small) && !HasGrid(small) && Signs(small) <= MostSigns;
    }

    static bool HasColouredArea(Small picture)
    {
        double area = 0;
        foreach (var patch in ConnectedComponents.Find(picture.IsColour, picture.Width))
        {
            if (patch.Box.Width > MostWidth * picture.Width && patch.Box.Height > TallestSign * picture.Scale) return false;
            if (patch.Box.Height >= LeastHeight * picture.Scale) area += patch.Members.Count;
        }
        return area >= LeastShare * picture.Width * picture.Height;
    }

    static bool HasGrid(Small picture) =>
        Lines(picture, picture.Width, picture.Height, isLevel: true) >= GridLines
        && Lines(picture, picture.Height, picture.Width, isLevel: false) >= GridLines;

    /// <summary>Lines that run on over much of the picture; two that touch are one.</summary>
    static int Lines(Small picture, int length, int count, bool isLevel)
    {
        var (lines, last) = (0, -2);
        for (var at = 0; at < count; at++)
        {
            var (run, longest) = (0, 0);
            for (var along = 0; along < length; along++)
            {
                var place = isLevel ? at * picture.Width + along : along * picture.Width + at;
                run = picture.Darkest[place] < picture.Paper - Line && !picture.IsColour[place] ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
            if (longest < LineShare * length) continue;
            if (at > last + 1) lines++;
            last = at;
        }
        return lines;
    }

    /// <summary>Shapes of grey ink as large as characters and their parts.</summary>
    static int Signs(Small picture)
    {
        var ink = new bool[picture.Darkest.Length];
        for (var at = 0; at < ink.Length; at++) ink[at] = picture.Darkest[at] < picture.Paper - Ink && !picture.IsColour[at];
        return ConnectedComponents.Find(ink, picture.Width).Count(c => c.Box.Height >= LeastSign * picture.Scale
            && c.Box.Height <= TallestSign * picture.Scale && c.Box.Width <= 2 * TallestSign * picture.Scale);
    }

    /// <summary>A picture with fewer dots: of each block its darkest, and whether most of it is colour.</summary>
    sealed class Small
    {
        public Small(PagePixels picture)
        {
            var block = Math.Max(1, (int)Math.Round(picture.Dpi / Dpi));
            Width = (picture.Width + block - 1) / block;
            Height = (picture.Height + block - 1) / block;
            Scale = picture.Dpi / block / 72;
            Darkest = new byte[Width * Height];
            IsColour = new bool[Width * Height];
            var bright = new int[256];
            for (var y = 0; y < Height; y++)
                for (var x = 0; x < Width; x++)
                {
                    var (darkest, coloured, all) = (255, 0, 0);
                    for (var b = y * block; b < Math.Min(picture.Height, (y + 1) * block); b++)
                        for (var a = x * block; a < Math.Min(picture.Width, (x + 1) * block); a++)
                        {
                            var at = b * picture.Width + a;
                            int red = picture.Red[at], green = picture.Green[at], blue = picture.Blue[at];
                            var (most, least) = (Math.Max(red, Math.Max(green, blue)), Math.Min(red, Math.Min(green, blue)));
                            darkest = Math.Min(darkest, most);
                            all++;
                            if (most - least >= Colour) coloured++;
                        }
                    Darkest[y * Width + x] = (byte)darkest;
                    IsColour[y * Width + x] = 2 * coloured > all;
                    bright[darkest]++;
                }
            Paper = Enumerable.Range(128, 128).MaxBy(v => bright[v]);
        }

        public int Width { get; }

        public int Height { get; }

        /// <summary>Dots a point.</summary>
        public double Scale { get; }

        /// <summary>The brightest channel of the darkest pixel of each block.</summary>
        public byte[] Darkest { get; }

        public bool[] IsColour { get; }

        /// <summary>How bright most of what is no ink is.</summary>
        public int Paper { get; }
    }
}
