using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Imaging;

/// <summary>How dark paper and ink of a page are.</summary>
/// <param name="Paper">The most frequent level of the bright half.</param>
/// <param name="Ink">The level that half of the dark pixels lie below.</param>
readonly record struct InkLevels(byte Paper, byte Ink)
{
    static readonly InkOptions Options = ScanOptions.Default.Ink;

    public byte Faint => (byte)(Paper - Options.FaintShare * (Paper - Ink));

    public byte Threshold => (byte)(Paper - Options.Share * (Paper - Ink));

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
