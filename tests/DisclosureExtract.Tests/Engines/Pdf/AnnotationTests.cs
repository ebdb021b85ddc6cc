using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>Amounts that stand in form fields and in notes over the page.</summary>
public sealed class AnnotationTests
{
    static void HoldsAll(Extraction extraction, string origin)
    {
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
        Assert.Empty(extraction.Validation.Findings);
        var disclosure = FormPdf.Disclose(extraction);
        Assert.Equal("complete", disclosure.Summary.Status);
        var cells = disclosure.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells.Values).Where(c => c.State == "reported");
        Assert.All(cells, c => Assert.Equal(origin, c.Origin));
    }

    static FormPdf WithEach(Func<FormPdf, FormCellPlace, string> annotation, string catalog = "")
    {
        FormPdf form = null!;
        form = new FormPdf { Draw = cell => form.Annotate(annotation(form, cell)) };
        form.Pdf.Catalog = catalog;
        return form;
    }

    [Theory]
    [InlineData("/Widget /FT /Tx /T (f)", "form_field")]
    [InlineData("/FreeText", "annotation")]
    [InlineData("/Stamp", "annotation")]
    public void What_fields_and_notes_show_is_read(string kind, string origin)
    {
        var form = WithEach((form, cell) => $"<< /Type /Annot /Subtype {kind} /Rect {cell.Rect} /F 4 /AP << /N {form.Appearance(cell, cell.Text)} 0 R >> /V ({cell.Text}) >>");
        var extraction = form.Extract();
        HoldsAll(extraction, origin);
        var shown = extraction.Pages[0].Page.Shown;
        Assert.Equal(FormPdf.Amounts, kind.StartsWith("/Widget", StringComparison.Ordinal) ? shown.Fields : shown.Annotations);
        Assert.Equal(FormPdf.Amounts, shown.Fields + shown.Annotations);
    }

    [Fact]
    public void An_appearance_is_fitted_into_its_box_whatever_its_own_measures_are()
    {
        // Half as large, turned by its matrix, with an origin of its own; and its fonts are those of the form.
        var form = WithEach((form, cell) =>
        {
            var (width, height) = ((cell.Right - cell.Left) / 2, (cell.Top - cell.Bottom) / 2);
            var stream = form.Pdf.AddStream(
                FormattableString.Invariant($"BT /F2 4.5 Tf 0 1 -1 0 {-100 - 3} 202 Tm ({cell.Text}) Tj ET"),
                FormattableString.Invariant($"/Subtype /Form /BBox [{-100 - height} 200 -100 {200 + width}] /Matrix [0 -1 1 0 7 9]"));
            return $"<< /Subtype /Widget /FT /Tx /Rect {cell.Rect} /AP << /N {stream} 0 R >> >>";
        });
        form.Pdf.Catalog = $"/AcroForm << /Fields [] /DR << /Font << /F2 {form.Helvetica} 0 R >> >> >>";
        HoldsAll(form.Extract(), "form_field");
    }

    [Fact]
    public void A_field_without_an_appearance_is_read_from_its_value()
    {
        var form = WithEach(
            (form, cell) =>
            {
                var parent = form.Pdf.Add($"<< /FT /Tx /T (f) /Q 2 /V ({cell.Text}) >>");
                return $"<< /Subtype /Widget /Parent {parent} 0 R /Rect {cell.Rect} >>";
            },
            "/AcroForm << /Fields [] /NeedAppearances true /DA (/F2 9 Tf 0 g) >>");
        HoldsAll(form.Extract(), "form_field");
    }

    /// <summary>Viewers may set such fields anew, and printers print what is stored.</summary>
    [Fact]
    public void A_field_to_be_set_anew_that_stores_another_amount_is_doubted_and_accuses_nobody()
    {
        FormPdf form = null!;
        form = new FormPdf
        {
            Draw = cell => cell is not { Row: 3, Column: 4 } ? null : form.Annotate(
                $"<< /Subtype /Widget /FT /Tx /Q 2 /V (900,000.00) /Rect {cell.Rect} /AP << /N {form.Appearance(cell, cell.Text)} 0 R >> >>"),
        };
        form.Pdf.Catalog = "/AcroForm << /Fields [] /NeedAppearances true /DA (/F2 9 Tf 0 g) >>";
        var extraction = form.Extract();
        Assert.Single(extraction.Validation.Facts, f => f.Row.Code == "2010302" && f.Column.Key == "project" && f.Status == FactStatus.Disputed);
        Assert.Contains(extraction.Validation.Findings, f => f.Rule == "field.value");
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void A_button_without_an_appearance_shows_its_caption()
    {
        var form = WithEach((_, cell) => $"<< /Subtype /Widget /FT /Btn /Ff 65536 /T (b) /MK << /CA ({cell.Text}) >> /Rect {cell.Rect} >>");
        HoldsAll(form.Extract(), "form_field");
    }

    [Fact]
    public void A_note_without_an_appearance_is_read_from_its_text()
    {
        var form = WithEach((_, cell) => $"<< /Subtype /FreeText /DA (/Helv 0 Tf) /Contents ({cell.Text}) /Rect {cell.Rect} >>");
        HoldsAll(form.Extract(), "annotation");
    }

    [Fact]
    public void A_choice_shows_the_text_of_the_option_chosen()
    {
        var form = WithEach(
            (_, cell) => $"<< /Subtype /Widget /FT /Ch /Ff 131072 /Opt [[(a) (0.00)] [(b) ({cell.Text})]] /V (b) /DA (/F2 9 Tf) /Rect {cell.Rect} >>");
        HoldsAll(form.Extract(), "form_field");
    }

    [Theory]
    [InlineData("/F 2")]
    [InlineData("/F 32")]
    public void What_is_set_not_to_show_is_kept_aside(string flags)
    {
        FormPdf form = null!;
        form = new FormPdf
        {
            Draw = cell =>
            {
                form.Annotate($"<< /Subtype /FreeText {flags} /Contents (999.00) /Rect {cell.Rect} >>");
                return FormPdf.Text(cell);
            },
        };
        var extraction = form.Extract();
        HoldsAll(extraction, "text");
        Assert.Contains("999.00", Assert.Single(extraction.Noise, n => n.Kind == NoiseKinds.HiddenText).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Link")]
    [InlineData("Popup")]
    public void Marks_that_show_no_text_of_their_own_are_not_read(string kind)
    {
        FormPdf form = null!;
        form = new FormPdf
        {
            Draw = cell =>
            {
                form.Annotate($"<< /Subtype /{kind} /Contents (999.00) /Rect {cell.Rect} /AP << /N {form.Appearance(cell, "999.00")} 0 R >> >>");
                return FormPdf.Text(cell);
            },
        };
        HoldsAll(form.Extract(), "text");
    }

    /// <summary>A form with one note laid over the amount of one cell.</summary>
    static Extraction WithNote(Func<FormPdf, FormCellPlace, string> note)
    {
        FormPdf form = null!;
        form = new FormPdf
        {
            Draw = cell =>
            {
                if (cell is { Row: 3, Column: 4 }) form.Annotate(note(form, cell));
                return FormPdf.Text(cell);
            },
        };
        return form.Extract();
    }

    static string Content(FormPdf form, FormCellPlace cell, string content) =>
        $"/AP << /N {form.Pdf.AddStream(content, FormattableString.Invariant($"/Type /XObject /Subtype /Form /BBox [0 0 {cell.Right - cell.Left} {cell.Top - cell.Bottom}] /Resources << /Font << /F2 {form.Helvetica} 0 R >> /ExtGState << /E << /BM /Multiply >> >> >>"))} 0 R >>";

    /// <summary>Only the amount of row 3 in 项目支出.</summary>
    static void IsDoubtedAlone(Extraction extraction, decimal value)
    {
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
        Assert.Equal(value, Assert.Single(extraction.Facts.Facts, f => f.Status == FactStatus.Disputed && f is { Row.Code: "2010302", Column.Key: "project" }).Value);
        Assert.Single(extraction.Validation.Findings, f => f is { Rule: "amount.overdrawn", Suspects.Count: 1 });
        Assert.DoesNotContain(extraction.Validation.Findings, f => f is { Severity: Severity.Error, Cause: Cause.Source });
        Assert.NotEqual("complete", FormPdf.Disclose(extraction).Summary.Status);
    }

    [Theory]
    [InlineData("Redact")]
    [InlineData("Caret")]
    [InlineData("Text")]
    [InlineData("Square")]
    [InlineData("Highlight")]
    [InlineData("FileAttachment")]
    public void What_a_note_shows_in_place_of_an_amount_is_read_and_doubted_and_the_amount_below_is_named(string kind)
    {
        var extraction = WithNote((form, cell) =>
            $"<< /Subtype /{kind} /Contents (999.00) /Rect {cell.Rect} {Content(form, cell, "1 g 0 0 200 20 re f BT /F2 9 Tf 0 g 2 6 Td (500,000.00) Tj ET")} >>");
        IsDoubtedAlone(extraction, 500_000);
        Assert.Contains(extraction.Pages[0].Page.Unread, m => m is { Reason: UnreadReason.Overlaid });
        Assert.Contains(extraction.Validation.Findings, f => f.Rule == Rules.PageUnaccounted);
    }

    [Theory]
    [InlineData("Highlight")]
    [InlineData("Square")]
    [InlineData("Redact")]
    public void An_amount_under_a_note_that_shows_nothing_cannot_be_read(string kind)
    {
        var extraction = WithNote((form, cell) => $"<< /Subtype /{kind} /Rect {cell.Rect} {Content(form, cell, "0 g 0 0 200 20 re f")} >>");
        Assert.Equal(FormPdf.Amounts - 1, extraction.Facts.Facts.Count);
        Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.CellUnreadable);
        Assert.Equal("partial", FormPdf.Disclose(extraction).Summary.Status);
    }

    [Fact]
    public void A_filled_square_without_an_appearance_covers_as_viewers_draw_it()
    {
        var extraction = WithNote((_, cell) => $"<< /Subtype /Square /Rect {cell.Rect} /IC [1 1 1] >>");
        Assert.Equal(FormPdf.Amounts - 1, extraction.Facts.Facts.Count);
        Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.CellUnreadable);
    }

    [Theory]
    [InlineData("/Ink", "1 w {0} 4 m {0} 14 l S")]
    [InlineData("/Line", "1 w {0} 9 m 80 9 l S")]
    [InlineData("/Ink", "1 w {0} 4 m 40 20 60 4 82 10 c S")]
    [InlineData("/PolyLine", "0 g {0} 8 60 1 re f")]
    public void A_pen_on_an_amount_or_where_a_digit_would_stand_leaves_it_doubted(string kind, string content) => IsDoubtedAlone(WithNote((form, cell) =>
        $"<< /Subtype {kind} /Rect {cell.Rect} {Content(form, cell, string.Format(System.Globalization.CultureInfo.InvariantCulture, content, cell.TextLeft - cell.Left - 5))} >>"), 400_000);

    [Theory]
    [InlineData("/Ink /InkList [[{0} {2} {1} {2}]]")]
    [InlineData("/Line /L [{0} {2} {1} {2}]")]
    public void A_pen_without_an_appearance_is_drawn_by_viewers(string entries) => IsDoubtedAlone(WithNote((_, cell) =>
        $"<< /Subtype {string.Format(System.Globalization.CultureInfo.InvariantCulture, entries, cell.TextLeft, cell.Right, cell.Baseline + 3)} /Rect {cell.Rect} >>"), 400_000);

    [Theory]
    [InlineData("/Highlight", "/E gs 1 1 0 rg 0 0 200 20 re f")]
    [InlineData("/Square", "1 0 0 RG 1 1 76 16 re S")]
    [InlineData("/Underline", "1 0 0 RG 0 4 m 80 4 l S")]
    public void A_mark_through_which_an_amount_shows_leaves_it_as_it_is(string kind, string content) => HoldsAll(WithNote((form, cell) =>
        $"<< /Subtype {kind} /Rect {cell.Rect} {Content(form, cell, content)} >>"), "text");

    [Fact]
    public void A_note_that_shows_on_paper_alone_is_told_as_unread()
    {
        var extraction = WithNote((_, cell) => $"<< /Subtype /FreeText /F 36 /Contents (999.00) /Rect {cell.Rect} >>");
        Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.PageUnaccounted);
    }

    [Theory]
    [InlineData("1200000", false)]
    [InlineData("1,200,000.004", false)]
    [InlineData("1300000", true)]
    [InlineData("-1200000", true)]
    public void A_field_that_holds_another_amount_than_it_shows_is_doubted(string held, bool isDoubted)
    {
        FormPdf form = null!;
        form = new FormPdf
        {
            Draw = cell => cell is { Row: 0, Column: 2 }
                ? form.Annotate($"<< /Subtype /Widget /FT /Tx /Rect {cell.Rect} /V ({held}) /AP << /N {form.Appearance(cell, cell.Text)} 0 R >> >>")
                : null,
        };
        var extraction = form.Extract();
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
        var disputed = extraction.Facts.Facts.Where(f => f.Status == FactStatus.Disputed);
        if (!isDoubted)
        {
            Assert.Empty(extraction.Validation.Findings);
            Assert.Empty(disputed);
            return;
        }
        var finding = Assert.Single(extraction.Validation.Findings);
        Assert.Equal(("field.value", Severity.Warning), (finding.Rule, finding.Severity));
        Assert.Contains(held, finding.Message, StringComparison.Ordinal);
        Assert.Equal(1_200_000, Assert.Single(finding.Suspects).Cell!.Amount.Value);
        Assert.Single(disputed);
    }

    [Fact]
    public void A_note_whose_appearance_is_broken_is_told_as_unread()
    {
        FormPdf form = null!;
        form = new FormPdf
        {
            Draw = cell =>
            {
                if (cell is not { Row: 0, Column: 2 }) return null;
                var broken = form.Appearance(cell, cell.Text, "/Group << /S /Nonsense >>");
                return form.Annotate($"<< /Subtype /FreeText /Rect {cell.Rect} /AP << /N {broken} 0 R >> >>");
            },
        };
        var extraction = form.Extract();
        Assert.Equal(FormPdf.Amounts - 1, extraction.Facts.Facts.Count);
        Assert.Equal(UnreadReason.Annotation, Assert.Single(extraction.Pages[0].Page.Unread).Reason);
    }

    /// <summary>The frame of a field is no line of the table it stands in.</summary>
    [Fact]
    public void Frames_of_fields_are_no_rulings()
    {
        FormPdf form = null!;
        form = new FormPdf
        {
            Draw = cell =>
            {
                var stream = form.Pdf.AddStream(
                    FormattableString.Invariant($"0.9 g 0 0 70 14 re f 0 G 1 1 68 12 re S BT /F2 9 Tf 0 g 2 4 Td ({cell.Text}) Tj ET"),
                    $"/Subtype /Form /BBox [0 0 80 18] /Resources << /Font << /F2 {form.Helvetica} 0 R >> >>");
                return form.Annotate($"<< /Subtype /Widget /FT /Tx /Rect {cell.Rect} /AP << /N {stream} 0 R >> >>");
            },
        };
        HoldsAll(form.Extract(), "form_field");
    }
}
