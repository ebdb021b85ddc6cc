using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>Amounts that are in the file and not on the page: covered, in the colour of their ground, struck out.</summary>
public sealed class HiddenTextTests
{
    /// <summary>Draws into the blank cell of 项目支出 in the row 行政运行.</summary>
    const string Wrong = "BT /F2 9 Tf 0 g 490 666 Td (777.00) Tj ET ";

    const string WhiteBox = "q 1 1 1 rg 466 661 78 18 re f Q ";

    static Extraction Over(string content, string resources = "") => new FormPdf { Resources = resources }.Over(content).Extract();

    static void IsKeptAside(Extraction extraction, string reason)
    {
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
        Assert.Empty(extraction.Validation.Findings);
        var noise = Assert.Single(extraction.Noise, n => n.Kind == NoiseKinds.HiddenText);
        Assert.Equal("777.00", noise.Text);
        Assert.Contains(reason, noise.Reason, StringComparison.Ordinal);
    }

    static void IsRead(Extraction extraction) => Assert.Contains(extraction.Facts.Facts, f => f.Value == 777);

    [Theory]
    [InlineData(WhiteBox)]
    [InlineData("q 0 g 466 661 78 18 re f Q")]
    [InlineData("q 0.9 g 466 661 78 18 re 300 661 78 0.1 re f Q")]
    [InlineData("q 466 661 78 18 re W n 1 g 0 0 595 842 re f Q")]
    public void A_box_painted_over_text_covers_it(string box) => IsKeptAside(Over(Wrong + box), "covered");

