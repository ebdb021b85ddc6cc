using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>What a PDF carries besides its pages is told, because it is not read.</summary>
public sealed class EnclosedFilesTests
{
    static Extraction Extract(MiniPdf pdf)
    {
        using var source = PdfPageSource.Open(pdf.ToBytes(), "cover.pdf");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static MiniPdf Cover(Func<MiniPdf, string> catalog)
    {
        var pdf = MiniPdf.WithHelvetica().Page("BT /F1 10 Tf 20 50 Td (Please see the tables) Tj ET");
        pdf.Catalog = catalog(pdf);
        return pdf;
    }

    static int File(MiniPdf pdf, string name) =>
        pdf.Add($"<< /Type /Filespec /F {name} /EF << /F {pdf.AddStream("x", "/Type /EmbeddedFile")} 0 R >> >>");

    static string Names(MiniPdf pdf, params string[] names)
    {
        var kids = names.Select(n => $"{pdf.Add($"<< /Names [(a) {File(pdf, n)} 0 R] >>")} 0 R");
        return $"/Names << /EmbeddedFiles << /Kids [{string.Join(' ', kids)}] >> >>";
    }

    static Finding Told(Extraction extraction, string rule)
    {
        var finding = Assert.Single(extraction.Validation.Findings, f => f.Rule == rule);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.NotNull(finding.Place);
        return finding;
    }

    [Fact]
    public void A_portfolio_is_not_the_whole_disclosure()
    {
        var extraction = Extract(Cover(pdf => "/Collection << /Type /Collection >> " + Names(pdf, "(tables.pdf)", "<FEFF8868683C002E0078006C00730078>")));
        Assert.Contains("2 files that were not read: tables.pdf, 表格.xlsx", Told(extraction, "attachment.unread").Message, StringComparison.Ordinal);
        Assert.Equal("partial", FormPdf.Disclose(extraction).Summary.Status);
    }

    [Fact]
    public void A_cover_with_attachments_is_no_other_document() =>
        Assert.Equal("partial", FormPdf.Disclose(Extract(Cover(pdf => Names(pdf, "(tables.pdf)")))).Summary.Status);

    [Fact]
    public void A_file_attached_to_a_page_is_told_and_the_forms_stand_without_it()
    {
        var form = new FormPdf();
        form.Annotate($"<< /Subtype /FileAttachment /Rect [10 10 20 20] /FS {File(form.Pdf, "(more.xlsx)")} 0 R >>");
        var extraction = form.Extract();
        Assert.Contains("more.xlsx", Told(extraction, "attachment.unread").Message, StringComparison.Ordinal);
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
        Assert.Equal("partial", FormPdf.Disclose(extraction).Summary.Status);
    }

    [Fact]
    public void Names_of_files_are_told_without_folders_and_controls()
    {
        var message = Told(Extract(Cover(pdf => Names(pdf, "<FEFF002E002E002F0061202E001B0062000A002E0070>"))), "attachment.unread").Message;
        Assert.Contains("not read: ab.p.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_in_xml_is_told()
    {
        var extraction = Extract(Cover(pdf => $"/AcroForm << /Fields [] /XFA {pdf.AddStream("<xdp/>")} 0 R >>"));
        Told(extraction, "form.xfa");
        Assert.Equal("partial", FormPdf.Disclose(extraction).Summary.Status);
    }

    [Fact]
    public void A_document_of_pages_alone_carries_nothing() => Assert.Empty(new FormPdf().Extract().Validation.Findings);
}
