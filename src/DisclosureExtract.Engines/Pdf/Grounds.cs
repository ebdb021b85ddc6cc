using DisclosureExtract.Primitives;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>What has been painted on a page so far, as the ground of what is drawn on it later.</summary>
sealed class Grounds
{
    /// <summary>Steps of a colour that no eye tells apart.</summary>
    const int SameColour = 8;

    /// <summary>Points; fills are looked for by the bands of the page they stand in.</summary>
    const double Band = 24;

    const int White = 0xFFFFFF;

    /// <summary>Areas of one page; beyond, the ground is not looked at.</summary>
    const int Most = 20_000;

    /// <summary>Luminance from which ink is taken for the colour of paper, and below which a ground lets white ink show.</summary>
    const int Paper = 250, Dark = 215;

    /// <summary>Luminance from which ink on paper is too faint to be read.</summary>
    const int Faint = 244;

    readonly List<(BoundingBox Box, int Rgb)> areas = [];
    readonly List<int>[] bands;

    /// <summary>Luminances that an area has, or nearly.</summary>
    readonly bool[] seen = new bool[256];

    public Grounds(double height)
    {
        bands = new List<int>[Math.Max(1, (int)(height / Band) + 1)];
        for (var i = 0; i < bands.Length; i++) bands[i] = [];
    }

    public void Add(BoundingBox box, int rgb)
    {
        if (areas.Count >= Most) return;
        if (rgb != Inks.Unknown)
            for (var i = Math.Max(0, Luminance(rgb) - SameColour); i <= Math.Min(255, Luminance(rgb) + SameColour); i++) seen[i] = true;
        for (var band = BandAt(box.Top); band <= BandAt(box.Bottom); band++) bands[band].Add(areas.Count);
        areas.Add((box, rgb));
    }

    /// <summary>Whether ink does not show at a place: on paper, or on an area of its own colour.</summary>
    public bool Swallow(int rgb, byte luminance, double x, double y)
    {
        var isFaint = luminance >= Faint;
        if (!isFaint && !seen[luminance]) return false;
        if (isFaint && areas.Count == 0) return true;
        var ground = At(x, y);
        if (ground == Inks.Unknown) return false;
        if (luminance >= Paper) return Luminance(ground) >= Dark;
        return (rgb != Inks.Unknown && AreSame(rgb, ground)) || (isFaint && Luminance(ground) > luminance);
    }

    /// <summary>The colour that was painted there last; that of paper where nothing was.</summary>
    int At(double x, double y)
    {
        var band = bands[BandAt(y)];
        for (var i = band.Count - 1; i >= 0; i--)
            if (areas[band[i]].Box.Contains(x, y)) return areas[band[i]].Rgb;
        return White;
    }

    int BandAt(double y) => Math.Clamp((int)(y / Band), 0, bands.Length - 1);

    static int Luminance(int rgb) =>
        (int)(0.299 * ((rgb >> 16) & 0xFF) + 0.587 * ((rgb >> 8) & 0xFF) + 0.114 * (rgb & 0xFF) + 0.5);

    static bool AreSame(int a, int b) => Math.Abs(((a >> 16) & 0xFF) - ((b >> 16) & 0xFF)) <= SameColour
        && Math.Abs(((a >> 8) & 0xFF) - ((b >> 8) & 0xFF)) <= SameColour && Math.Abs((a & 0xFF) - (b & 0xFF)) <= SameColour;
}
