using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Tools.Synthesis.Drawing;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>Fonts of single bytes, and such as are drawn by content, whose glyphs show something else than they are said to.</summary>
public sealed class LyingGlyphTests
{
    /// <summary>Characters of the amounts of a <see cref="FontSheet"/>, and one more digit.</summary>
    const string Order = "204.7";

    static readonly Face Latin = DrawnGlyphs.Latin;

    /// <summary>Codes 65, 66 … stand for the characters of <see cref="Order"/>.</summary>
    static string Coded(string text) =>
        $"<{string.Concat(text.Select(c => (65 + Order.IndexOf(c, StringComparison.Ordinal)).ToString("X2", CultureInfo.InvariantCulture)))}> Tj";

    static Extraction Extract(Func<FontSheet, Entries> font, string state = "/F2 9 Tf {0} {1} Td", Func<string, string>? encode = null)
    {
        var sheet = new FontSheet();
        using var source = PdfPageSource.Open(sheet.ToBytes($"{sheet.Add(font(sheet).ToString())} 0 R", encode ?? Coded, state), "lie.pdf");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static void IsSound(Extraction extraction)
    {
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity > Severity.Info);
        Assert.Equal([2.00m, 2.00m, 0.00m, 4.00m], extraction.Facts.Facts.Where(f => f.Column.Key == "project").Select(f => f.Value));
    }

    static void IsDoubted(Extraction extraction, int amounts)
    {
        Assert.DoesNotContain(extraction.Validation.Findings, f => f is { Severity: Severity.Error, Cause: Cause.Source });
        Assert.Equal(amounts, extraction.Validation.Findings.Where(f => f.Rule == "font.mapping").Sum(f => f.Suspects.Count));
        Assert.Equal(amounts, extraction.Validation.Facts.Count(f => f.Status == FactStatus.Disputed && f.Column.Key == "project"));
    }

    static string Name(char c) => c switch { '2' => "two", '0' => "zero", '4' => "four", '7' => "seven", '3' => "three", '.' => "period", _ => throw new ArgumentOutOfRangeException(nameof(c)) };

    static int Map(FontSheet sheet, Func<char, char> said) => sheet.AddStream(
        $"1 begincodespacerange <00> <ff> endcodespacerange {Order.Length} beginbfchar {string.Concat(Order.Select((c, i) => $"<{65 + i:X2}> <{(int)said(c):X4}> "))} endbfchar");

    // Fonts drawn by content

    static Entries Drawn(FontSheet sheet, Func<char, string> draw, Func<char, char>? said = null, Func<char, string>? name = null, string matrix = "[.001 0 0 .001 0 0]")
    {
        name ??= c => Name(c);
        var drawings = Order.Select(c => $"/{name(c)} {sheet.AddStream($"500 0 d0 {draw(c)}")} 0 R").ToList();
        return new Entries
        {
            ["Type"] = "/Font",
            ["Subtype"] = "/Type3",
            ["FontBBox"] = "[0 -300 1000 1000]",
            ["FontMatrix"] = matrix,
            ["CharProcs"] = $"<< {string.Join(' ', drawings)} >>",
            ["Encoding"] = $"<< /Type /Encoding /Differences [65 {string.Concat(Order.Select(c => "/" + name(c)))}] >>",
            ["FirstChar"] = "65",
            ["LastChar"] = (64 + Order.Length).ToString(CultureInfo.InvariantCulture),
            ["Widths"] = $"[{string.Join(' ', Enumerable.Repeat(500, Order.Length))}]",
            ["Resources"] = "<< >>",
            ["ToUnicode"] = said is null ? null : $"{Map(sheet, said)} 0 R",
        };
    }

    static string Odd(char c) => $"a{(int)c}";

    static char Swapped(char c) => c switch { '2' => '7', '7' => '2', _ => c };

    [Fact]
    public void Digits_drawn_by_content_that_are_what_their_names_say_are_not_doubted() => IsSound(Extract(s => Drawn(s, c => DrawnGlyphs.Path(c))));

