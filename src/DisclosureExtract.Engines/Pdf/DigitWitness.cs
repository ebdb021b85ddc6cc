using DisclosureExtract.Pages;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// Holds what a map says of the digits of a font against the font itself. Nobody sees on the page that a map exchanges two
/// digits, and sums may hold all the same. First the order of the codes speaks: glyphs of a font nearly always follow the
/// order of characters, so that a digit out of its place stands out. Where codes have no such order, the program of the
/// font is asked: the character that leads to the glyph, and the shape of its outline.
/// </summary>
static class DigitWitness
{
    /// <summary>Characters that must lie on one line for the order of codes to speak, and their share of all.</summary>
    const int FewestOnLine = 5;

    const double LineShare = 0.6;

    /// <summary>Null where nothing speaks against the map.</summary>
    public static FontDoubt? Doubt(string font, ToUnicode? map, Func<FontProgram?> program)
    {
        if (map is null) return null;
        foreach (var (_, text) in map.Numbers()) return Several(font, text);
        var latin = map.Latin().ToList();
        if (!latin.Exists(e => char.IsAsciiDigit(e.Character))) return null;
        var (line, blanks) = (Line(latin), map.Blanks().ToList());
        foreach (var (code, said) in latin)
            if (line is { } offset && offset != said - code && (IsOfAmounts(said) || said is ' ' or '+') && IsOfAmounts(code + offset))
                return Of(font, said, $"{(char)(code + offset)}");
        foreach (var code in blanks)
            if (line is { } offset && IsOfAmounts(code + offset)) return Of(font, ' ', $"{(char)(code + offset)}");
        var twice = latin.Where(e => char.IsAsciiDigit(e.Character)).GroupBy(e => e.Character).FirstOrDefault(g => g.Count() > 1);
        if (line is not null && twice is null) return null;
        if (program() is not { } own) return twice is null ? null : Twice(font, twice.Key);
        foreach (var (code, said) in latin)
            if (IsOfAmounts(said) && own.Contradiction(code, said) is { } shown) return Of(font, said, shown);
        foreach (var code in blanks)
            if (own.IsDrawn(code)) return Of(font, ' ', "");
        return null;
    }

    static FontDoubt Several(string font, string said) =>
        new(font, $"its map calls one glyph “{said}”", $"其字符映射把一个字形读作“{said}”");

    static FontDoubt Twice(string font, char said) =>
        new(font, $"its map calls two glyphs “{said}”", $"其字符映射把两个字形都读作“{said}”");

    /// <summary>How far codes stand from their characters, if most have the same distance.</summary>
    static int? Line(List<(int Code, char Character)> latin)
    {
        var most = latin.Where(e => e.Character > ' ').GroupBy(e => e.Character - e.Code).MaxBy(g => g.Count());
        return most is not null && most.Count() >= FewestOnLine && most.Count() >= LineShare * latin.Count ? most.Key : null;
    }

    static bool IsOfAmounts(int character) => character is (>= '0' and <= '9') or '-' or '.' or ',';

    static FontDoubt Of(string font, char said, string shown)
    {
        var (other, otherZh) = shown.Length > 0
            ? ($"and in the font itself it is “{shown}”", $"按字体本身应为“{shown}”")
            : ("and its outline cannot be that", "与其字形轮廓不符");
        return new(font, $"its map calls a glyph “{said}”, {other}", $"其字符映射把某字形读作“{said}”，{otherZh}");
    }
}
