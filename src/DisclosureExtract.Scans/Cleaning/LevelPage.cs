using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Marks;

namespace DisclosureExtract.Scans.Cleaning;

/// <summary>A page made ready for reading: noise out, upright, level.</summary>
/// <param name="Image">What is read.</param>
/// <param name="Ruled">The same pixels with watermarks, paper as it is and what seals cover: hairlines may be paler than all of these.</param>
/// <param name="Quarters">Quarter turns clockwise that made it upright.</param>
/// <param name="Skew">Degrees clockwise by which it had been turned, after the quarter turns.</param>
/// <param name="Noise">In pixels of the page as displayed.</param>
sealed record LevelPage(PageImage Image, byte[] Ruled, int Quarters, double Skew, IReadOnlyList<ScanNoise> Noise)
{
    /// <param name="quarters">Quarter turns clockwise to make first.</param>
    public static LevelPage Make(PagePixels pixels, int quarters)
    {
        var seals = SealFinder.Find(pixels);
        var gray = pixels.IsGray ? [.. pixels.Red] : Plane.Luminance(pixels.Red, pixels.Green, pixels.Blue);
        DarkEdges.Clear(gray, pixels.Width, pixels.Height, pixels.Dpi);
        var ruled = (byte[])gray.Clone();
        foreach (var seal in seals)
        {
            SealFinder.Remove(pixels, gray, seal.Box, cut: true);
            SealFinder.Remove(pixels, ruled, seal.Box, cut: false);
        }
        var isBilevel = Bilevel.Is(gray);
        if (isBilevel) Bilevel.ClearSpecks(gray, pixels.Width, pixels.Height, pixels.Dpi);
        var marks = GreyMarks.Remove(gray, pixels.Width, pixels.Height, pixels.Dpi);
        var (width, height) = quarters % 2 == 0 ? (pixels.Width, pixels.Height) : (pixels.Height, pixels.Width);
        Whiten(gray);
        gray = Turned(gray);
        var skew = SkewFinder.Find(gray, width, height, pixels.Dpi);
        gray = Level(gray);
        return new LevelPage(new PageImage(width, height, gray, pixels.Dpi) { IsBilevel = isBilevel }, Level(Turned(ruled)), quarters, skew, [.. seals, .. marks]);

        byte[] Turned(byte[] plane) => quarters % 4 == 0 ? plane : Plane.Turn(plane, pixels.Width, pixels.Height, quarters);

        byte[] Level(byte[] plane) => skew == 0 ? plane : Plane.Rotate(plane, width, height, -skew);
    }

    /// <summary>Paper within this many grey levels of the commonest level is white: noise of the sensor, in which engines see characters.</summary>
    const int PaperNoise = 26;

    static void Whiten(byte[] gray)
    {
        var paper = Plane.Paper(gray, darkest: 160);
        for (var i = 0; i < gray.Length; i++)
            if (gray[i] >= paper - PaperNoise) gray[i] = 255;
    }

    /// <summary>The same page turned upside down.</summary>
    public LevelPage UpsideDown() => this with
    {
        Image = Image with { Gray = Plane.Turn(Image.Gray, Image.Width, Image.Height, 2) },
        Ruled = Plane.Turn(Ruled, Image.Width, Image.Height, 2),
        Quarters = (Quarters + 2) % 4,
    };
}
