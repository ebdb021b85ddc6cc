using DisclosureExtract.Facts;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>A sum that lacks an amount which the file holds and does not show: said, and nobody is accused.</summary>
public sealed class HiddenSumsTests
{
    static void AccusesNobody(FormPdf form)
    {
        var extraction = form.Extract();
        Assert.DoesNotContain(extraction.Validation.Facts, f => f.Row.Code == "2010302" && f.Column.Key == "project");
        Assert.Contains(extraction.Validation.Findings, f => f.Severity == Severity.Warning);
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void In_a_layer_that_is_off()
    {
        var form = new FormPdf { Draw = cell => cell is { Row: 3, Column: 4 } ? $"/OC /MC0 BDC {FormPdf.Text(cell)} EMC " : null };
        var layer = form.Pdf.Add("<< /Type /OCG /Name (draft) >>");
        form.Pdf.Catalog = $"/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>";
        form.Resources = $"/Properties << /MC0 {layer} 0 R >>";
        AccusesNobody(form);
    }

    [Fact]
    public void In_a_note_that_is_hidden()
    {
        FormPdf form = null!;
        form = new FormPdf
        {
            Draw = cell => cell is not { Row: 3, Column: 4 } ? null : form.Annotate(
                $"<< /Subtype /FreeText /F 2 /Rect {cell.Rect} /Contents ({cell.Text}) /AP << /N {form.Appearance(cell, cell.Text)} 0 R >> >>"),
        };
        AccusesNobody(form);
    }

    [Fact]
    public void Outside_of_what_its_frame_shows() => AccusesNobody(new FormPdf
    {
        Draw = cell => cell is not { Row: 3, Column: 4 } ? null
            : FormattableString.Invariant($"q {cell.Left} {cell.Bottom} 12 18 re W n {FormPdf.Text(cell)} Q "),
    });
}
