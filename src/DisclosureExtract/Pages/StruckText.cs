using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>A stroke that may strike out what it crosses.</summary>
/// <param name="Box">Flat for a level stroke, as high as it rises for a slanted one; points, upright frame.</param>
/// <param name="IsMarkup">A note whose purpose is to strike out: all it crosses is struck.</param>
public sealed record Stroke(BoundingBox Box, bool IsMarkup = false);

/// <summary>
/// Numbers that are crossed out. A stroke over a number begins and ends with it and stands alone; lines of tables are longer, or
/// meet others at their ends.
/// </summary>
public static class StruckText
{
    /// <summary>Ems from the middle of a line of text in which a stroke crosses it.</summary>
    const double AtMiddle = 0.26;

    /// <summary>Ems by which a stroke may be shorter, and longer, than what it strikes out.</summary>
    const double EndsWith = 0.7, GoesOn = 12;

    /// <summary>Points within which two lines meet.</summary>
    const double Meets = 1.5;

    /// <summary>The longest number in points; thickest stroke.</summary>
    const double Longest = 240, Thickest = 2.5;

    /// <summary>Marks glyphs that are struck out as such.</summary>
    /// <param name="glyphs">Upright glyphs in drawing order; changed.</param>
    /// <param name="rulings">Of the page.</param>
    /// <param name="strokes">Slanted strokes and notes.</param>
    /// <returns>The rulings without those that strike something out.</returns>
    public static IReadOnlyList<Ruling> Mark(
        List<Glyph> glyphs, IReadOnlyList<Ruling> rulings, IReadOnlyList<Stroke> strokes, double height)
    {
        GlyphBands? bands = null;
        List<int>? struck = null;
        for (var i = 0; i < rulings.Count; i++)
        {
            var ruling = rulings[i];
            if (!ruling.IsHorizontal || ruling.Length > Longest || ruling.Thickness > Thickest) continue;
            bands ??= new(glyphs, height);
            var hit = Crossed(glyphs, bands, BoxOf(ruling));
            if (hit.Count == 0 || IsOfTable(i, rulings)) continue;
            foreach (var index in hit) Strike(glyphs, index);
            (struck ??= []).Add(i);
        }
        foreach (var stroke in strokes)
        {
            bands ??= new(glyphs, height);
            var hit = stroke.IsMarkup ? Within(glyphs, bands, stroke.Box) : Crossed(glyphs, bands, stroke.Box);
            foreach (var index in hit) Strike(glyphs, index);
        }
        return struck is null ? rulings : [.. rulings.Where((_, i) => !struck.Contains(i))];
    }

    static BoundingBox BoxOf(Ruling ruling) => new(ruling.Start, ruling.Position, ruling.End, ruling.Position);

    static void Strike(List<Glyph> glyphs, int index) =>
        glyphs[index] = glyphs[index] with { Hidden = glyphs[index].Hidden ?? AsideReason.StruckOut };

    /// <summary>The characters of a number whose middle a stroke crosses and with which it begins and ends.</summary>
    static List<int> Crossed(List<Glyph> glyphs, GlyphBands bands, BoundingBox stroke)
    {
        var hit = new List<int>();
        double left = double.MaxValue, right = double.MinValue, size = 0;
        var hasDigit = false;
        foreach (var index in bands.Near(stroke.Inflate(6)))
        {
            var glyph = glyphs[index];
            if (glyph.Hidden is not null and not AsideReason.StruckOut || glyph.Direction != 0) continue;
            var (x, y) = GlyphBands.MiddleOf(glyph);
            if (x < stroke.Left || x > stroke.Right || Math.Abs(y - stroke.CenterY) > AtMiddle * glyph.Size) continue;
            if (TextFold.IsSpace(glyph.Text[0])) continue;
            if (!IsOfNumber(glyph.Text) || stroke.Height > 1.6 * glyph.Size) return [];
            hasDigit |= char.IsAsciiDigit(glyph.Text[0]);
            (left, right, size) = (Math.Min(left, glyph.X), Math.Max(right, glyph.X + glyph.Advance), Math.Max(size, glyph.Size));
            hit.Add(index);
        }
        return hasDigit && Covers(left - stroke.Left) && Covers(stroke.Right - right) ? hit : [];

        bool Covers(double beyond) => beyond >= -EndsWith * size && beyond <= GoesOn * size;
    }

    static List<int> Within(List<Glyph> glyphs, GlyphBands bands, BoundingBox box)
    {
        var hit = new List<int>();
        foreach (var index in bands.Near(box))
            if (GlyphBands.MiddleOf(glyphs[index]) is var (x, y) && box.Contains(x, y)) hit.Add(index);
        return hit;
    }

    static bool IsOfNumber(string text) => text.Length == 1 && (char.IsAsciiDigit(text[0]) || ",.-()+%¥−".Contains(text[0], StringComparison.Ordinal));

    /// <summary>Lines of a table meet: one that crosses its end, or one that goes on from it.</summary>
    static bool IsOfTable(int index, IReadOnlyList<Ruling> rulings)
    {
        var line = rulings[index];
        for (var i = 0; i < rulings.Count; i++)
        {
            if (i == index) continue;
            var other = rulings[i];
            var meets = other.IsHorizontal
                ? Math.Abs(other.Position - line.Position) < Meets && other.Start <= line.End + Meets && other.End >= line.Start - Meets
                    && (other.Start < line.Start - Meets || other.End > line.End + Meets)
                : other.Start <= line.Position + Meets && other.End >= line.Position - Meets
                    && (Math.Abs(other.Position - line.Start) < Meets || Math.Abs(other.Position - line.End) < Meets);
            if (meets) return true;
        }
        return false;
    }

    /// <summary>Ems to the sides, and above and below, in which the number stands that takes the place of a struck one.</summary>
    const double Beside = 8, Above = 1.6;

    /// <summary>
    /// Where a number is struck out and none stands beside it, what holds is not known: a sign that nothing can be read there, which
    /// is not blank.
    /// </summary>
    public static List<Word> Lone(IReadOnlyList<(Word Word, AsideReason? Hidden)> words, IReadOnlyList<Ruling> rulings)
    {
        var lone = new List<Word>();
        foreach (var (word, reason) in words)
        {
            if (reason != AsideReason.StruckOut || !word.Text.Any(char.IsAsciiDigit)) continue;
            var cell = CellAround(word, rulings);
            if (!words.Any(w => w.Hidden is null && cell.Contains(w.Word.Box.CenterX, w.Word.Box.CenterY) && w.Word.Text.Any(char.IsAsciiDigit)))
                lone.Add(word with { Text = UnreadGlyphs.Unknown });
        }
        return lone;
    }

    static BoundingBox CellAround(Word word, IReadOnlyList<Ruling> rulings)
    {
        var (box, size) = (word.Box, word.FontSize);
        double left = box.Left - Beside * size, right = box.Right + Beside * size;
        double top = box.Top - Above * size, bottom = box.Bottom + Above * size;
        foreach (var ruling in rulings)
        {
            if (ruling.IsHorizontal)
            {
                if (ruling.Start > box.CenterX || ruling.End < box.CenterX) continue;
                if (ruling.Position < box.CenterY) top = Math.Max(top, ruling.Position);
                else bottom = Math.Min(bottom, ruling.Position);
            }
            else
            {
                if (ruling.Start > box.CenterY || ruling.End < box.CenterY) continue;
                if (ruling.Position < box.CenterX) left = Math.Max(left, ruling.Position);
                else right = Math.Min(right, ruling.Position);
            }
        }
        return new BoundingBox(left, top, right, bottom);
    }
}