    [Fact]
    public void Digits_drawn_by_content_that_are_what_their_map_says_are_not_doubted() =>
        IsSound(Extract(s => Drawn(s, c => DrawnGlyphs.Path(c), c => c, Odd)));

    [Fact]
    public void Digits_drawn_in_dots_are_not_doubted_for_that() => IsSound(Extract(s => Drawn(s, c => DrawnGlyphs.Dots(c))));

    [Fact]
    public void Digits_drawn_in_packed_dots_are_not_doubted_for_that() => IsSound(Extract(s => Drawn(s, c => DrawnGlyphs.Dots(c, isPacked: true))));

    [Fact]
    public void Digits_drawn_upside_down_on_a_page_that_turns_them_again_are_not_doubted() =>
        IsSound(Extract(s => Drawn(s, c => DrawnGlyphs.Path(c, up: -1)), "/F2 9 Tf 1 0 0 -1 {0} {1} Tm"));

    [Fact]
    public void Digits_of_a_font_that_turns_its_drawings_are_not_doubted() =>
        IsSound(Extract(s => Drawn(s, c => DrawnGlyphs.Path(c, up: -1), matrix: "[.001 0 0 -.001 0 0]")));

    [Fact]
    public void Drawings_exchanged_between_names_are_doubted_where_they_are_used() =>
        IsDoubted(Extract(s => Drawn(s, c => DrawnGlyphs.Path(Swapped(c)))), amounts: 2);

    [Fact]
    public void Dots_exchanged_between_names_are_doubted_where_they_are_used() =>
        IsDoubted(Extract(s => Drawn(s, c => DrawnGlyphs.Dots(Swapped(c)))), amounts: 2);

    [Fact]
    public void A_map_that_exchanges_drawings_is_doubted_where_they_are_used() =>
        IsDoubted(Extract(s => Drawn(s, c => DrawnGlyphs.Path(c), Swapped, Odd), encode: t => Coded(t.Replace('2', '7'))), amounts: 2);

    [Fact]
    public void A_drawing_of_nothing_is_no_digit() => IsDoubted(Extract(s => Drawn(s, c => c == '4' ? "" : DrawnGlyphs.Path(c))), amounts: 1);

    [Fact]
    public void A_drawing_of_two_digits_is_not_one() =>
        IsDoubted(Extract(s => Drawn(s, c => c == '4' ? DrawnGlyphs.Path('4') + DrawnGlyphs.Path('7', right: 600) : DrawnGlyphs.Path(c))), amounts: 1);

    [Fact]
    public void A_digit_drawn_with_a_pen_cannot_be_told() =>
        IsDoubted(Extract(s => Drawn(s, c => c == '4' ? "50 w 100 0 m 400 700 l S" : DrawnGlyphs.Path(c))), amounts: 1);

    // Fonts of single bytes

    /// <summary>A TrueType font whose codes lead to glyphs by a table of its own.</summary>
    static Entries Simple(FontSheet sheet, Func<char, char> shown, Func<char, char> said, int flags = 4) => FontSheet.Simple("TrueType", new Entries
    {
        ["Encoding"] = $"<< /Type /Encoding /Differences [65 {string.Concat(Order.Select(c => "/" + Name(said(c))))}] >>",
        ["FontDescriptor"] = sheet.Embedded(WithTable(
            FontSubset.Make(Latin, Order.Select(c => Latin.Glyph(shown(c)))), Order.Select(c => (int)Latin.Glyph(shown(c))))).Replace(
            "/Flags 4", $"/Flags {flags}", StringComparison.Ordinal),
    });

