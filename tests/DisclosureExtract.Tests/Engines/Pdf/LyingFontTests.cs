using System.Globalization;
using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Tools.Synthesis.Drawing;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>Fonts whose map to characters says something else than the page shows.</summary>
public sealed class LyingFontTests
{
    /// <summary>Single bytes that are their own characters, as many producers write them, but for some.</summary>
    static Extraction WithMap(Func<int, int> said) => Extract(sheet =>
    {
        var map = string.Concat(Enumerable.Range(32, 95).Select(c => string.Create(CultureInfo.InvariantCulture, $"<{c:X2}> <{said(c):X4}>\n")));
        return FontSheet.Simple("TrueType", new Entries { ["Encoding"] = null, ["ToUnicode"] = $"{sheet.AddStream($"95 beginbfchar {map} endbfchar")} 0 R" });
    }, FontSheet.Bytes);

    static Extraction Extract(Func<FontSheet, Entries> font, Func<string, string> encode)
    {
        var sheet = new FontSheet();
        using var source = PdfPageSource.Open(sheet.ToBytes($"{sheet.Add(font(sheet).ToString())} 0 R", encode), "lie.pdf");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static void IsDoubted(Extraction extraction)
    {
        Assert.DoesNotContain(extraction.Validation.Findings, f => f is { Severity: Severity.Error, Cause: Cause.Source });
        Assert.Contains(extraction.Validation.Findings, f => f is { Rule: "font.mapping", Suspects.Count: 4 });
        Assert.Equal(4, extraction.Validation.Facts.Count(f => f.Status == FactStatus.Disputed && f.Column.Key == "project"));
        Assert.Equal("needs_review", SummaryBuilder.Build(extraction).Status);
    }

    [Fact]
    public void A_map_that_is_true_is_not_doubted() => Assert.DoesNotContain(WithMap(c => c).Validation.Findings, f => f.Severity > Severity.Info);

    [Theory]
    [InlineData('2', '4')]
    [InlineData('6', '9')]
    [InlineData('0', '8')]
    public void Two_digits_exchanged_by_a_map_are_out_of_their_places(char a, char b) =>
        IsDoubted(WithMap(c => c == a ? b : c == b ? a : c));

    [Fact]
    public void A_digit_called_another_is_out_of_its_place() => IsDoubted(WithMap(c => c == '4' ? '9' : c));

    [Fact]
    public void A_minus_called_a_space_is_out_of_its_place() => IsDoubted(WithMap(c => c == '-' ? ' ' : c));

    /// <summary>Codes in no order, in a font without a program.</summary>
    static Extraction WithoutOrder(string order, string[] said) => Extract(
        sheet => FontSheet.Composite(new Entries
        {
            ["ToUnicode"] = $"{sheet.AddStream($"{said.Length} beginbfchar {string.Concat(said.Select((t, i) => $"<{i + 1:X4}> <{Convert.ToHexString(System.Text.Encoding.BigEndianUnicode.GetBytes(t))}> "))} endbfchar")} 0 R",
        }, new Entries { ["CIDSystemInfo"] = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>" }), t => Coded(t, order));

    static string Coded(string text, string order) =>
        $"<{string.Concat(text.Select(c => (order.IndexOf(c, StringComparison.Ordinal) + 1).ToString("X4", CultureInfo.InvariantCulture)))}> Tj";

    [Fact]
    public void A_glyph_called_two_digits_is_none() => IsDoubted(WithoutOrder("2.04", ["2", ".", "00", "4"]));

    [Fact]
    public void Two_glyphs_called_one_digit_are_not_both() => IsDoubted(WithoutOrder("2.04", ["2", ".", "0", "2"]));

    [Fact]
    public void A_map_without_order_is_not_doubted_for_that() =>
        Assert.DoesNotContain(WithoutOrder("2.04", ["2", ".", "0", "4"]).Validation.Findings, f => f.Severity > Severity.Info);

    [Theory]
    [InlineData("00A0")]
    [InlineData("200B")]
    public void A_minus_called_white_space_of_any_kind_is_out_of_its_place(string blank) => IsDoubted(Extract(sheet =>
    {
        var map = string.Concat(Enumerable.Range(32, 95).Select(c => $"<{c:X2}> <{(c == '-' ? blank : c.ToString("X4", CultureInfo.InvariantCulture))}>\n"));
        return FontSheet.Simple("TrueType", new Entries { ["Encoding"] = null, ["ToUnicode"] = $"{sheet.AddStream($"95 beginbfchar {map} endbfchar")} 0 R" });
    }, FontSheet.Bytes));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void White_space_for_which_something_is_drawn_is_none(bool isDrawn)
    {
        var face = Face.Load(Face.ForPdf.First(f => Face.Load(f).IsTrueType));
        const string Order = "2.04", Blank = "-";
        var program = FontSubset.Make(face, (Order + (isDrawn ? Blank : " ")).Select(face.Glyph));
        var glyphs = Order.Select(c => (int)face.Glyph(c)).Append(face.Glyph(isDrawn ? '-' : ' ')).ToList();
        var extraction = Extract(sheet => FontSheet.Composite(
            new Entries
            {
                ["ToUnicode"] = $"{sheet.AddStream(string.Concat((Order + " ").Select((c, i) => $"1 beginbfchar <{glyphs[i]:X4}> <{(int)c:X4}> endbfchar ")))} 0 R",
            },
            new Entries
            {
                ["Subtype"] = "/CIDFontType2",
                ["CIDSystemInfo"] = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                ["FontDescriptor"] = sheet.Embedded(program),
            }), t => $"<{string.Concat(t.Select(c => ((int)face.Glyph(c)).ToString("X4", CultureInfo.InvariantCulture)))}> Tj");
        if (isDrawn) IsDoubted(extraction);
        else Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity > Severity.Info);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_codes_have_no_order_the_program_of_the_font_is_asked(bool lies)
    {
        const string Order = "2.0417"; // as the characters are first used
        var extraction = Extract(sheet => FontSheet.Composite(
            new Entries
            {
                ["ToUnicode"] = $"{sheet.AddStream("6 beginbfchar <0001> <0032> <0002> <002e> <0003> <0030> <0004> " + (lies ? "<0037>" : "<0034>") + " <0005> <0031> <0006> <0038> endbfchar")} 0 R",
            },
            new Entries
            {
                ["Subtype"] = "/CIDFontType2",
                ["CIDSystemInfo"] = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                ["FontDescriptor"] = sheet.Embedded(TinyTrueType.WithCharacters(lies ? Order : "2.0418")),
            }), t => $"<{string.Concat(t.Select(c => (Order.IndexOf(c, StringComparison.Ordinal) + 1).ToString("X4", CultureInfo.InvariantCulture)))}> Tj");
        if (lies) IsDoubted(extraction);
        else Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity > Severity.Info);
    }

    /// <summary>What outlines of one digit may be taken for: a 4 may be open.</summary>
    static readonly (char Digit, string AlsoTaken)[] Alike =
        [('0', ""), ('1', ""), ('2', "4"), ('3', "245"), ('4', ""), ('5', "4"), ('6', ""), ('7', ""), ('8', ""), ('9', "4")];

    [Fact]
    public void The_outline_of_a_digit_tells_it_from_all_others()
    {
        var kinds = new HashSet<bool>();
        foreach (var face in FontFiles.Installed.Select(Face.Load))
        {
            kinds.Add(face.IsTrueType);
            var program = face.IsTrueType ? TrueTypeProgram.Parse(FontSubset.Make(face, Alike.Select(a => face.Glyph(a.Digit)))) : null;
            var compact = face.Typeface.TryGetTableData(Face.Tag("CFF "), out var data) ? CompactOutlines.Parse(data) : null;
            foreach (var (digit, taken) in Alike)
            {
                var shape = program?.ShapeOf(face.Glyph(digit)) ?? (compact?.Of(face.Glyph(digit)) is { } outline ? GlyphShape.Of(outline) : null);
                if (shape is not { } drawn) continue;
                foreach (var (other, _) in Alike)
                    if (other == digit) Assert.True(drawn.CanBe(digit), $"{face.Name} {digit}: {shape}");
                    else if (!taken.Contains(other, StringComparison.Ordinal)) Assert.False(drawn.CanBe(other), $"{face.Name} {digit} as {other}: {shape}");
            }
        }
        Assert.Contains(true, kinds);
    }

    /// <summary>A subset in which nothing but the outlines tells what its glyphs are.</summary>
    static Extraction WithOutlines(Func<char, char> said)
    {
        const string Order = "2.04";
        var face = Face.Load(Face.ForPdf.First(f => Face.Load(f).IsTrueType));
        return Extract(sheet => FontSheet.Composite(
            new Entries
            {
                ["ToUnicode"] = $"{sheet.AddStream(string.Concat(Order.Select(c => $"1 beginbfchar <{face.Glyph(c):X4}> <{(int)said(c):X4}> endbfchar ")))} 0 R",
            },
            new Entries
            {
                ["Subtype"] = "/CIDFontType2",
                ["CIDSystemInfo"] = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                ["FontDescriptor"] = sheet.Embedded(FontSubset.Make(face, Order.Select(face.Glyph))),
            }), t => $"<{string.Concat(t.Select(c => ((int)face.Glyph(c)).ToString("X4", CultureInfo.InvariantCulture)))}> Tj");
    }

    [Theory]
    [InlineData('2', '7')]
    [InlineData('2', '5')]
    [InlineData('2', '3')]
    [InlineData('2', '1')]
    [InlineData('4', '9')]
    [InlineData('0', '6')]
    public void A_digit_whose_outline_is_another_is_doubted(char digit, char said) => IsDoubted(WithOutlines(c => c == digit ? said : c));

    [Fact]
    public void Digits_whose_outlines_are_theirs_are_not_doubted() =>
        Assert.DoesNotContain(WithOutlines(c => c).Validation.Findings, f => f.Severity > Severity.Info);

    [Fact]
    public void Amounts_in_a_font_that_the_file_does_not_have_are_read_as_most_fonts_have_them_and_doubted()
    {
        using var source = PdfPageSource.Open(new FontSheet().ToBytes(null, FontSheet.Bytes), "missing.pdf");
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
        IsDoubted(extraction);
        Assert.Equal([2.00m, 2.00m, 0.00m, 4.00m], extraction.Facts.Facts.Where(f => f.Column.Key == "project").Select(f => f.Value));
    }

    [Fact]
    public void A_glyph_called_a_radical_and_its_character_is_one_character()
    {
        var pdf = new MiniPdf();
        var map = pdf.AddStream("2 beginbfchar <0001> <2f004e00> <0002> <652f652f> endbfchar");
        var font = pdf.Add(FontSheet.Composite(new Entries { ["ToUnicode"] = $"{map} 0 R" }).ToString());
        pdf.PageWith($"/Font << /F1 {font} 0 R >>", "BT /F1 10 Tf 20 70 Td <00010002> Tj ET", "0 0 200 100");
        using var source = PdfPageSource.Open(pdf.ToBytes(), "twin.pdf");
        Assert.Equal("一支", Assert.Single(source.ReadPage(1).Words).Text);
    }

    [Fact]
    public void A_soft_hyphen_that_shows_is_the_minus_of_an_amount()
    {
        using var source = PdfPageSource.Open(
            MiniPdf.WithToUnicode("\u00AD12.5").Page("BT /F1 10 Tf 20 70 Td <00010002000300040005> Tj ET").ToBytes(), "hyphen.pdf");
        Assert.Equal("-12.5", Assert.Single(source.ReadPage(1).Words).Text);
    }
}
