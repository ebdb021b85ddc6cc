using System.Text;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Primitives;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Tests.Engines.Pdf;

public sealed class PdfNotesTests
{
    static readonly byte[] Page = MiniPdf.WithHelvetica().Page("BT /F1 10 Tf 20 50 Td (1,234.50) Tj ET").ToBytes();

    static byte[] Noted(byte[] pdf, params PdfNote[] notes)
    {
        using var stream = new MemoryStream();
        PdfNotes.Add(stream, pdf, "a.pdf", notes);
        return stream.ToArray();
    }

    static List<DictionaryToken> Annotations(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPage(1).GetAnnotations().Select(a => a.AnnotationDictionary)];
    }

    [Fact]
    public void The_original_stays_byte_for_byte_and_each_note_is_a_box_with_its_text()
    {
        var noted = Noted(Page, new PdfNote(1, new BoundingBox(20, 30, 60, 40), "【存疑】印作“1,234.50”) /JS (x", true), new PdfNote(1, new BoundingBox(1, 1, 5, 5), "二", false));
        Assert.Equal(Page, noted[..Page.Length]);
        using var document = PdfDocument.Open(noted);
        Assert.Equal("1,234.50", document.GetPage(1).Text);
        var annotations = document.GetPage(1).GetAnnotations().ToList();
        Assert.Equal(["【存疑】印作“1,234.50”) /JS (x", "二"], annotations.Select(a => a.Content!));
        var (box, height) = (annotations[0].Rectangle, document.GetPage(1).Height);
        Assert.Equal((19, height - 29, 61, height - 41), (box.Left, box.Top, box.Right, box.Bottom));
    }

    [Fact]
    public void Notes_can_be_added_to_what_has_notes()
    {
        var twice = Noted(Noted(Page, new PdfNote(1, new BoundingBox(1, 1, 5, 5), "一", false)), new PdfNote(1, new BoundingBox(9, 9, 12, 12), "二", false));
        Assert.Equal(2, Annotations(twice).Count);
    }

    [Fact]
    public void A_file_without_its_table_of_objects_is_refused_and_so_is_what_is_no_pdf()
    {
        var cut = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Page).Replace("startxref", "startyref", StringComparison.Ordinal));
        Assert.Equal(DocumentFault.Damaged, Assert.Throws<DocumentException>(() => Noted(cut)).Fault);
        Assert.Equal(DocumentFault.Damaged, Assert.Throws<DocumentException>(() => Noted("no PDF"u8.ToArray())).Fault);
    }
}
