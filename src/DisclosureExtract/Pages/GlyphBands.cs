using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>Glyphs by the bands of a page their middles stand in, so that what lies over them is found without asking all.</summary>
public sealed class GlyphBands
{
    /// <summary>Points.</summary>
    const double Band = 12;

    /// <summary>Middle of a line of text, ems above its baseline.</summary>
    const double MiddleHeight = 0.36;

    readonly List<Glyph> glyphs;
    readonly List<int>[] bands;
    int known;

    /// <param name="glyphs">May grow; a glyph may be replaced by one at the same place.</param>
    /// <param name="height">Of the page, points.</param>
    public GlyphBands(List<Glyph> glyphs, double height)
    {
        this.glyphs = glyphs;
        bands = new List<int>[Math.Max(1, (int)(height / Band) + 1)];
        for (var i = 0; i < bands.Length; i++) bands[i] = [];
    }

    public static (double X, double Y) MiddleOf(Glyph glyph)
    {
        if (glyph.Direction == 0) return (glyph.X + glyph.Advance / 2, glyph.Y - MiddleHeight * glyph.Size);
        var (sin, cos) = Math.SinCos(glyph.Direction * Math.PI / 180);
        var (along, up) = (glyph.Advance / 2, MiddleHeight * glyph.Size);
        return (glyph.X + along * cos + up * sin, glyph.Y + along * sin - up * cos);
    }

    /// <summary>Places in the list of glyphs that may have their middle in a box; to be held against it.</summary>
    public IEnumerable<int> Near(BoundingBox box)
    {
        for (; known < glyphs.Count; known++) bands[BandAt(MiddleOf(glyphs[known]).Y)].Add(known);
        for (var band = BandAt(box.Top); band <= BandAt(box.Bottom); band++)
            foreach (var index in bands[band]) yield return index;
    }

    int BandAt(double y) => Math.Clamp((int)(y / Band), 0, bands.Length - 1);
}
