using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using UglyToad.PdfPig.PdfFonts;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>What a character code of a font stands for.</summary>
/// <param name="Text">Folded text.</param>
/// <param name="Raw">
/// As the font maps it; the same instance as <paramref name="Text"/> where folding changes nothing.
/// </param>
/// <param name="IsMapped">False where the font says nothing: the text is then U+FFFD, never a guess.</param>
readonly record struct CodeText(string Text, string Raw, bool IsMapped);

/// <summary>Remembers for each font and code what it stands for: the same few hundred recur on every page.</summary>
sealed class FontTexts
{
    readonly Dictionary<IFont, Dictionary<int, CodeText>> fonts = new(ReferenceEqualityComparer.Instance);
    IFont? lastFont;
    Dictionary<int, CodeText> lastCodes = [];

    public CodeText Of(IFont font, int code)
    {
        if (!ReferenceEquals(font, lastFont))
        {
            if (!fonts.TryGetValue(font, out var codes)) fonts[font] = codes = [];
            (lastFont, lastCodes) = (font, codes);
        }
        if (!lastCodes.TryGetValue(code, out var text)) lastCodes[code] = text = Read(font, code);
        return text;
    }

    static CodeText Read(IFont font, int code)
    {
        if (!font.TryGetUnicode(code, out var raw) || string.IsNullOrEmpty(raw))
            return new(UnreadGlyphs.Unknown, UnreadGlyphs.Unknown, IsMapped: false);
        var text = TextFold.Fold(raw);
        return new(text, ReferenceEquals(text, raw) ? text : raw, IsMapped: true);
    }
}
