using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>Numbers on or beside which something is drawn, so that the page may show another than their characters say.</summary>
public sealed class OverdrawnTests
{
    static Extraction With(Func<FormCellPlace, string> draw, string resources = "") => new FormPdf
    {
        Draw = cell => cell is { Row: 3, Column: 4 } ? draw(cell) : null, Resources = resources,
    }.Extract();

    static string N(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static void IsDoubted(Extraction extraction)
    {
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
        Assert.Single(extraction.Facts.Facts, f => f.Status == FactStatus.Disputed && f.Row.Code == "2010302" && f.Column.Key == "project");
        Assert.Single(extraction.Validation.Findings, f => f is { Rule: "amount.overdrawn", Suspects.Count: 1 });
        Assert.DoesNotContain(extraction.Validation.Findings, f => f is { Severity: Severity.Error, Cause: Cause.Source });
    }

    static void IsSound(Extraction extraction)
    {
        Assert.Empty(extraction.Validation.Findings);
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
    }

    [Fact]
    public void A_minus_drawn_as_a_line_leaves_the_amount_doubted() =>
        IsDoubted(With(c => FormPdf.Text(c) + N($"0.6 w {c.TextLeft - 4} {c.Baseline + 3} m {c.TextLeft - 1} {c.Baseline + 3} l S\n")));

    [Fact]
    public void A_one_drawn_as_a_stroke_leaves_the_amount_doubted() =>
        IsDoubted(With(c => FormPdf.Text(c) + N($"0.8 w {c.TextLeft - 2} {c.Baseline} m {c.TextLeft - 2} {c.Baseline + 6.5} l S\n")));

    [Fact]
    public void A_digit_drawn_as_an_outline_leaves_the_amount_doubted() =>
        IsDoubted(With(c => FormPdf.Text(c) + N($"q 0.009 0 0 0.009 {c.TextLeft - 5} {c.Baseline} cm {DrawnGlyphs.Path('7')} Q\n")));

    [Fact]
    public void A_digit_drawn_as_a_picture_leaves_the_amount_doubted() => IsDoubted(With(c =>
        FormPdf.Text(c) + N($"q 4.5 0 0 7 {c.TextLeft - 5} {c.Baseline} cm BI /W 5 /H 7 /BPC 8 /CS /G ID {new string('x', 35)} EI Q\n")));

    [Fact]
    public void A_pen_through_an_amount_leaves_it_doubted() => IsDoubted(With(c =>
        FormPdf.Text(c) + N($"1 w {c.TextLeft - 2} {c.Baseline + 4} m {c.TextLeft + 10} {c.Baseline + 7} {c.TextLeft + 20} {c.Baseline} {c.Right} {c.Baseline + 5} c S\n")));

    [Fact]
    public void A_mark_to_black_an_amount_out_leaves_it_doubted()
    {
        FormPdf form = null!;
        form = new FormPdf
        {
            Draw = cell => cell is { Row: 3, Column: 4 }
                ? form.Annotate($"<< /Subtype /Redact /Rect {cell.Rect}>>") + FormPdf.Text(cell) : null,
        };
        IsDoubted(form.Extract());
    }

    [Fact]
    public void A_line_that_strikes_a_whole_row_out_and_meets_the_table_leaves_its_amounts_doubted()
    {
        var extraction = With(c => FormPdf.Text(c) + N($"0.6 w 50 {c.Baseline + 3.2} m 545 {c.Baseline + 3.2} l S\n"));
        Assert.All(extraction.Facts.Facts.Where(f => f.Row.Code == "2010302"), f => Assert.Equal(FactStatus.Disputed, f.Status));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f is { Severity: Severity.Error, Cause: Cause.Source });
    }

