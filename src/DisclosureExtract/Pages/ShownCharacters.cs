using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>
/// Counts the characters a page shows from its glyphs alone: what is made of them is held against this number, so nothing that
/// makes words or tables of them has a part in it.
/// </summary>
public static class ShownCharacters
{
    /// <summary>Ems within which a character drawn again is the same one, in fake bold or with a shadow.</summary>
    const double Twin = 0.18;

    /// <summary>Above the baseline (ems) the middle of a character.</summary>
    const double Middle = 0.36;

    /// <param name="glyphs">In the upright frame of the page, as they were drawn.</param>
    /// <param name="height">Of that frame, points.</param>
    /// <param name="followed">What the words made of them hold: only where it differs, characters drawn twice are looked for.</param>
    public static (int Count, int[] Bands) Of(IEnumerable<Glyph> glyphs, double height, int followed)
    {
        var shown = glyphs.Where(g => g.Hidden is null && Of(g.Text) > 0).ToList();
        var count = shown.Sum(g => Of(g.Text));
        if (count != followed)
        {
            shown = WithoutTwins(shown);
            count = shown.Sum(g => Of(g.Text));
        }
        var bands = new int[Math.Max(1, (int)Math.Ceiling(Math.Clamp(height, 0, 20_000) / ShownCounts.BandHeight))];
        foreach (var glyph in shown) bands[ShownCounts.BandOf(glyph.Y - Middle * glyph.Size, bands.Length)] += Of(glyph.Text);
        return (count, bands);
    }

    /// <summary>Characters of a text that say something and are no white space.</summary>
    public static int Of(string text)
    {
        var count = 0;
        foreach (var c in text)
            if (c != UnreadGlyphs.Unknown[0] && !char.IsWhiteSpace(c) && !TextFold.IsSpace(c)) count++;
        return count;
    }

    static List<Glyph> WithoutTwins(List<Glyph> glyphs)
    {
        var seen = new Dictionary<(string Text, int Column, int Row), List<Glyph>>();
        var kept = new List<Glyph>(glyphs.Count);
        foreach (var glyph in glyphs)
        {
            var near = Math.Max(0.1, Twin * glyph.Size);
            if (!Neighbours(glyph).Any(g => Math.Abs(g.X - glyph.X) < near && Math.Abs(g.Y - glyph.Y) < near))
            {
                kept.Add(glyph);
                var place = (glyph.Text, (int)(glyph.X / Cell), (int)(glyph.Y / Cell));
                if (!seen.TryGetValue(place, out var list)) seen[place] = list = [];
                list.Add(glyph);
            }
        }
        return kept;

        IEnumerable<Glyph> Neighbours(Glyph glyph)
        {
            var (column, row) = ((int)(glyph.X / Cell), (int)(glyph.Y / Cell));
            for (var x = -1; x <= 1; x++)
                for (var y = -1; y <= 1; y++)
                    if (seen.TryGetValue((glyph.Text, column + x, row + y), out var list))
                        foreach (var other in list) yield return other;
        }
    }

    /// <summary>Points: no character of a table or of text is drawn again farther off.</summary>
    const double Cell = 12;
}
