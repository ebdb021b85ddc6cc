using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Marks;

/// <summary>
/// What is left at the edges of a mark that was taken out: paler than any ink. Cut only where a mark was; elsewhere
/// thin strokes are as pale.
/// </summary>
static class Residue
{
    static readonly ResidueOptions Options = ScanOptions.Default.Residue;

    public static byte Cut(int level)
    {
        if (level <= Options.Ink) return (byte)level;
        return level >= Options.Paper ? (byte)255 : (byte)(Options.Ink + (level - Options.Ink) * (255 - Options.Ink) / (Options.Paper - Options.Ink));
    }
}
