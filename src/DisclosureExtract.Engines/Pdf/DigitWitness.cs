using DisclosureExtract.Pages;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// Holds what is said of the digits of a font against the font itself. Nobody sees on the page that a map or an encoding exchanges
/// two digits, and sums may hold all the same. First the order of the codes speaks: glyphs of a font nearly always follow the
/// order of characters, so that a digit out of its place stands out. Then the font is asked, wherever the file has it: the character
/// that leads to the glyph, and the shape of its outline. Of a digit for which nothing shows, that is said where it is used.
/// </summary>
/// <param name="font">As the font calls itself.</param>
/// <param name="isComposite">Its codes are of its own making; those of others follow an encoding, and their order says nothing of it.</param>
/// <param name="isDrawn">Its glyphs are drawn by content of their own, which may be anything.</param>
/// <param name="program">What the file has of the font; null where it is not embedded.</param>
/// <param name="encoded">What a font that is not embedded shows for a code.</param>
sealed class DigitWitness(
    string font, ToUnicode? map, bool isComposite, bool isDrawn, Func<FontProgram?> program, Func<int, string?> encoded)
{
    /// <summary>Characters that must lie on one line for the order of codes to speak, and their share of all.</summary>
    const int FewestOnLine = 5;

    const double LineShare = 0.6;

    /// <summary>Its glyphs may be meant upside down.</summary>
    public bool IsDrawn => isDrawn;

    FontDoubt? ofMap;
    int? line;
    bool isRead;

    /// <summary>Null where nothing speaks against a code being a digit.</summary>
    /// <param name="isTurned">The page shows its content upside down, as glyphs drawn by content may be meant.</param>
    public FontDoubt? DoubtOf(int code, char said, bool isTurned)
    {
        if (!isRead) (ofMap, isRead) = (OfMap(), true);
        if (ofMap is not null) return ofMap;
        if (program() is not { } own)
        {
            if (isComposite && line is { } offset && said - code == offset) return null;
            return encoded(code) is [(>= '0' and <= '9') or '.' or ',' or '-'] shown && shown[0] != said ? Of(said, shown) : null;
        }
        if (own.ShowsNone(code)) return Of(said, "");
        if (isDrawn && !own.Tells(code)) return new(font, $"its glyph for “{said}” cannot be told", $"无法判断其“{said}”的字形");
        return own.Contradiction(code, said, isDrawn && isTurned) is { } other ? Of(said, other) : null;
    }

    FontDoubt? OfMap()
    {
        if (map is null) return null;
        foreach (var (_, text) in map.Numbers()) return Several(text);
        var latin = map.Latin().ToList();
        if (!latin.Exists(e => char.IsAsciiDigit(e.Character))) return null;
        var blanks = map.Blanks().ToList();
        line = Line(latin);
        foreach (var (code, said) in latin)
            if (line is { } offset && offset != said - code && (IsOfAmounts(said) || said is ' ' or '+') && IsOfAmounts(code + offset))
                return Of(said, $"{(char)(code + offset)}");
        foreach (var code in blanks)
            if (line is { } offset && IsOfAmounts(code + offset)) return Of(' ', $"{(char)(code + offset)}");
        var twice = latin.Where(e => char.IsAsciiDigit(e.Character)).GroupBy(e => e.Character).FirstOrDefault(g => g.Count() > 1);
        var isOnLine = line is { } on && latin.TrueForAll(e => !char.IsAsciiDigit(e.Character) || e.Character - e.Code == on);
        if (isDrawn || isOnLine && twice is null) return null;
        if (program() is not { } own) return twice is null ? null : Twice(twice.Key);
        foreach (var (code, said) in latin)
            if (IsOfAmounts(said) && own.Contradiction(code, said) is { } shown) return Of(said, shown);
        foreach (var code in blanks)
            if (own.IsDrawn(code)) return Of(' ', "");
        return null;
    }

    FontDoubt Several(string said) =>
        new(font, $"its map calls one glyph “{said}”", $"其字符映射把一个字形读作“{said}”");

    FontDoubt Twice(char said) =>
        new(font, $"its map calls two glyphs “{said}”", $"其字符映射把两个字形都读作“{said}”");

    /// <summary>How far codes stand from their characters, if most have the same distance.</summary>
    static int? Line(List<(int Code, char Character)> latin)
    {
        var most = latin.Where(e => e.Character > ' ').GroupBy(e => e.Character - e.Code).MaxBy(g => g.Count());
        return most is not null && most.Count() >= FewestOnLine && most.Count() >= LineShare * latin.Count ? most.Key : null;
    }

    static bool IsOfAmounts(int character) => character is (>= '0' and <= '9') or '-' or '.' or ',';

    FontDoubt Of(char said, string shown)
    {
        var (other, otherZh) = shown.Length > 0
            ? ($"and in the font itself it is “{shown}”", $"按字体本身应为“{shown}”")
            : ("and its outline cannot be that", "与其字形轮廓不符");
        return new(font, $"its map calls a glyph “{said}”, {other}", $"其字符映射把某字形读作“{said}”，{otherZh}");
    }
}
