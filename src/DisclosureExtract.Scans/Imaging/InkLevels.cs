namespace DisclosureExtract.Scans.Imaging;

/// <summary>How dark paper and ink of a page are.</summary>
/// <param name="Paper">The most frequent level of the bright half.</param>
/// <param name="Ink">The level that half of the dark pixels lie below.</param>
readonly record struct InkLevels(byte Paper, byte Ink)
{
    /// <summary>
    /// Share of the way from paper to ink beyond which a pixel counts as ink: thin strokes blurred by a scanner are far
    /// from black.
    /// </summary>
    const double InkShare = 0.38;

    /// <summary>The same for pixels that hang together with ink.</summary>
    const double FaintShare = 0.2;

    public byte Faint => (byte)(Paper - FaintShare * (Paper - Ink));

    public byte Threshold => (byte)(Paper - InkShare * (Paper - Ink));

    public static InkLevels Of(PageImage image)
    {
        var paper = image.Paper(darkest: 128);
        var counts = new int[256];
        foreach (var level in image.Gray) counts[level]++;
        long dark = 0;
        for (var level = 0; level < paper * 2 / 3; level++) dark += counts[level];
        long seen = 0;
        var ink = 0;
        while (ink < paper * 2 / 3 && (seen += counts[ink]) < dark / 2) ink++;
        return new InkLevels((byte)paper, (byte)ink);
    }
}