    [Fact]
    public void A_line_as_wide_as_its_cell_strikes_the_amount_out()
    {
        var extraction = With(c => FormPdf.Text(c) + N($"0.6 w {c.Left + 3} {c.Baseline + 3.2} m {c.Right - 2} {c.Baseline + 3.2} l S\n"));
        Assert.Equal(FormPdf.Amounts - 1, extraction.Facts.Facts.Count);
        Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.CellUnreadable);
    }

    [Fact]
    public void An_amount_in_a_pattern_may_not_show()
    {
        var form = new FormPdf { Draw = c => c is { Row: 3, Column: 4 } ? $"/Pattern cs /P1 scn {FormPdf.Text(c)} 0 g\n" : null };
        var pattern = form.Pdf.AddStream("1 g 0 0 9 9 re f", "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>");
        form.Resources = $"/Pattern << /P1 {pattern} 0 R >>";
        IsDoubted(form.Extract());
    }

    [Fact]
    public void An_amount_under_a_mask_may_not_show()
    {
        var form = new FormPdf { Draw = c => c is { Row: 3, Column: 4 } ? $"q /G0 gs {FormPdf.Text(c)} Q\n" : null };
        var group = form.Pdf.AddStream("0 g 0 0 600 850 re f", "/Type /XObject /Subtype /Form /BBox [0 0 600 850] /Group << /S /Transparency /CS /DeviceGray >>");
        form.Resources = $"/ExtGState << /G0 << /SMask << /S /Luminosity /G {group} 0 R >> >> >>";
        IsDoubted(form.Extract());
    }

    /// <summary>An underline, the dashes of a dotted line, a line between two lines of text.</summary>
    [Theory]
    [InlineData("{0} {1} m {2} {1} l S", 0, -1.5)]
    [InlineData("{0} {1} m {0} 655 l S {0} 652 m {0} 647 l S", -2, 1.5)]
    public void Lines_around_an_amount_leave_it_as_it_is(string drawing, double x, double y) => IsSound(With(c =>
        FormPdf.Text(c) + "0.5 w " + string.Format(CultureInfo.InvariantCulture, drawing, c.TextLeft + x, c.Baseline + y, c.Right - 3) + "\n"));

    // Small digits beside an amount

    static Extraction WithSmall(string main, string small, double rise, double size) => With(c =>
        FormPdf.Text(main, c.Right - 20 - main.Length * 4.5, c.Baseline) + FormPdf.Text(small, c.Right - 20, c.Baseline + rise, 9 * size));

    [Theory]
    [InlineData(3, 0.6)]
    [InlineData(-2, 0.6)]
    [InlineData(2, 0.8)]
    [InlineData(-1.2, 0.7)]
    public void A_small_digit_above_or_below_the_foot_of_an_amount_is_none_of_it(double rise, double size)
    {
        var extraction = WithSmall("400,000.00", "1", rise, size);
        Assert.Equal(400_000, Assert.Single(extraction.Facts.Facts, f => f.Row.Code == "2010302" && f.Column.Key == "project").Value);
    }

    [Theory]
    [InlineData("1", 0, 0.7)]
    [InlineData("1", 1.2, 0.88)]
    public void A_digit_that_may_be_that_of_a_note_leaves_the_amount_doubted(string small, double rise, double size)
    {
        var extraction = WithSmall("400,000.00", small, rise, size);
        var fact = Assert.Single(extraction.Facts.Facts, f => f.Row.Code == "2010302" && f.Column.Key == "project");
        Assert.True(fact.Cell.Amount.Doubts.HasFlag(AmountDoubts.Mark));
    }

    [Theory]
    [InlineData("400,000", "00", 3, 0.65)]
    [InlineData("400,000", ".00", 3, 0.7)]
    public void Small_decimals_leave_the_amount_doubted(string main, string small, double rise, double size)
    {
        var extraction = WithSmall(main, small, rise, size);
        var fact = Assert.Single(extraction.Facts.Facts, f => f.Row.Code == "2010302" && f.Column.Key == "project");
        Assert.Equal(400_000, fact.Value);
        Assert.True(fact.Cell.Amount.Doubts.HasFlag(AmountDoubts.Mark));
    }

    // Pictures over a table

    [Theory]
    [InlineData("/BPC 8 /CS /G", 400)]
    [InlineData("/BPC 1 /IM true", 60)]
    public void A_picture_over_several_rows_of_a_table_holds_what_cannot_be_read(string entries, int length)
    {
        FormCellPlace? first = null, last = null;
        var form = new FormPdf
        {
            Draw = c =>
            {
                if (c.Column != 4) return null;
                first ??= c;
                last = c;
                return "";
            },
        };
        form.ToBytes();
        var again = new FormPdf { Draw = c => c.Column == 4 ? "" : null };
        var extraction = again.Over(N($"q {last!.Right - last.Left - 4} 0 0 {first!.Top - last.Bottom - 2} {last.Left + 2} {last.Bottom + 1} cm BI /W 20 /H 20 {entries} ID {new string('y', length)} EI Q")).Extract();
        Assert.Equal(FormPdf.Amounts - 4, extraction.Facts.Facts.Count);
        Assert.Equal(UnreadReason.Image, Assert.Single(extraction.Pages[0].Page.Unread).Reason);
        Assert.True(extraction.Validation.Findings.Count(f => f.Rule == Rules.CellUnreadable) >= 4);
        Assert.Equal("partial", FormPdf.Disclose(extraction).Summary.Status);
    }

    // What is painted within characters

    [Fact]
    public void A_number_painted_within_its_outlines_is_a_cell_that_could_not_be_read()
    {
        var extraction = With(c => "q " + string.Concat("735.21".Select((d, i) =>
            DrawnGlyphs.Path(d, right: 550 * i).Replace(" f ", " ", StringComparison.Ordinal))).Insert(0, N($"0.009 0 0 0.009 {c.TextLeft} {c.Baseline} cm ")) + " W n 0 0 9000 900 re f Q\n");
        Assert.Equal(FormPdf.Amounts - 1, extraction.Facts.Facts.Count);
        Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.CellUnreadable);
    }

    [Fact]
    public void An_amount_that_what_is_painted_shows_through_is_doubted() =>
        IsDoubted(With(c => N($"q 7 Tr {FormPdf.Text(c)} {c.Left} {c.Bottom} 80 12 re f Q\n")));
}
