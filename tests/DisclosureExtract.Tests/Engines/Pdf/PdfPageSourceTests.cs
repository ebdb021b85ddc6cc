using System.Text;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Engines.Pdf;

public sealed class PdfPageSourceTests
{
    static PageContent Read(MiniPdf pdf, int page = 1)
    {
        using var source = PdfPageSource.Open(pdf.ToBytes(), "test.pdf");
        return source.ReadPage(page);
    }

    static string Hex(string text, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Convert.ToHexString(Encoding.GetEncoding(encoding).GetBytes(text));
    }

    [Theory]
    [InlineData("GBK-EUC-H", "gbk")]
    [InlineData("GBKp-EUC-H", "gbk")]
    [InlineData("GB-EUC-H", "gb2312")]
    [InlineData("UniGB-UCS2-H", "utf-16BE")]
    [InlineData("UniGB-UTF16-H", "utf-16BE")]
    public void Predefined_cmaps_are_read_without_to_unicode(string cmap, string encoding)
    {
        var page = Read(
            MiniPdf.WithPredefinedCMap(cmap).Page($"BT /F1 12 Tf 20 50 Td <{Hex("社会保障和就业支出", encoding)}> Tj ET"));
        Assert.Equal("社会保障和就业支出", string.Concat(page.Words.Select(w => w.Text)));
        Assert.Equal(0, page.Glyphs.Unmapped);
    }

    [Fact]
    public void Boxes_have_their_origin_at_the_top_left()
    {
        var word = Assert.Single(Read(MiniPdf.WithHelvetica().Page("BT /F1 10 Tf 20 70 Td (123.45) Tj ET")).Words);
        Assert.Equal("123.45", word.Text);
        Assert.Equal(20, word.Box.Left, 1);
        Assert.InRange(word.Box.Top, 20, 24);     // the baseline is 30 below the top
        Assert.InRange(word.Box.Bottom, 30, 33);
        Assert.Equal(10, word.FontSize, 1);
    }

    [Theory]
    [InlineData(0, 20, 30)]
    [InlineData(90, 70, 20)]
    [InlineData(180, 180, 70)]
    [InlineData(270, 30, 180)]
    public void Rotation_is_applied(int rotate, double x, double y)
    {
        // A dot-like rule of the page at (20, 70) from the bottom left, that is (20, 30) from the top left.
        var page = Read(MiniPdf.WithHelvetica().Page("20 70 0.5 20 re f", entries: $"/Rotate {rotate}"));
        var ruling = Assert.Single(page.Rulings);
        var (px, py) = ruling.IsHorizontal
            ? (x is 70 ? ruling.Start : ruling.End, ruling.Position)
            : (ruling.Position, rotate == 0 ? ruling.End : ruling.Start);
        Assert.Equal(x, px, 0.6);
        Assert.Equal(y, py, 0.6);
        Assert.Equal(rotate, page.Rotation);
        Assert.Equal(rotate % 180 == 0 ? 200 : 100, page.Width);
    }

    [Fact]
    public void Crop_box_is_the_page()
    {
        var page = Read(MiniPdf.WithHelvetica().Page("BT /F1 10 Tf 60 50 Td (inside) Tj ET BT /F1 10 Tf 5 5 Td (out) Tj ET", entries: "/CropBox [50 20 150 80]"));
        Assert.Equal((100, 60), (page.Width, page.Height));
        var word = Assert.Single(page.Words);
        Assert.Equal("inside", word.Text);
        Assert.Equal(10, word.Box.Left, 1);
        Assert.Contains(page.Asides, a => a is { Reason: AsideReason.OffPage, Word.Text: "out" });
    }

    [Fact]
    public void Sideways_text_is_turned_upright_and_its_boxes_lead_back()
    {
        // Text running from bottom to top: the page must be turned a quarter clockwise to read it.
        var page = Read(MiniPdf.WithHelvetica().Page("BT /F1 10 Tf 0 1 -1 0 50 20 Tm (sideways) Tj ET"));
        var word = Assert.Single(page.Words);
        Assert.Equal("sideways", word.Text);
        Assert.Equal(90, page.TextRotation);
        Assert.True(word.Box.Width > word.Box.Height);
        var shown = page.ToDisplayed(word.Box);
        Assert.True(shown.Height > shown.Width);
        Assert.InRange(shown.Right, 48, 55);
        Assert.Equal(80, shown.Bottom, 1); // starts 20 above the bottom
        var back = page.ToUpright(shown);
        Assert.Equal(word.Box.Left, back.Left, 6);
        Assert.Equal(word.Box.Bottom, back.Bottom, 6);
    }

