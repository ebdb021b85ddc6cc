using DisclosureExtract.Facts;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Engines.Pdf;

public sealed class FaultyFontTests
{
    [Fact]
    public void Amounts_in_a_faulty_font_are_read_where_anything_tells_its_characters()
    {
        foreach (var (name, sheet) in FaultyFonts.Readable())
        {
            using var source = PdfPageSource.Open(sheet(), name);
            var page = source.ReadPage(1);
            var column = page.Words.Where(w => w.Box.Left > 442 && w.Text.Any(char.IsAsciiDigit));
            Assert.Equal((name, "2.00 2.00 0.00 4.00"), (name, string.Join(' ', column.Select(w => w.Text))));
            Assert.Empty(page.Unread);
        }
    }

    [Theory]
    [InlineData("Type0, Encoding missing")]
    [InlineData("CIDFont, W huge")]
    [InlineData("TrueType, Widths missing")]
    [InlineData("Type3, FontMatrix missing")]
    [InlineData("widths of nothing")]
    public void A_form_with_a_faulty_font_is_read_whole(string name)
    {
        using var source = PdfPageSource.Open(FaultyFonts.Readable().First(f => f.Name == name).Sheet(), name);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
        Assert.Equal(12, extraction.Validation.Facts.Count);
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity > Severity.Info);
    }

    [Fact]
    public void Characters_of_a_font_that_nothing_tells_are_counted_where_they_stand()
    {
        foreach (var (name, sheet) in FaultyFonts.Silent())
        {
            using var source = PdfPageSource.Open(sheet(), name);
            var unread = source.ReadPage(1).Unread;
            Assert.Equal((name, FontSheet.Amounts, FontSheet.Characters), (name, unread.Count, unread.Sum(u => u.Count)));
            Assert.All(unread, u => Assert.Equal(UnreadReason.FontUnreadable, u.Reason));
            Assert.All(unread, u => Assert.InRange(u.Box.CenterX, 444, 540));
        }
    }

    [Fact]
    public void Text_of_a_form_without_resources_is_read_with_the_fonts_of_the_page()
    {
        var pdf = MiniPdf.WithHelvetica();
        var form = pdf.Add("<< /Type /XObject /Subtype /Form /BBox [0 0 200 100] /Length 37 >>\nstream\nBT /F1 10 Tf 20 70 Td (123.45) Tj ET  \nendstream");
        pdf.PageWith($"/Font << /F1 {pdf.Font} 0 R >> /XObject << /A {form} 0 R >>", "/A Do", "0 0 200 100");
        Assert.Equal("123.45", Assert.Single(Read(pdf).Words).Text);
    }

    [Fact]
    public void A_form_has_its_own_font_even_by_the_name_that_the_page_gives_another()
    {
        var pdf = MiniPdf.WithHelvetica();
        const string Other = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [49 /nine] >> >>";
        var form = pdf.Add($"<< /Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources << /Font << /F1 {Other} >> >> /Length 32 >>\nstream\nBT /F1 10 Tf 20 70 Td (1) Tj ET  \nendstream");
        pdf.PageWith($"/Font << /F1 {pdf.Font} 0 R >> /XObject << /A {form} 0 R >>", "/A Do BT /F1 10 Tf 80 70 Td (1) Tj ET", "0 0 200 100");
        Assert.Equal(["9", "1"], Read(pdf).Words.Select(w => w.Text));
    }

    [Fact]
    public void A_font_of_another_page_is_not_taken_for_one_that_a_page_lacks()
    {
        const string Font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
        var pdf = new MiniPdf();
        pdf.PageWith($"/Font << /F1 {Font} >>", "BT /F1 10 Tf 20 70 Td (1) Tj ET", "0 0 200 100");
        pdf.PageWith("", "BT /F1 10 Tf 20 70 Td (1) Tj ET", "0 0 200 100");
        Assert.Empty(Read(pdf).Unread);
        Assert.Equal(1, Assert.Single(Read(pdf, 2).Unread).Count);
    }

    static PageContent Read(MiniPdf pdf, int page = 1)
    {
        using var source = PdfPageSource.Open(pdf.ToBytes(), "test.pdf");
        return source.ReadPage(page);
    }
}
