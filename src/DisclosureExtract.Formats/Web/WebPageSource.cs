using DisclosureExtract.Formats.Stating;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using MimeKit;

namespace DisclosureExtract.Formats.Web;

/// <summary>
/// A web page as one page, or those of an archive (.mht) as one each. No script of it is run and nothing it names is fetched.
/// </summary>
sealed class WebPageSource : IPageSource
{
    /// <summary>Bytes a page may have, and pages an archive.</summary>
    const int Largest = 48 << 20, MostPages = 1_000;

    readonly IReadOnlyList<string> pages;

    WebPageSource(IReadOnlyList<string> pages, string mediaType) => (this.pages, MediaType) = (pages, mediaType);

    public string MediaType { get; }

    public string? Producer => null;

    public int PageCount => pages.Count;

    /// <exception cref="DocumentException">Too large.</exception>
    public static WebPageSource OpenPage(byte[] bytes, string name)
    {
        if (bytes.Length > Largest) throw TooLarge(name, bytes.Length);
        return new WebPageSource([PageEncoding.Decode(bytes)], "text/html");
    }

    /// <summary>Opens a page that was saved with what belongs to it in one file: the parts that are pages.</summary>
    /// <exception cref="DocumentException">Damaged, too large or without a page.</exception>
    public static WebPageSource OpenArchive(byte[] bytes, string name)
    {
        if (bytes.Length > Largest) throw TooLarge(name, bytes.Length);
        var pages = new List<string>();
        try
        {
            using var stream = new MemoryStream(bytes);
            using var message = new MimeParser(stream, MimeFormat.Entity).ParseEntity();
            foreach (var part in Parts(message, 0))
            {
                if (!part.ContentType.IsMimeType("text", "html") || part.Content is null) continue;
                using var content = new MemoryStream();
                part.Content.DecodeTo(content);
                var text = PageEncoding.Decode(content.GetBuffer().AsSpan(0, (int)content.Length), part.ContentType.Charset);
                // The frame around the sheets of a workbook and the strip of their names.
                if (!text.Contains("<frameset", StringComparison.OrdinalIgnoreCase) && !IsStrip(part)) pages.Add(text);
                if (pages.Count > MostPages)
                    throw new DocumentException(DocumentFault.TooLarge, $"{name}: more than {MostPages} pages in one archive. Split it.");
            }
        }
        catch (Exception e) when (e is FormatException or IOException or ArgumentException or InvalidOperationException)
        {
            throw new DocumentException(
                DocumentFault.Damaged, $"{name}: the web archive is damaged ({e.Message.TrimEnd('.')}). Save the page anew.", e);
        }
        if (pages.Count == 0)
            throw new DocumentException(DocumentFault.NoPages, $"{name}: the web archive holds no page. Save the page anew.");
        return new WebPageSource(pages, "multipart/related");
    }

    public PageContent ReadPage(int number, CancellationToken stop = default) =>
        new WebPageReader(new StatedPage(number, WordSource.Html), number, stop).Read(pages[number - 1]);

    public void Dispose()
    {
    }

    static bool IsStrip(MimePart part) => part.ContentLocation?.OriginalString.EndsWith("tabstrip.htm", StringComparison.OrdinalIgnoreCase) == true;

    static IEnumerable<MimePart> Parts(MimeEntity entity, int depth) => entity switch
    {
        MimePart part => [part],
        Multipart parts when depth < 8 => parts.SelectMany(p => Parts(p, depth + 1)),
        _ => [],
    };

    static DocumentException TooLarge(string name, int bytes) => new(
        DocumentFault.TooLarge, $"{name}: a web page of {bytes >> 20} MiB; at most {Largest >> 20} MiB are read. Split the page.");
}
