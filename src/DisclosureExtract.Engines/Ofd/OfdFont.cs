using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Engines.Pdf;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>
/// A font of an OFD as a font of the PDF. Where its program is embedded, codes are glyph numbers, so that the characters the
/// file states are held against the glyphs as in any PDF; else codes are characters.
/// </summary>
sealed class OfdFont
{
    const int LastCode = 0xFFFE;

    readonly PdfObjects pdf;
    readonly string name;
    readonly byte[]? program;
    readonly TrueTypeProgram? tables;
    readonly IReadOnlyDictionary<int, int> glyphs = new Dictionary<int, int>();
    readonly Dictionary<(int Glyph, string Text), int> codes = [];
    readonly SortedDictionary<int, (int Glyph, string? Text)> used = [];
    readonly double unitsPerEm = 1000;
    int free = LastCode;

    /// <param name="file">The program; null where the font is not embedded.</param>
    public OfdFont(PdfObjects pdf, string name, byte[]? file)
    {
        this.pdf = pdf;
        Number = pdf.Reserve();
        tables = file is null ? null : TrueTypeProgram.Parse(file);
        // What is not embedded is shown to people in a font of the machine, which is found by its family.
        this.name = NameOf((tables is null ? FontFiles.FamilyLike(name) : null) ?? name);
        if (tables is null) return;
        glyphs = tables.Glyphs();
        if (tables.Part("head").Span is { Length: >= 20 } head && BinaryPrimitives.ReadUInt16BigEndian(head[18..]) is > 0 and var units) unitsPerEm = units;
        program = file;
    }

    /// <summary>Of its object.</summary>
    public int Number { get; }

    /// <summary>The code of a glyph, or of a character in a font without glyph numbers.</summary>
    /// <param name="text">Null where the file does not say what it is.</param>
    /// <param name="glyph">Null where the file does not say which it is.</param>
    public int CodeOf(string? text, int? glyph)
    {
        if (text is null && glyph is { } known) text = tables?.CharacterOf(known);
        var drawn = glyph ?? (text is null ? 0 : glyphs.GetValueOrDefault(char.ConvertToUtf32(text, 0)));
        var key = (drawn, text ?? "");
        if (codes.TryGetValue(key, out var code)) return code;
        var wanted = program is not null && drawn > 0 ? drawn : text is [var only] ? only : 0;
        if (wanted == 0 || used.ContainsKey(wanted))
            while (free > 1 && used.ContainsKey(free)) free--;
        code = wanted == 0 || used.ContainsKey(wanted) ? free : wanted;
        used[code] = (drawn, text);
        return codes[key] = code;
    }

    /// <summary>Ems.</summary>
    public double WidthOf(int code)
    {
        var (glyph, text) = used[code];
        return glyph > 0 && Advance(glyph) is { } own ? own : UsualWidth(text);
    }

    /// <summary>Writes what was used of it.</summary>
    public void Close()
    {
        var widths = new StringBuilder("[");
        foreach (var code in used.Keys) widths.Append(CultureInfo.InvariantCulture, $"{code}[").Number(WidthOf(code) * 1000).Append(']');
        var isEmbedded = program is not null;
        var file = isEmbedded ? $"/FontFile2 {pdf.AddStream($"/Length1 {program!.Length}", program)} 0 R" : "";
        var descriptor = pdf.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80{file}>>");
        var map = isEmbedded ? $"/CIDToGIDMap {GlyphMap()}" : "";
        var descendant = pdf.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W {widths}]{map}/FontDescriptor {descriptor} 0 R>>");
        var unicode = pdf.AddStream("", Encoding.ASCII.GetBytes(Characters()));
        pdf.Set(Number,
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
    }

    /// <summary>A name of a font, in characters that names of PDF have.</summary>
    static string NameOf(string stated)
    {
        var escaped = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(stated))
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'+') escaped.Append((char)b);
            else escaped.Append(CultureInfo.InvariantCulture, $"#{b:X2}");
        return escaped.Length is > 0 and < 300 ? escaped.ToString() : "Unnamed";
    }

    string GlyphMap()
    {
        if (used.All(u => u.Key == u.Value.Glyph)) return "/Identity";
        var map = new byte[2 * (used.Keys.Last() + 1)];
        foreach (var (code, (glyph, _)) in used) BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(2 * code), (ushort)glyph);
        return $"{pdf.AddStream("", map)} 0 R";
    }

    string Characters()
    {
        const int MostInBlock = 100;
        var map = new StringBuilder(
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/Ofd def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n");
        foreach (var block in used.Where(u => !string.IsNullOrEmpty(u.Value.Text)).Chunk(MostInBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (code, (_, text)) in block)
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text!))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap end end").ToString();
    }

    double? Advance(int glyph)
    {
        if (tables is null) return null;
        var head = tables.Part("hhea").Span;
        var metrics = tables.Part("hmtx").Span;
        if (head.Length < 36) return null;
        var at = 4 * Math.Min(glyph, BinaryPrimitives.ReadUInt16BigEndian(head[34..]) - 1);
        return at >= 0 && at + 2 <= metrics.Length ? BinaryPrimitives.ReadUInt16BigEndian(metrics[at..]) / unitsPerEm : null;
    }

    /// <summary>In the fonts that every machine here has, characters are half as wide as high, or as wide.</summary>
    static double UsualWidth(string? text) =>
        string.IsNullOrEmpty(text) ? 1 : text.Sum(c => char.IsLowSurrogate(c) ? 0 : c < 0xA0 || c is (> '\uFF60' and < '\uFFDD') or '·' or '¥' ? 0.5 : 1);
}