    /// <summary>The same program with a table of characters: codes 65, 66 … lead to the glyphs.</summary>
    static byte[] WithTable(byte[] program, IEnumerable<int> glyphs)
    {
        var list = glyphs.ToList();
        List<int> table = [0, 1, 1, 0, 0, 12, 6, 10 + 2 * list.Count, 0, 65, list.Count, .. list];
        var cmap = table.SelectMany(v => (byte[])[(byte)(v >> 8), (byte)v]).ToArray();
        var count = BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(4));
        var head = 12 + 16 * count;
        var file = new byte[program.Length + 16 + cmap.Length];
        program.AsSpan(0, head).CopyTo(file);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)(count + 1));
        for (var at = 12; at < head; at += 16) // what stands behind the directory moves by one entry
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at + 8), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8)) + 16);
        Encoding.ASCII.GetBytes("cmap").CopyTo(file, head);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), (uint)(program.Length + 16));
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 12), (uint)cmap.Length);
        program.AsSpan(head).CopyTo(file.AsSpan(head + 16));
        cmap.CopyTo(file, program.Length + 16);
        return file;
    }

    [Fact]
    public void Digits_that_show_what_their_encoding_calls_them_are_not_doubted() => IsSound(Extract(s => Simple(s, c => c, c => c)));

    [Fact]
    public void An_encoding_that_exchanges_digits_is_doubted_where_they_are_used() =>
        IsDoubted(Extract(s => Simple(s, c => c, Swapped), encode: t => Coded(t.Replace('2', '7'))), amounts: 2);

    [Fact]
    public void Glyphs_exchanged_below_a_true_encoding_are_doubted_where_they_are_used() =>
        IsDoubted(Extract(s => Simple(s, Swapped, c => c, flags: 32)), amounts: 2);

    [Fact]
    public void Codes_that_show_nothing_are_no_digits() => IsDoubted(Extract(s => Simple(s, c => c == '4' ? ' ' : c, c => c)), amounts: 1);

    // Fonts whose codes are their own

    static Extraction Composite(Func<char, char> shown, Func<char, char> said, Func<char, int>? glyph = null, Func<char, int>? code = null)
    {
        glyph ??= c => Latin.Glyph(shown(c));
        code ??= c => 65 + Order.IndexOf(c, StringComparison.Ordinal);
        return Extract(sheet =>
        {
            var glyphs = new byte[2 * 128];
            foreach (var c in Order) BinaryPrimitives.WriteUInt16BigEndian(glyphs.AsSpan(2 * code(c)), (ushort)glyph(c));
            return FontSheet.Composite(
                new Entries
                {
                    ["ToUnicode"] = $"{sheet.AddStream($"{Order.Length} beginbfchar {string.Concat(Order.Select(c => $"<{code(c):X4}> <{(int)said(c):X4}> "))} endbfchar")} 0 R",
                },
                new Entries
                {
                    ["Subtype"] = "/CIDFontType2",
                    ["CIDSystemInfo"] = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                    ["CIDToGIDMap"] = $"{sheet.AddStream(Encoding.Latin1.GetString(glyphs))} 0 R",
                    ["FontDescriptor"] = sheet.Embedded(FontSubset.Make(Latin, Order.Append('8').Select(c => Latin.Glyph(shown(c))))),
                });
        }, encode: t => $"<{string.Concat(t.Select(c => code(c).ToString("X4", CultureInfo.InvariantCulture)))}> Tj");
    }

    [Fact]
    public void An_eight_called_a_zero_is_doubted() => IsDoubted(Composite(c => c == '0' ? '8' : c, c => c), amounts: 4);

    [Fact]
    public void Codes_in_order_with_glyphs_that_follow_it_are_not_doubted() => IsSound(Composite(c => c, c => c, code: c => c));

    [Fact]
    public void Glyphs_exchanged_behind_codes_in_order_are_doubted_where_they_are_used() =>
        IsDoubted(Composite(Swapped, c => c, code: c => c), amounts: 2);

    [Fact]
    public void The_sign_for_what_a_font_does_not_have_is_no_digit() =>
        IsDoubted(Composite(c => c, c => c, c => c == '4' ? 0 : Latin.Glyph(c)), amounts: 1);

    [Fact]
    public void A_glyph_that_shows_nothing_is_no_digit() =>
        IsDoubted(Composite(c => c, c => c, c => c == '4' ? Latin.Glyph(' ') : Latin.Glyph(c)), amounts: 1);
}
