using UglyToad.PdfPig.Fonts;
using UglyToad.PdfPig.Fonts.Encodings;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>What the program embedded with a font says of the codes of the font.</summary>
/// <param name="program">A TrueType program, if it is one.</param>
/// <param name="encoding">The encoding that a program of another kind brings along.</param>
/// <param name="glyphOf">The number of the glyph of a code.</param>
sealed class FontProgram(TrueTypeProgram? program, Encoding? encoding, Func<int, int> glyphOf)
{
    public bool TryGet(int code, out string? text)
    {
        text = program?.CharacterOf(glyphOf(code)) ?? Named(code);
        return text is not null;
    }

    string? Named(int code)
    {
        if (encoding is null || !encoding.CodeToNameMap.TryGetValue(code, out var name)) return null;
        try
        {
            return GlyphList.AdobeGlyphList.NameToUnicode(name);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidFontFormatException or OverflowException)
        {
            return null;
        }
    }
}
