using DisclosureExtract.Formats.Stating;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Engines.Images;

/// <summary>
/// A document of text some pages of which are pictures: these are read as scans are. Pictures of kinds that cannot be decoded
/// (drawings of Windows) stay what they are, pages that nobody has read.
/// </summary>
sealed class PicturedPageSource : IPixelSource
{
    readonly IPageSource text;
    readonly Dictionary<int, ImagePageSource> pictures;

    PicturedPageSource(IPageSource text, Dictionary<int, ImagePageSource> pictures) => (this.text, this.pictures) = (text, pictures);

    public string MediaType => text.MediaType;

    public string? Producer => text.Producer;

    public int PageCount => text.PageCount;

    public Enclosures Enclosures => text.Enclosures;

    public FileDamage? Damage => text.Damage;

    /// <summary>The document with its pictures; itself where it has none.</summary>
    public static IPageSource Over(IPageSource text, string name)
    {
        if (text is not IPictured pictured) return text;
        var pictures = new Dictionary<int, ImagePageSource>();
        foreach (var picture in pictured.Pictures)
            if (Open(picture, name) is { } open) pictures.Add(picture.Page, open);
        return pictures.Count > 0 ? new PicturedPageSource(text, pictures) : text;
    }

    public PageContent ReadPage(int number, CancellationToken stop = default) =>
        pictures.TryGetValue(number, out var picture) ? picture.ReadPage(1, stop) with { Number = number } : text.ReadPage(number, stop);

    public PagePixels ReadPixels(int number, CancellationToken stop = default) =>
        pictures.TryGetValue(number, out var picture) ? picture.ReadPixels(1, stop)
        : throw new PageUnreadableException(number, "it is text, of which nobody has drawn a picture");

    public void Dispose() => text.Dispose();

    static ImagePageSource? Open(StatedPicture picture, string name)
    {
        if (picture.Bytes() is not { } bytes || ImagePageSource.TypeOf(bytes.AsSpan(0, Math.Min(bytes.Length, 16))) is not { } type) return null;
        try
        {
            return ImagePageSource.Open(bytes, type, name, picture.Width);
        }
        catch (DocumentException)
        {
            return null; // damaged: the page stays unread, which is told
        }
    }
}
