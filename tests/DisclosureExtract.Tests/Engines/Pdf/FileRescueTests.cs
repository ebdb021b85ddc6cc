using System.Globalization;
using System.IO.Compression;
using System.Text;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Engines.Pdf;

public sealed class FileRescueTests
{
    const int Pages = 3, Lines = 40;

    static readonly string[] Whole = [.. Enumerable.Range(0, Pages).Select(p => string.Join(' ', Text(p)))];

    static IEnumerable<string> Text(int page) =>
        Enumerable.Range(0, Lines).Select(line => string.Create(CultureInfo.InvariantCulture, $"{page}{line:00}.25"));

    static byte[] File()
    {
        var pdf = MiniPdf.WithHelvetica();
        for (var page = 0; page < Pages; page++)
            pdf.Page(string.Concat(Text(page).Select((t, i) => $"BT /F1 9 Tf 20 {780 - 15 * i} Td ({t}) Tj ET\n")), "0 0 595 842");
        return pdf.ToBytes();
    }

    /// <summary>Null: refused.</summary>
    static (FileDamage? Damage, List<PageContent?> Pages)? Read(byte[] bytes)
    {
        try
        {
            using var source = PdfPageSource.Open(bytes, "cut.pdf");
            return (source.Damage, [.. Enumerable.Range(1, source.PageCount).Select(n => ReadPage(source, n))]);
        }
        catch (DocumentException e) when (e.Fault is DocumentFault.Damaged or DocumentFault.NoPages)
        {
            return null;
        }
    }

    static PageContent? ReadPage(PdfPageSource source, int number)
    {
        try
        {
            return source.ReadPage(number);
        }
        catch (PageUnreadableException)
        {
            return null;
        }
    }

    static string TextOf(PageContent page) => string.Join(' ', page.Words.Select(w => w.Text));

    [Fact]
    public void Wherever_a_file_is_cut_what_is_lost_is_said()
    {
        var file = File();
        for (var part = 1; part <= 40; part++)
        {
            if (Read(file[..(file.Length * part / 41)]) is not var (damage, pages)) continue;
            Assert.NotNull(damage);
            Assert.True(damage.MayLackPages || pages.Count == Pages);
            for (var i = 0; i < pages.Count; i++)
                if (pages[i] is { Unread.Count: 0 } page) Assert.Equal(Whole[i], TextOf(page));
        }
    }

    [Fact]
    public void A_file_without_its_table_of_objects_is_read_whole()
    {
        var file = File();
        var (damage, pages) = Read(file[..file.AsSpan().LastIndexOf("xref\n0"u8)])!.Value;
        Assert.False(damage!.MayLackPages);
        Assert.Equal(Whole, pages.Select(p => TextOf(p!)));
    }

    [Fact]
    public void A_file_without_the_tree_of_its_pages_has_those_that_are_found()
    {
        var file = File();
        var (damage, pages) = Read(file[..file.AsSpan().IndexOf("/Type /Pages"u8)])!.Value;
        Assert.True(damage!.MayLackPages);
        Assert.Equal(Whole, pages.Select(p => TextOf(p!)));
    }

    [Fact]
    public void A_page_whose_object_is_missing_is_unreadable_and_not_blank()
    {
        var text = Encoding.Latin1.GetString(File());
        var at = text.LastIndexOf("/Type /Page ", StringComparison.Ordinal);
        var head = text.LastIndexOf(" 0 obj", at, StringComparison.Ordinal);
        foreach (var gone in (string[])[text.Remove(head + 1, 5).Insert(head + 1, "0 xbj"), text.Remove(head - 1, 1).Insert(head - 1, "9")])
        {
            var (_, pages) = Read(Encoding.Latin1.GetBytes(gone))!.Value;
            Assert.Equal([Whole[0], Whole[1], null], pages.Select(p => p is null ? null : TextOf(p)));
        }
    }

