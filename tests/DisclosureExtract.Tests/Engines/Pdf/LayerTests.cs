using DisclosureExtract.Output;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>Draft amounts in a layer over the form: read where the layer is printed, kept aside where it is off.</summary>
public sealed class LayerTests
{
    /// <summary>Over the blank cell of the form in the row 行政运行.</summary>
    const string Draft = "BT /F2 9 Tf 490 666 Td (777.00) Tj ET";

    const string Over = "/OC /MC0 BDC " + Draft + " EMC";

    static Extraction Extract(Func<FormPdf, int, string> settings, Func<FormPdf, int, string>? member = null, string content = Over)
    {
        var form = new FormPdf();
        var layer = form.Pdf.Add("<< /Type /OCG /Name (draft) /Usage << /Print << /PrintState /OFF >> >> >>");
        var other = form.Pdf.Add("<< /Type /OCG /Name (other) >>");
        form.Pdf.Catalog = $"/OCProperties << /OCGs [{layer} 0 R {other} 0 R] /D << {settings(form, layer)} >> >>";
        form.Resources = $"/Properties << /MC0 {member?.Invoke(form, layer) ?? $"{layer} 0 R"} /MC1 {other} 0 R >>";
        return form.Over(content).Extract();
    }

    static void IsKeptAside(Extraction extraction)
    {
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
        Assert.Empty(extraction.Validation.Findings);
        var noise = Assert.Single(extraction.Noise, n => n.Kind == NoiseKinds.HiddenText);
        Assert.Equal(("777.00", "layer off"), (noise.Text, noise.Reason));
    }

    static void IsRead(Extraction extraction) => Assert.Contains(extraction.Facts.Facts, f => f.Value == 777);

    [Fact]
    public void A_layer_that_is_off_is_kept_aside() => IsKeptAside(Extract((_, layer) => $"/OFF [{layer} 0 R]"));

    [Fact]
    public void A_layer_that_is_on_is_read() => IsRead(Extract((_, layer) => $"/ON [{layer} 0 R]"));

    [Fact]
    public void Layers_are_off_that_are_not_switched_on_where_that_is_the_rule()
    {
        IsKeptAside(Extract((_, _) => "/BaseState /OFF"));
        IsRead(Extract((_, layer) => $"/BaseState /OFF /ON [{layer} 0 R]"));
    }

    [Fact]
    public void What_a_layer_says_for_printing_goes_before_its_state() =>
        IsKeptAside(Extract((_, layer) => $"/AS [<< /Event /Print /Category [/Print] /OCGs [{layer} 0 R] >>]"));

    [Theory]
    [InlineData("/P /AnyOn", true)]
    [InlineData("/P /AllOn", false)]
    [InlineData("/P /AnyOff", true)]
    [InlineData("/P /AllOff", false)]
    [InlineData("/VE [/And {0} [/Not {1}]]", false)]
    [InlineData("/VE [/Or {0} {1}]", true)]
    [InlineData("/VE [/Not {0}]", true)]
    public void Layers_are_combined_as_the_file_says(string policy, bool shows)
    {
        // The first layer is off, the second one on.
        var extraction = Extract(
            (_, layer) => $"/OFF [{layer} 0 R]",
            (form, layer) => $"{form.Pdf.Add($"<< /Type /OCMD /OCGs [{layer} 0 R {layer + 1} 0 R] {policy.Replace("{0}", $"{layer} 0 R", StringComparison.Ordinal).Replace("{1}", $"{layer + 1} 0 R", StringComparison.Ordinal)} >>")} 0 R");
        if (shows) IsRead(extraction);
        else IsKeptAside(extraction);
    }

    [Fact]
    public void What_is_within_a_layer_that_is_off_is_off_whatever_it_belongs_to() => IsKeptAside(
        Extract((_, layer) => $"/OFF [{layer} 0 R]", content: $"/OC /MC0 BDC /Span BMC /OC /MC1 BDC {Draft} EMC EMC EMC"));

    [Fact]
    public void What_follows_a_layer_that_is_off_is_read() => IsRead(
        Extract((_, layer) => $"/OFF [{layer} 0 R]", content: $"/OC /MC0 BDC EMC {Draft}"));

    [Theory]
    [InlineData("Form")]
    [InlineData("Annotation")]
    public void Forms_and_notes_belong_to_layers_too(string what)
    {
        var form = new FormPdf();
        var layer = form.Pdf.Add("<< /Type /OCG /Name (draft) >>");
        form.Pdf.Catalog = $"/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>";
        if (what == "Form")
        {
            var drawing = form.Pdf.AddStream(
                $"EMC {Draft}", $"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /OC {layer} 0 R /Resources << /Font << /F2 {form.Helvetica} 0 R >> >>");
            form.Resources = $"/XObject << /Fm0 {drawing} 0 R >>";
            form.Over("/Fm0 Do");
        }
        else
        {
            form.Annotate($"<< /Subtype /FreeText /OC {layer} 0 R /Contents (777.00) /Rect [466 661 544 679] >>");
        }
        IsKeptAside(form.Extract());
    }

    [Fact]
    public void A_page_of_which_all_is_off_is_blank()
    {
        var pdf = MiniPdf.WithHelvetica();
        var layer = pdf.Add("<< /Type /OCG /Name (draft) >>");
        pdf.Catalog = $"/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>";
        pdf.PageWith(
            $"/Font << /F1 {pdf.Font} 0 R >> /Properties << /MC0 {layer} 0 R >>",
            "/OC /MC0 BDC BT /F1 10 Tf 20 50 Td (draft) Tj ET 0 0 50 0.5 re f EMC", "0 0 200 100");
        using var source = DisclosureExtract.Engines.Pdf.PdfPageSource.Open(pdf.ToBytes(), "off.pdf");
        Assert.Equal(PageState.Blank, TextQuality.Judge(source.ReadPage(1)).State);
    }
}