    [Fact]
    public void A_sum_that_a_covered_amount_would_make_right_is_no_fault_of_the_page()
    {
        var extraction = new FormPdf
        {
            Draw = cell => cell is { Row: 0, Column: 4 }
                ? FormPdf.Text(cell) + FormattableString.Invariant($"q 1 g {cell.Left} {cell.Bottom} {cell.Right - cell.Left} {cell.Top - cell.Bottom} re f Q\n") : null,
        }.Extract();
        Assert.Equal(FormPdf.Amounts - 1, extraction.Facts.Facts.Count);
        Assert.Contains(extraction.Validation.Findings, f => f.Rule.StartsWith("sum.", StringComparison.Ordinal));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f is { Severity: Severity.Error, Cause: Cause.Source });
    }

    [Fact]
    public void An_image_painted_over_text_covers_it()
    {
        var form = new FormPdf();
        var image = form.Pdf.AddStream("x", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray");
        form.Resources = $"/XObject << /Im0 {image} 0 R >>";
        IsKeptAside(form.Over(Wrong + "q 78 0 0 18 466 661 cm /Im0 Do Q").Extract(), "covered");
    }

    [Fact]
    public void A_note_with_a_ground_of_its_own_covers_the_page_and_is_read_instead()
    {
        var form = new FormPdf();
        var note = form.Pdf.AddStream(
            "1 g 0 0 78 18 re f BT /F2 9 Tf 0 g 20 5 Td (555.00) Tj ET",
            $"/Subtype /Form /BBox [0 0 78 18] /Resources << /Font << /F2 {form.Helvetica} 0 R >> >>");
        form.Annotate($"<< /Subtype /FreeText /Rect [466 661 544 679] /AP << /N {note} 0 R >> >>");
        var values = form.Over(Wrong).Extract().Facts.Facts.Select(f => f.Value).ToList();
        Assert.Contains(555, values);
        Assert.DoesNotContain(777, values);
    }

    [Theory]
    [InlineData(WhiteBox + Wrong)]                                                   // the box lies below
    [InlineData(Wrong + "q /GS0 gs 1 g 466 661 78 18 re f Q")]                       // half as strong
    [InlineData(Wrong + "q /GS1 gs 1 1 0 rg 466 661 78 18 re f Q")]                  // a marker pen
    [InlineData(Wrong + "q 1 g 460 655 90 30 re 466 661 78 18 re f* Q")]             // a frame
    [InlineData(Wrong + "q 466 661 m 470 661 470 665 466 665 c W n 1 g 0 0 595 842 re f Q")] // shown within a small shape
    [InlineData(Wrong + "q /GS0 gs /Fm0 Do Q")]                                      // a see-through group
    public void What_lets_text_show_through_does_not_cover_it(string content)
    {
        var form = new FormPdf();
        var group = form.Pdf.AddStream("1 g 466 661 78 18 re f", "/Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency >>");
        form.Resources = $"/ExtGState << /GS0 << /ca 0.5 >> /GS1 << /BM /Multiply >> >> /XObject << /Fm0 {group} 0 R >>";
        IsRead(form.Over(content).Extract());
    }

    [Fact]
    public void A_number_covered_in_part_is_unreadable_and_not_what_is_left_of_it()
    {
        var extraction = Over("BT /F2 9 Tf 0 g 480 666 Td (91,777.00) Tj ET q 1 g 466 661 29 18 re f Q");
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
        Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.CellUnreadable);
    }

    [Fact]
    public void A_number_that_its_cell_cuts_off_is_unreadable()
    {
        var extraction = Over("q 490 661 54 18 re W n BT /F2 9 Tf 0 g 475 666 Td (91,777.00) Tj ET Q");
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
        Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.CellUnreadable);
    }

    [Theory]
    [InlineData("1 g ")]                                        // white on paper
    [InlineData("0.97 g ")]                                     // so pale that nobody sees it
    [InlineData("1 1 0.8 rg ")]
    [InlineData("0.98 g 466 661 78 18 re f 0.96 g ")]
    [InlineData("0.8 g 466 661 78 18 re f ")]                   // grey on the same grey
    [InlineData("1 0 0 rg 466 661 78 18 re f ")]                // red on red
    [InlineData("0 g 466 661 78 18 re f 1 g 470 662 70 16 re f ")] // white on white on black
    public void Ink_in_the_colour_of_its_ground_does_not_show(string ground) =>
        IsKeptAside(Over("q " + ground + Wrong.Replace("0 g ", "", StringComparison.Ordinal) + "Q"), "colour of its ground");

    [Theory]
    [InlineData("0 g 466 661 78 18 re f 1 g ")]                       // white on black
    [InlineData("0 g 466 661 78 18 re 468 663 74 14 re f* ")]         // black within a black frame
    [InlineData("0 g 470 661 m 520 661 540 670 540 679 c h f ")]      // black beside a black shape
    [InlineData("0 0 1 rg 466 661 78 18 re f 1 0 0 rg ")]             // red on blue
    [InlineData("0.9 g ")]                                            // pale, and seen
    [InlineData("0.8 g 466 661 78 18 re f 0.96 g ")]                  // light on grey
    public void Ink_of_another_colour_shows(string ground) =>
        IsRead(Over("q " + ground + Wrong.Replace("0 g ", "", StringComparison.Ordinal) + "Q"));

    /// <summary>The new amount stands where the form has it, the old one beside it with a stroke through it.</summary>
    static FormPdf Corrected(string stroke, bool hasNew = true) => new FormPdf
    {
        Draw = cell => cell is not { Row: 2, Column: 3 } ? null
            : $"BT /F2 7 Tf 0 g 388 667 Td (750.00) Tj ET {stroke} " + (hasNew ? FormPdf.Text(cell) : ""),
    };

    [Theory]
    [InlineData("0.6 w 387 669.5 m 412 669.5 l S")]
    [InlineData("0.3 w 388 669 m 410.5 669 l S 388 670.5 m 410.5 670.5 l S")]
    [InlineData("388 669.2 22.4 0.5 re f")]
    [InlineData("0.5 w 387 667 m 411 672 l S")]
    public void A_number_with_a_stroke_through_it_is_struck_out(string stroke)
    {
        var extraction = Corrected(stroke).Extract();
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
        Assert.Empty(extraction.Validation.Findings);
        Assert.Equal(("750.00", "struck out"), extraction.Noise.Where(n => n.Reason is not null).Select(n => (n.Text, n.Reason)).Single());
    }

    [Fact]
    public void A_note_strikes_out_what_it_lies_over()
    {
        var form = Corrected("");
        form.Annotate("<< /Subtype /StrikeOut /Rect [0 0 1 1] /QuadPoints [387 674 412 674 387 665 412 665] >>");
        Assert.Empty(form.Extract().Validation.Findings);
    }

    [Fact]
    public void Where_nothing_stands_beside_a_number_struck_out_the_cell_is_unreadable()
    {
        var extraction = Corrected("0.6 w 387 669.5 m 412 669.5 l S", hasNew: false).Extract();
        Assert.Equal(FormPdf.Amounts - 1, extraction.Facts.Facts.Count);
        Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.CellUnreadable);
    }

    [Theory]
    [InlineData("0.6 w 386 669.5 m 464 669.5 l S")]  // from ruling to ruling
    [InlineData("0.6 w 385 669.5 m 410.5 669.5 l S")] // begins at a ruling
    [InlineData("0.6 w 388 666 m 410.5 666 l S")]    // underlined
    [InlineData("0.6 w 388 673.5 m 410.5 673.5 l S")] // below the line above
    public void Lines_of_tables_and_under_numbers_strike_nothing_out(string line)
    {
        var extraction = Corrected(line, hasNew: false).Extract();
        Assert.Contains(extraction.Facts.Facts, f => f.Value == 750);
    }

    [Fact]
    public void What_shows_is_not_folded_into_a_twin_that_does_not()
    {
        Glyph At(AsideReason? hidden) => new("5", "5", 10, 20, 5, 10, 0, 1, 0, hidden);
        var words = WordBuilder.Build([At(AsideReason.LayerOff), At(null)], []);
        Assert.Equal([null], words.Where(w => w.Hidden is null).Select(w => w.Hidden));
        Assert.Equal(new BoundingBox(10, 11.4, 15, 21.4), Assert.Single(words, w => w.Hidden is null).Word.Box);
    }
}
