using System.IO.Compression;
using System.Text;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>Content that is damaged, missing or drawn in pieces is never a blank page or a blank cell.</summary>
public sealed class DamagedContentTests
{
    [Fact]
    public void A_form_that_the_file_does_not_hold_is_said() =>
        Assert.Equal("partial", new FormPdf().Over("/Gone Do").Disclose().Summary.Status);

    [Theory]
    [InlineData(false, "complete")]
    [InlineData(true, "partial")]
    public void A_form_with_a_flipped_bit_is_said(bool isDamaged, string status)
    {
        var form = new FormPdf();
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(i => $"q {i} 0 0 {i + 1} 3 4 cm Q\n"))));
        var bytes = packed.ToArray();
        if (isDamaged) bytes[bytes.Length / 2] ^= 0x10;
        var content = form.Pdf.AddStream(
            Encoding.Latin1.GetString(bytes), "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Filter /FlateDecode");
        form.Resources = $"/XObject << /Fx {content} 0 R >>";
        Assert.Equal(status, form.Over("/Fx Do").Disclose().Summary.Status);
    }

    [Fact]
    public void Of_two_amounts_in_one_cell_none_is_taken()
    {
        var extraction = new FormPdf
        {
            Draw = c => c is { Row: 2, Column: 2 }
                ? FormPdf.Text("500,000.00", c.TextLeft, c.Bottom + 11, 7) + FormPdf.Text("300,000.00", c.TextLeft, c.Bottom + 2, 7) : null,
        }.Extract();
        Assert.Contains(extraction.Validation.Findings, f => f.Rule == Rules.CellUnreadable);
        Assert.DoesNotContain(extraction.Validation.Facts, f => f.Value is 500_000 or 300_000 && f.Status == FactStatus.Read);
    }

    [Fact]
    public void A_stroke_may_go_on_beyond_the_number_it_strikes_out()
    {
        var extraction = new FormPdf
        {
            Draw = c => c is { Row: 2, Column: 2 }
                ? FormPdf.Text(c) + FormattableString.Invariant($"{c.TextLeft - 12} {c.Baseline + 3} m {c.Right - 1} {c.Baseline + 3} l S\n") : null,
        }.Extract();
        Assert.DoesNotContain(extraction.Validation.Facts, f => f.Row.Code == "2010301" && f.Column.Key == "total" && f.Status == FactStatus.Read);
    }

    [Fact]
    public void A_number_drawn_in_a_table_whose_lines_are_drawn_cell_by_cell_is_there()
    {
        var rulings = new List<Ruling>();
        for (var row = 0; row <= 4; row++)
            for (var column = 0; column < 4; column++) rulings.Add(Ruling.Horizontal(100 + row * 17, 50 + column * 80, 130 + column * 80));
        for (var column = 0; column <= 4; column++)
            for (var row = 0; row < 4; row++) rulings.Add(Ruling.Vertical(50 + column * 80, 100 + row * 17, 117 + row * 17));
        var digits = Enumerable.Range(0, 6).Select(i => new BoundingBox(60 + i * 6, 104, 64 + i * 6, 112)).ToList();
        Assert.Single(DrawnText.Of(digits, [], [], rulings));
    }

    [Theory]
    [InlineData("999 0")]
    [InlineData("999")]
    [InlineData("(text)")]
    [InlineData("<< /Length 3 >>")]
    [InlineData("/Name")]
    [InlineData("true")]
    public void Content_that_is_no_reference_to_content_makes_a_page_unreadable_and_not_blank(string content)
    {
        var bytes = new FormPdf().ToBytes();
        var text = Encoding.Latin1.GetString(bytes);
        var at = text.LastIndexOf("/Contents", StringComparison.Ordinal);
        var end = text.IndexOf(" R", at, StringComparison.Ordinal) + 2;
        var broken = text[..at] + ("/Contents " + content).PadRight(end - at) + text[end..];
        using var source = DisclosureExtract.Engines.Pdf.PdfPageSource.Open(Encoding.Latin1.GetBytes(broken), "form.pdf");
        Assert.Throws<PageUnreadableException>(() => source.ReadPage(1));
    }

    [Theory]
    [InlineData("BT /F1 9 Tf (abc")]
    [InlineData("BT /F1 9 Tf 10 10 Td")]
    [InlineData("BI /W 10 /H 10 /BPC 8 /CS /G ID abcdef")]
    public void Content_that_ends_within_a_text_or_an_image_is_said(string end) =>
        Assert.Equal("partial", new FormPdf().Over(end).Disclose().Summary.Status);

    /// <summary>The stream is as long as it says, and its data are not all there: what is lost is not the fault of who printed the rest.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.9)]
    [InlineData(0.75)]
    public void Packed_content_that_breaks_off_is_said_and_accuses_nobody(double kept)
    {
        var text = Encoding.Latin1.GetString(new FormPdf().ToBytes());
        var at = text.LastIndexOf("stream\n", text.LastIndexOf("endstream", StringComparison.Ordinal) - 1, StringComparison.Ordinal) + 7;
        var content = text[at..text.IndexOf("\nendstream", at, StringComparison.Ordinal)];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(Encoding.Latin1.GetBytes(content));
        var bytes = packed.ToArray()[..(int)(kept * packed.Length)];
        var pdf = MiniPdf.WithPredefinedCMap("UniGB-UCS2-H");
        var helvetica = pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        pdf.PageWith(
            $"/Font << /F1 {pdf.Font} 0 R /F2 {helvetica} 0 R >> /XObject << /Fx {pdf.AddStream(Encoding.Latin1.GetString(bytes), $"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Filter /FlateDecode /Resources << /Font << /F1 {pdf.Font} 0 R /F2 {helvetica} 0 R >> >>")} 0 R >>",
            "/Fx Do", "0 0 595 842");
        using var source = DisclosureExtract.Engines.Pdf.PdfPageSource.Open(pdf.ToBytes(), "form.pdf");
        var extraction = new Extractor(DisclosureExtract.Vocabulary.SubjectCatalog.Default).Extract(source);
        Assert.Equal(kept == 1 ? "complete" : "partial", FormPdf.Disclose(extraction).Summary.Status);
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
    }
}