    [Fact]
    public void Fake_bold_is_folded_glyph_by_glyph_and_string_by_string()
    {
        var byGlyph = "BT /F1 10 Tf 1 0 0 1 20 50 Tm (1) Tj 1 0 0 1 20.3 50 Tm (1) Tj 1 0 0 1 25.56 50 Tm (1) Tj 1 0 0 1 25.86 50 Tm (1) Tj ET";
        var byString = "BT /F1 10 Tf 1 0 0 1 20 50 Tm (11,200.00) Tj 1 0 0 1 20.3 50 Tm (11,200.00) Tj ET";
        Assert.Equal("11", Assert.Single(Read(MiniPdf.WithHelvetica().Page(byGlyph)).Words).Text);
        Assert.Equal("11,200.00", Assert.Single(Read(MiniPdf.WithHelvetica().Page(byString)).Words).Text);
    }

    [Fact]
    public void Text_that_does_not_show_is_kept_aside()
    {
        var content = """
            BT /F1 10 Tf 20 80 Td (shown) Tj ET
            BT /F1 10 Tf 3 Tr 20 60 Td (mode3) Tj ET
            BT /F1 10 Tf 0 Tr 1 g 20 40 Td (white) Tj ET
            q 0 0 10 10 re W n BT /F1 10 Tf 0 g 20 20 Td (clipped) Tj ET Q
            BT /F1 10 Tf 0 g 500 20 Td (outside) Tj ET
            """;
        var page = Read(MiniPdf.WithHelvetica().Page(content));
        Assert.Equal("shown", Assert.Single(page.Words).Text);
        Assert.Equal(
            [("clipped", AsideReason.Clipped), ("mode3", AsideReason.Invisible), ("outside", AsideReason.OffPage), ("white", AsideReason.Invisible)],
            page.Asides.Select(a => (a.Word.Text, a.Reason)).Order());
    }

    [Fact]
    public void A_line_cut_through_the_middle_is_read_where_it_shows()
    {
        // A cell from y 90 to 100 with two lines: the feet of the first, whose middle lies above, and the head of the
        // second.
        var page = Read(MiniPdf.WithHelvetica().Page("q 10 60 200 10 re W n BT /F1 10 Tf 0 g 20 68 Td (feet) Tj 0 -12 Td (head) Tj ET Q"));
        var words = page.Words;
        Assert.Equal(["feet", "head"], words.OrderBy(w => w.Box.Top).Select(w => w.Text));
        Assert.All(words, w => Assert.InRange(w.Box.CenterY, page.Height - 70, page.Height - 60));
    }

    [Fact]
    public void White_text_on_a_dark_fill_shows()
    {
        var page = Read(
            MiniPdf.WithHelvetica().Page("0.1 0.2 0.6 rg 10 40 100 30 re f 1 g BT /F1 10 Tf 20 50 Td (head) Tj ET"));
        Assert.Equal("head", Assert.Single(page.Words).Text);
    }

    [Fact]
    public void Rulings_come_from_strokes_bars_images_and_the_edges_of_fills()
    {
        Assert.Single(Read(MiniPdf.WithHelvetica().Page("0.5 w 10 10 m 100 10 l S")).Rulings);
        Assert.Single(Read(MiniPdf.WithHelvetica().Page("10 10 90 0.7 re f")).Rulings);
        Assert.Equal(4, Read(MiniPdf.WithHelvetica().Page("0.8 g 10 10 90 20 re f")).Rulings.Count);
        Assert.Empty(Read(MiniPdf.WithHelvetica().Page("1 g 10 10 90 20 re f")).Rulings);
        Assert.Single(
            Read(MiniPdf.WithHelvetica().Page("q 90 0 0 0.6 10 10 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI Q")).Rulings);
    }

