using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>What a character code of a font stands for.</summary>
/// <param name="Text">Folded text.</param>
/// <param name="Raw">
/// As the font maps it; the same instance as <paramref name="Text"/> where folding changes nothing.
/// </param>
/// <param name="IsMapped">False where the font says nothing: the text is then U+FFFD, never a guess.</param>
readonly record struct CodeText(string Text, string Raw, bool IsMapped)
{
    /// <summary>Of a digit: why the glyph may show another; null where nothing speaks against it.</summary>
    public FontDoubt? Doubt { get; init; }

    /// <summary>The same where the page turns what is drawn upside down.</summary>
    public FontDoubt? DoubtWhenTurned { get; init; }

    public static CodeText Unknown { get; } = new(UnreadGlyphs.Unknown, UnreadGlyphs.Unknown, IsMapped: false);
}

/// <summary>Remembers for each font and code what it stands for: the same few hundred recur on every page.</summary>
sealed class FontTexts
{
    const string SoftHyphen = "\u00AD";

    readonly Dictionary<ShownFont, Dictionary<int, CodeText>> fonts = new(ReferenceEqualityComparer.Instance);
    ShownFont? lastFont;
    Dictionary<int, CodeText> lastCodes = [];

    public CodeText Of(ShownFont font, int code)
    {
        if (!ReferenceEquals(font, lastFont))
        {
            if (!fonts.TryGetValue(font, out var codes)) fonts[font] = codes = [];
            (lastFont, lastCodes) = (font, codes);
        }
        if (!lastCodes.TryGetValue(code, out var text)) lastCodes[code] = text = Read(font, code);
        return text;
    }

    /// <summary>The map first, then what the font tells by its encoding or collection, then its own program.</summary>
    static CodeText Read(ShownFont font, int code)
    {
        string? raw = null;
        var isMapped = (font.Map?.TryGet(code, out raw) == true && Says(raw))
            || (font.IsVouched && font.Loaded?.TryGetUnicode(code, out raw) == true && Says(raw))
            || (font.Program?.Value?.TryGet(code, out raw) == true && Says(raw));
        if (!isMapped && font.Map?.IsIdentity == true && code is > 0 and < 0xFFFF) (raw, isMapped) = ($"{(char)code}", true);
        if (!isMapped) return CodeText.Unknown;
        var text = TextFold.Fold(raw!);
        if (IsTwin(text)) text = text[..1];
        else if (IsSeveral(text)) return CodeText.Unknown;
        if (text == SoftHyphen) text = "-"; // what is shown is a hyphen, or the minus of an amount
        var doubt = text.Length > 0 && char.IsAsciiDigit(text[0]) ? font.Witness?.DoubtOf(code, text[0], isTurned: false) : null;
        return new(text, ReferenceEquals(text, raw) ? text : raw!, IsMapped: true)
        {
            Doubt = doubt,
            DoubtWhenTurned = font.Witness is { IsDrawn: true } drawn && char.IsAsciiDigit(text[0]) ? drawn.DoubtOf(code, text[0], isTurned: true) : doubt,
        };
    }

    /// <summary>A glyph that is called a radical and its character too: once folded, one character stands twice.</summary>
    static bool IsTwin(string text) => text is [>= '\u2E80' and var first, ..] && text.Length > 1 && text.AsSpan().TrimStart(first).IsEmpty;

    /// <summary>A glyph that is called two characters, as no glyph of Chinese is: 元 that is called 万元.</summary>
    static bool IsSeveral(string text) => text.Length > 1 && text.AsSpan().IndexOfAnyExceptInRange('\u4E00', '\u9FFF') < 0;

    /// <summary>
    /// Whether characters say what a glyph is. Control characters do not: something shows, and they show nothing.
    /// </summary>
    static bool Says(string? text) =>
        !string.IsNullOrEmpty(text) && (text[0] is '\t' or '\n' or '\r' || (text[0] >= ' ' && text[0] < '\uFFFD'));
}
