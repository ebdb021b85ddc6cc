namespace DisclosureExtract.Scans.Marks;

/// <summary>
/// What is left at the edges of a mark that was taken out: paler than any ink. Cut only where a mark was; elsewhere
/// thin strokes are as pale.
/// </summary>
static class Residue
{
    /// <summary>Up to the first level pixels stay, from the second on they are paper.</summary>
    const int Ink = 120, Paper = 186;

    public static byte Cut(int level)
    {
        if (level <= Ink) return (byte)level;
        return level >= Paper ? (byte)255 : (byte)(Ink + (level - Ink) * (255 - Ink) / (Paper - Ink));
    }
}
