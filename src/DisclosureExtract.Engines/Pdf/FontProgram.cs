using DisclosureExtract.Primitives;
using UglyToad.PdfPig.Fonts;
using UglyToad.PdfPig.Fonts.Encodings;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>What the program embedded with a font says of the codes of the font.</summary>
/// <param name="program">A TrueType program, if it is one.</param>
/// <param name="encoding">The encoding that a program of another kind brings along.</param>
/// <param name="glyphOf">The number of the glyph of a code; less than 0 where nothing tells.</param>
/// <param name="outlineOf">What is drawn for a code, empty where nothing is; null where nobody can tell.</param>
sealed class FontProgram(TrueTypeProgram? program, Encoding? encoding, Func<int, int> glyphOf, Func<int, bool, GlyphOutline?> outlineOf)
{
    public bool TryGet(int code, out string? text)
    {
        text = program?.CharacterOf(glyphOf(code)) ?? Named(code);
        return text is not null;
    }

    /// <summary>What speaks against a code being a character: the character that it is, or nothing but its shape.</summary>
    /// <returns>Null where nothing does; empty where only the shape of the glyph does.</returns>
    public string? Contradiction(int code, char said, bool isTurned = false)
    {
        if (program?.CharacterOf(glyphOf(code)) is { } known && TextFold.Fold(known) is [var c] && c is > ' ' and <= '~' && c != said) return $"{c}";
        return OutlineOf(code, isTurned) is { IsEmpty: false } outline && GlyphShape.Of(outline) is var shape && !shape.CanBe(said) ? $"{shape.Only()}" : null;
    }

    /// <summary>Whether nothing shows for a code, or the sign for characters that a font does not have.</summary>
    public bool ShowsNone(int code) => glyphOf(code) == 0 || OutlineOf(code) is { IsEmpty: true };

    /// <summary>Whether it can be told what a code shows.</summary>
    public bool Tells(int code) => OutlineOf(code) is not null;

    /// <summary>Whether the glyph of a code has an outline: something shows where the map says white space.</summary>
    public bool IsDrawn(int code) => program?.CharacterOf(glyphOf(code)) is null && OutlineOf(code) is { IsEmpty: false, Height: > 0 };

    GlyphOutline? OutlineOf(int code, bool isTurned = false) => glyphOf(code) == 0 ? null : outlineOf(code, isTurned);

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
