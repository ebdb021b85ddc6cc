using System.Globalization;
using System.Text;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>Amounts that are drawn as outlines or pictures and not set as text.</summary>
public sealed class DrawnTextTests
{
    /// <summary>A number as outlines: a ring with a hole for each digit, dots for point and commas.</summary>
    static string Outlined(FormCellPlace cell)
    {
        var drawing = new StringBuilder();
        var x = cell.TextLeft;
        foreach (var c in cell.Text)
        {
            var (width, height) = char.IsAsciiDigit(c) ? (4.0, 6.2) : (1.2, 1.2);
            for (var hole = 0; hole < (height > 2 ? 2 : 1); hole++)
                drawing.Append(CultureInfo.InvariantCulture, $"{x + hole} {cell.Baseline + hole} m {x + hole} {cell.Baseline + height - hole} l {x + width - hole} {cell.Baseline + height - hole} {x + width - hole} {cell.Baseline + height - hole} {x + width - hole} {cell.Baseline + hole} c h ");
            drawing.Append("f*\n");
            x += 4.5;
        }
        return drawing.ToString();
    }

    static string Picture(FormCellPlace cell) => string.Create(
        CultureInfo.InvariantCulture, $"q 50 0 0 9 {cell.Right - 53} {cell.Baseline - 2} cm BI /W 16 /H 8 /BPC 1 /CS /G ID 0123456789abcdef EI Q\n");

    static void IsToldOf(Extraction extraction, UnreadReason reason)
    {
        Assert.Equal(FormPdf.Amounts - 1, extraction.Facts.Facts.Count);
        Assert.Equal(reason, Assert.Single(extraction.Pages[0].Page.Unread).Reason);
        Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.PageUnaccounted);
        Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.CellUnreadable);
        Assert.Equal("partial", FormPdf.Disclose(extraction).Summary.Status);
    }

    [Fact]
    public void A_number_drawn_as_outlines_is_a_cell_that_could_not_be_read()
    {
        var extraction = new FormPdf { Draw = cell => cell is { Row: 2, Column: 3 } ? Outlined(cell) : null }.Extract();
        IsToldOf(extraction, UnreadReason.OutlineText);
        Assert.Equal(10, extraction.Pages[0].Page.Shown.Outlines);
    }

    [Fact]
    public void A_number_drawn_with_a_pen_is_a_cell_that_could_not_be_read() => IsToldOf(
        new FormPdf { Draw = cell => cell is { Row: 2, Column: 3 } ? Outlined(cell).Replace("f*", "S", StringComparison.Ordinal) : null }.Extract(),
        UnreadReason.OutlineText);

    [Fact]
    public void A_number_drawn_as_a_picture_is_a_cell_that_could_not_be_read() =>
        IsToldOf(new FormPdf { Draw = cell => cell is { Row: 2, Column: 3 } ? Picture(cell) : null }.Extract(), UnreadReason.Image);

    [Fact]
    public void A_page_of_which_much_is_outlines_is_read_from_its_image_if_at_all()
    {
        var extraction = new FormPdf { Draw = Outlined }.Extract();
        Assert.Empty(extraction.Facts.Facts);
        Assert.Equal(PageState.Image, extraction.Pages[0].Verdict.State);
        Assert.Single(extraction.Validation.Findings, f => f.Rule == "page.image");
    }

    [Fact]
    public void A_page_of_nothing_but_outlines_is_not_blank()
    {
        var cell = new FormCellPlace(0, 0, "1,234,567.00", 10, 10, 100, 30);
        var content = string.Concat(Enumerable.Range(0, 12).Select(i => Outlined(cell with { Bottom = 20 + 40 * i })));
        using var source = DisclosureExtract.Engines.Pdf.PdfPageSource.Open(MiniPdf.WithHelvetica().Page(content, "0 0 300 600").ToBytes(), "drawn.pdf");
        Assert.Equal(PageState.Image, TextQuality.Judge(source.ReadPage(1)).State);
    }

    /// <summary>An emblem above the form, marks in its margin, dots that lead to a number, a coloured cell.</summary>
    [Theory]
    [InlineData("300 800 m 310 820 320 820 330 800 c 320 790 l h 335 800 m 345 820 355 820 360 800 c h f")]
    [InlineData("20 700 m 24 706 28 706 30 700 c h f 20 680 m 24 686 28 686 30 680 c h f")]
    [InlineData("400 663 m 401 664 l 402 663 l 401 662 l h 404 663 m 405 664 l 406 663 l 405 662 l h 408 663 m 409 664 l 410 663 l 409 662 l h f")]
    [InlineData("0.9 g 466 661 78 18 re f 0 g")]
    [InlineData("q 20 0 0 10 480 665 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")]
    public void Emblems_marks_and_dots_are_no_text(string content)
    {
        var extraction = new FormPdf().Over(content).Extract();
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
        Assert.Empty(extraction.Pages[0].Page.Unread);
        Assert.Empty(extraction.Validation.Findings);
    }
}
