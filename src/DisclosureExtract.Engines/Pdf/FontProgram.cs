using DisclosureExtract.Primitives;
using UglyToad.PdfPig.Fonts;
using UglyToad.PdfPig.Fonts.Encodings;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>What the program embedded with a font says of the codes of the font.</summary>
/// <param name="program">A TrueType program, if it is one.</param>
/// <param name="compact">The outlines of a program of the compact kind, if it is one.</param>
/// <param name="encoding">The encoding that a program of another kind brings along.</param>
/// <param name="glyphOf">The number of the glyph of a code.</param>
sealed class FontProgram(TrueTypeProgram? program, CompactOutlines? compact, Encoding? encoding, Func<int, int> glyphOf)
{
    public bool TryGet(int code, out string? text)
    {
        text = program?.CharacterOf(glyphOf(code)) ?? Named(code);
        return text is not null;
    }

    /// <summary>What speaks against a code being a character: the character that it is, or nothing but its shape.</summary>
    /// <returns>Null where nothing does; empty where only the shape of the glyph does.</returns>
    public string? Contradiction(int code, char said)
    {
        var glyph = glyphOf(code);
        if (glyph == 0) return null;
        if (program?.CharacterOf(glyph) is { } known) return TextFold.Fold(known) is [var c] && c != said && c is > ' ' and <= '~' ? $"{c}" : null;
        return ShapeOf(glyph) is { } shape && !shape.CanBe(said) ? $"{shape.Only()}" : null;
    }

    GlyphShape? ShapeOf(int glyph) => program is not null ? program.ShapeOf(glyph)
        : compact?.Of(glyph) is { IsEmpty: false } outline ? GlyphShape.Of(outline) : null;

    /// <summary>Whether the glyph of a code has an outline: something shows where the map says white space.</summary>
    public bool IsDrawn(int code) => glyphOf(code) is > 0 and var glyph
        && (program is not null ? program.CharacterOf(glyph) is null && program.HasOutline(glyph) : compact?.Of(glyph) is { IsEmpty: false });

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