    [Theory]
    [InlineData("startxref\n", "startxref\n7")]
    [InlineData("/Length 1", "/Length 9")]
    [InlineData("/Length 1", "/Length 0")]
    [InlineData(" 00000 n \n", " 00000 f \n")]
    [InlineData("xref\n0 ", "xref\n3 ")]
    [InlineData("%PDF-1.4\n", "%PDF-1.4\n% a line that moves all that follows\n")]
    [InlineData("%PDF-1.4\n", "some lines\nof a letter\n%PDF-1.4\n")]
    [InlineData("endstream", "endstrexx")]
    [InlineData("%%EOF", "")]
    public void Wrong_offsets_and_lengths_do_not_lose_a_line_in_silence(string right, string wrong)
    {
        var text = Encoding.Latin1.GetString(File());
        var spoilt = Encoding.Latin1.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal));
        if (Read(spoilt) is not var (_, pages)) return;
        for (var i = 0; i < pages.Count; i++)
            if (pages[i] is { Unread.Count: 0 } page) Assert.Equal(Whole[i], TextOf(page));
        Assert.Equal(Pages, pages.Count);
    }

    [Fact]
    public void Packed_objects_are_found()
    {
        var pdf = new StringBuilder("%PDF-1.5\n");
        const string Font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
        string[] packed = ["<< /Type /Catalog /Pages 3 0 R >>", "<< /Type /Pages /Count 1 /Kids [4 0 R] >>", $"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 200 100] /Resources << /Font << /F1 {Font} >> >> /Contents 5 0 R >>"];
        var heads = new StringBuilder();
        for (int i = 0, at = 0; i < packed.Length; at += packed[i++].Length + 1) heads.Append(CultureInfo.InvariantCulture, $"{i + 2} {at} ");
        using var zipped = new MemoryStream();
        using (var zip = new ZLibStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(Encoding.Latin1.GetBytes(heads + string.Join(' ', packed)));
        pdf.Append(CultureInfo.InvariantCulture, $"1 0 obj\n<< /Type /ObjStm /N {packed.Length} /First {heads.Length} /Filter /FlateDecode /Length {zipped.Length} >>\nstream\n{Encoding.Latin1.GetString(zipped.ToArray())}\nendstream\nendobj\n");
        pdf.Append("5 0 obj\n<< /Length 36 >>\nstream\nBT /F1 9 Tf 20 50 Td (123.45) Tj ET \nendstream\nendobj\n");
        var (damage, pages) = Read(Encoding.Latin1.GetBytes(pdf.ToString()))!.Value;
        Assert.False(damage!.MayLackPages);
        Assert.Equal("123.45", TextOf(Assert.Single(pages)!));
    }

    [Fact]
    public void A_document_that_may_lack_pages_is_partial_and_one_that_is_all_there_is_warned_of()
    {
        var sheet = new FontSheet();
        var file = sheet.ToBytes(sheet.Add(FontSheet.Simple("TrueType").ToString()) + " 0 R", FontSheet.Bytes);
        var whole = Extract(file[..file.AsSpan().LastIndexOf("xref\n0"u8)]);
        var cut = Extract(file[..file.AsSpan().IndexOf("/Type /Pages"u8)]);
        Assert.All([whole, cut], e => Assert.Equal(12, e.Validation.Facts.Count));
        Assert.All([whole, cut], e => Assert.Equal("file.damaged", Assert.Single(e.Validation.Findings, f => f.Rule != "body.unnamed").Rule));
        Assert.Equal(("complete", "partial"), (StatusOf(whole), StatusOf(cut)));

        static Extraction Extract(byte[] bytes)
        {
            using var source = PdfPageSource.Open(bytes, "cut.pdf");
            return new Extractor(SubjectCatalog.Default).Extract(source);
        }

        static string StatusOf(Extraction extraction) => SummaryBuilder.Build(extraction).Status;
    }
}