    [Fact]
    public void Full_width_digits_radicals_and_compatibility_ideographs_are_folded_and_kept_in_raw()
    {
        // ⺠ is a radical that NFKC leaves alone, ⽤ a Kangxi radical, ﹣ and full-width digits compatibility forms.
        const string printed = "⺠⽣⽀出１２";
        var word = Assert.Single(
            Read(MiniPdf.WithToUnicode(printed).Page("BT /F1 10 Tf 20 50 Td <000100020003000400050006> Tj ET")).Words);
        Assert.Equal("民生支出12", word.Text);
        Assert.Equal(printed, word.Raw);
    }

    [Fact]
    public void Characters_without_a_mapping_are_marked_and_never_guessed()
    {
        var page = Read(MiniPdf.WithoutMapping().Page("BT /F1 10 Tf 20 50 Td <003100320033> Tj ET"));
        Assert.Equal(3, page.Glyphs.Unmapped);
        Assert.All(page.Words, w => Assert.True(w.Text.All(c => c == '\uFFFD')));
        Assert.Equal(PageState.Garbled, TextQuality.Judge(page).State);
    }

    [Fact]
    public void Characters_without_a_mapping_are_counted_where_they_stand()
    {
        var page = Read(MiniPdf.WithoutMapping().Page("BT /F1 10 Tf 20 70 Td <000100020003> Tj 100 0 Td <0004> Tj ET"));
        Assert.Equal(
            [(20, 3), (120, 1)], page.Unread.Select(u => ((int)Math.Round(u.Box.Left), u.Count)));
        Assert.All(page.Unread, u => Assert.Equal(UnreadReason.FontUnreadable, u.Reason));
        Assert.Equal(50, page.Unread[0].Box.Right, 1);
        Assert.InRange(page.Unread[0].Box.Top, 20, 24);
        Assert.All(page.Words, w => Assert.All(w.Text, c => Assert.Equal('\uFFFD', c))); // their cells are not blank
    }

    [Fact]
    public void Private_use_characters_make_a_page_garbled()
    {
        var page = Read(MiniPdf.WithToUnicode("\uE001\uE002\uE003").Page("BT /F1 10 Tf 20 50 Td <000100020003> Tj ET"));
        Assert.Equal(PageState.Garbled, TextQuality.Judge(page).State);
    }

    [Fact]
    public void A_page_that_is_an_image_is_told_from_a_blank_one()
    {
        var image = "q 200 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q";
        Assert.Equal(PageState.Image, TextQuality.Judge(Read(MiniPdf.WithHelvetica().Page(image))).State);
        Assert.Equal(PageState.Blank, TextQuality.Judge(Read(MiniPdf.WithHelvetica().Page(""))).State);
        Assert.Equal(
            PageState.Image,
            TextQuality.Judge(Read(MiniPdf.WithHelvetica().Page(image + " BT /F1 10 Tf 3 Tr 20 50 Td (a hidden layer of text) Tj ET"))).State);
    }

    [Theory]
    [InlineData("82,096,797.4282,096,797.42", "82,096,797.42|82,096,797.42")] // neighbours that touch
    [InlineData("267.80", "267.80")]                                          // an amount that sticks out stays whole
    public void A_ruling_parts_touching_amounts_and_never_cuts_one(string text, string expected)
    {
        // The ruling stands in the middle of the run for two amounts, before the last digit for one.
        var width = text.Sum(c => char.IsAsciiDigit(c) ? 5.56 : 2.78);
        var x = 20 + (text.Length > 10 ? width / 2 : width - 6);
        var page = Read(MiniPdf.WithHelvetica().Page(FormattableString.Invariant($"{x} 0 m {x} 100 l S BT /F1 10 Tf 20 50 Td ({text}) Tj ET")));
        Assert.Equal(expected, string.Join('|', page.Words.Select(w => w.Text)));
    }

    [Fact]
    public void Broken_files_give_one_clear_error()
    {
        var e = Assert.Throws<DocumentException>(
            () => PdfPageSource.Open(Encoding.ASCII.GetBytes("%PDF-1.4\nnothing here"), "broken.pdf"));
        Assert.Equal(DocumentFault.Damaged, e.Fault);
        Assert.StartsWith("broken.pdf:", e.Message, StringComparison.Ordinal);
        var none = Assert.Throws<DocumentException>(
            () => PdfPageSource.Open(MiniPdf.WithHelvetica().ToBytes(), "none.pdf"));
        Assert.Equal(DocumentFault.NoPages, none.Fault);
    }
}
