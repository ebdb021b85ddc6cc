using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>An OFD (GB/T 33190), the national format for fixed pages. It is printed into a PDF in memory and read as that.</summary>
sealed class OfdPageSource : IPixelSource
{
    readonly OfdPrint print;
    readonly PdfPageSource pages;

    OfdPageSource(OfdPrint print, PdfPageSource pages) => (this.print, this.pages) = (print, pages);

    public string MediaType => "application/ofd";

    public string? Producer => print.Producer;

    public int PageCount => print.Pages.Count;

    public Enclosures Enclosures => print.Attached.Count > 0 ? new(print.Attached) : Enclosures.None;

    /// <summary>Whether bytes are an OFD: an archive that lists its entrance.</summary>
    public static bool Is(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return OfdPackage.IsOfd(stream);
    }

    /// <exception cref="DocumentException">Encrypted, damaged, without pages or with too many.</exception>
    public static OfdPageSource Open(byte[] bytes, string name)
    {
        var print = OfdPrint.Of(bytes, name);
        return new OfdPageSource(print, PdfPageSource.Open(print.Pdf, name));
    }

    public PageContent ReadPage(int number, CancellationToken stop = default)
    {
        var printed = print.Pages[number - 1];
        if (printed.Fault is { } fault) throw new PageUnreadableException(number, fault);
        var page = pages.ReadPage(number, stop);
        return page with
        {
            Words = [.. page.Words.Select(OfFile)],
            Asides = [.. page.Asides.Select(a => a with { Word = OfFile(a.Word) })],
            Unread = [.. page.Unread, .. printed.Lost.Select(b => new UnreadMark(page.ToUpright(b), UnreadReason.Image, 1))],
            Furniture = [.. printed.Seals.Select(s => s with { Places = [.. s.Places.Select(p => (p.Page, page.ToUpright(p.Box)))] })],
        };
    }

    public void Expect(IReadOnlyList<int> numbers) => pages.Expect(numbers);

    public PagePixels ReadPixels(int number, CancellationToken stop = default) => pages.ReadPixels(number, stop);

    public void Dispose() => pages.Dispose();

    /// <summary>A word of the page itself says that it is of an OFD; notes say that they are notes.</summary>
    static Word OfFile(Word word) => word.Source == WordSource.Text ? word with { Source = WordSource.Ofd } : word;
}
