using DisclosureExtract.Documents;

namespace DisclosureExtract.Scans;

/// <summary>A page made ready for reading: noise out, upright, level.</summary>
/// <param name="Image">What is read.</param>
/// <param name="Quarters">Quarter turns clockwise that made it upright.</param>
/// <param name="Skew">Degrees clockwise by which it had been turned, after the quarter turns.</param>
/// <param name="Noise">In pixels of the page as displayed.</param>
sealed record LevelPage(PageImage Image, int Quarters, double Skew, IReadOnlyList<ScanNoise> Noise)
{
    /// <param name="quarters">Quarter turns clockwise to make first.</param>
    public static LevelPage Make(PagePixels pixels, int quarters)
    {
        var seals = SealFinder.Find(pixels);
        var gray = pixels.IsGray ? [.. pixels.Red] : Plane.Luminance(pixels.Red, pixels.Green, pixels.Blue);
        foreach (var seal in seals) SealFinder.Remove(pixels, gray, seal.Box);
        var marks = GreyMarks.Remove(gray, pixels.Width, pixels.Height, pixels.Dpi);
        Whiten(gray);
        var (width, height) = (pixels.Width, pixels.Height);
        if (quarters % 4 != 0)
        {
            gray = Plane.Turn(gray, width, height, quarters);
            if (quarters % 2 != 0) (width, height) = (height, width);
        }
        var skew = SkewFinder.Find(gray, width, height, pixels.Dpi);
        if (skew != 0) gray = Plane.Rotate(gray, width, height, -skew);
        return new LevelPage(new PageImage(width, height, gray, pixels.Dpi), quarters, skew, [.. seals, .. marks]);
    }

    /// <summary>Paper within this many grey levels of the commonest level is white: noise of the sensor, in which engines see characters.</summary>
    const int PaperNoise = 26;

    static void Whiten(byte[] gray)
    {
        Span<int> counts = stackalloc int[256];
        foreach (var level in gray) counts[level]++;
        var paper = 255;
        for (var level = 255; level >= 160; level--)
            if (counts[level] > counts[paper]) paper = level;
        for (var i = 0; i < gray.Length; i++)
            if (gray[i] >= paper - PaperNoise) gray[i] = 255;
    }

    /// <summary>The same page turned upside down.</summary>
    public LevelPage UpsideDown() => this with
    {
        Image = Image with { Gray = Plane.Turn(Image.Gray, Image.Width, Image.Height, 2) },
        Quarters = (Quarters + 2) % 4,
    };
}
