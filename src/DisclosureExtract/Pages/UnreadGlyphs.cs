using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>Glyphs that show and mean nothing to the reader, gathered by the runs they were drawn in.</summary>
public static class UnreadGlyphs
{
    /// <summary>What stands for a character whose font does not say what it is.</summary>
    public const string Unknown = "\uFFFD";

    /// <summary>Part of the em above the baseline in the box of a glyph.</summary>
    const double Ascent = 0.86;

    /// <summary>Ems between two glyphs of one run from which they stand apart.</summary>
    const double Apart = 1;

    /// <param name="glyphs">In drawing order, in the upright frame.</param>
    public static List<UnreadMark> Of(IEnumerable<Glyph> glyphs)
    {
        var marks = new List<UnreadMark>();
        var run = 0;
        foreach (var glyph in glyphs)
        {
            if (glyph.Hidden is not null || !ReferenceEquals(glyph.Text, Unknown)) continue;
            var box = BoxOf(glyph);
            if (marks.Count > 0 && run == glyph.Run && marks[^1].Box.Inflate(Apart * glyph.Size).Intersects(box))
                marks[^1] = marks[^1] with { Box = marks[^1].Box.Union(box), Count = marks[^1].Count + 1 };
            else marks.Add(new UnreadMark(box, UnreadReason.FontUnreadable, 1));
            run = glyph.Run;
        }
        return marks;
    }

    static BoundingBox BoxOf(Glyph glyph)
    {
        var (sin, cos) = Math.SinCos(glyph.Direction * Math.PI / 180);
        var (x, y) = (glyph.Advance * cos, glyph.Advance * sin);
        var (headX, headY) = (Ascent * glyph.Size * sin, -Ascent * glyph.Size * cos);
        var (footX, footY) = ((Ascent - 1) * glyph.Size * sin, (1 - Ascent) * glyph.Size * cos);
        double left = Math.Min(headX, footX), right = Math.Max(headX, footX);
        double top = Math.Min(headY, footY), bottom = Math.Max(headY, footY);
        return new(
            glyph.X + left + Math.Min(0, x), glyph.Y + top + Math.Min(0, y),
            glyph.X + right + Math.Max(0, x), glyph.Y + bottom + Math.Max(0, y));
    }
}
