using System.Xml;
using System.Xml.Linq;
using DisclosureExtract.Formats.Stating;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Formats.Docx;

/// <summary>
/// A Word document of 2007 and later. Its pages are the stretches between page breaks and sections that its author set: where the
/// rest would be broken only Word knows. A picture as large as a table is a page of its own. No macro is run, no link followed, no field updated.
/// </summary>
sealed class WordPageSource : IPageSource, IPictured
{
    const int MostPages = 5_000;

    readonly WordParts parts;
    readonly WordReader reader;

    WordPageSource(WordParts parts, WordReader reader, string? producer) => (this.parts, this.reader, Producer) = (parts, reader, producer);

    public string MediaType => "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public string? Producer { get; }

    public int PageCount => reader.PageCount;

    public IEnumerable<StatedPicture> Pictures =>
        reader.Pictures.Where(p => p.Part is not null).Select(p => new StatedPicture(p.Number, p.Width, () => parts.Bytes(p.Part!)));

    public Enclosures Enclosures
    {
        get
        {
            var files = parts.Related(parts.Main, "package").Concat(parts.Related(parts.Main, "oleObject")).Concat(parts.Related(parts.Main, "aFChunk"))
                .Select(p => p[(p.LastIndexOf('/') + 1)..]).ToList();
            return files.Count > 0 ? new(files) : Enclosures.None;
        }
    }

    /// <param name="bytes">A package that has been looked through.</param>
    /// <exception cref="DocumentException">Damaged, or with more pages than any document.</exception>
    public static WordPageSource Open(byte[] bytes, string name)
    {
        try
        {
            var parts = new WordParts(bytes);
            var body = parts.Read(parts.Main)?.Child("body") ?? throw new InvalidDataException("its text is not in it");
            var reader = new WordReader(parts, body);
            if (reader.PageCount > MostPages)
                throw new DocumentException(DocumentFault.TooLarge, $"{name}: more than {MostPages} pages; at most as many are read. Split the document.");
            return new WordPageSource(parts, reader, ProducerOf(parts));
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or ArgumentException or NotSupportedException or IOException)
        {
            throw new DocumentException(DocumentFault.Damaged, $"{name}: the Word document is damaged ({e.Message}). Download or copy it again.", e);
        }
    }

    public PageContent ReadPage(int number, CancellationToken stop = default)
    {
        try
        {
            return reader.Read(number, stop);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw new PageUnreadableException(number, $"what belongs to it is damaged ({e.Message})", e);
        }
    }

    public void Dispose() => parts.Dispose();

    static string? ProducerOf(WordParts parts) =>
        parts.Related("", "extended-properties").Select(p => parts.Read(p)?.Child("Application")?.Value.Trim()).FirstOrDefault(a => a?.Length > 0);
}
