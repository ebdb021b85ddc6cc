using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Engines.Images;

/// <summary>An image file as a document: pages that are nothing but an image.</summary>
public sealed class ImagePageSource : IPixelSource
{
    readonly Func<int, PagePixels?> decode;
    readonly (int Width, int Height, double Dpi)[] sizes;

    ImagePageSource(string mediaType, (int Width, int Height, double Dpi)[] sizes, Func<int, PagePixels?> decode)
    {
        MediaType = mediaType;
        this.sizes = sizes;
        this.decode = decode;
    }

    public string MediaType { get; }

    public string? Producer => null;

    public int PageCount => sizes.Length;

    /// <summary>The type of an image file by its first bytes; null where it is none that is read.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' })) return "image/png";
        if (head.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF })) return "image/jpeg";
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)) return "image/tiff";
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8)) return "image/webp";
        return null;
    }

    /// <param name="width">Points that it is printed wide, where somebody says so.</param>
    /// <exception cref="DocumentException">The image is damaged or larger than any page.</exception>
    public static ImagePageSource Open(byte[] bytes, string mediaType, string name, double? width = null)
    {
        var isTiff = mediaType == "image/tiff";
        var sizes = isTiff ? TiffFile.Sizes(bytes) : RasterFiles.Size(bytes) is { } size
            ? [(size.Width, size.Height, 0)] : [];
        if (sizes.Length == 0)
            throw new DocumentException(DocumentFault.Damaged,
                $"{name}: not a readable image ({mediaType}), or one of more pixels than any page has. Export it again.");
        for (var i = 0; i < sizes.Length; i++)
            sizes[i].Dpi = width > 0 ? Math.Max(50, sizes[i].Width * 72 / width.Value) : LikelyDpi(sizes[i].Width, sizes[i].Height, sizes[i].Dpi);
        return new ImagePageSource(mediaType, sizes,
            page => isTiff ? TiffFile.Decode(bytes, page, sizes[page].Dpi)
            : RasterFiles.Decode(bytes, sizes[page].Dpi));
    }

    internal double DpiOf(int number) => sizes[number - 1].Dpi;

    public PageContent ReadPage(int number, CancellationToken stop = default)
    {
        var (width, height) = (sizes[number - 1].Width * 72 / sizes[number - 1].Dpi,
            sizes[number - 1].Height * 72 / sizes[number - 1].Dpi);
        return new PageContent { Number = number, Width = width, Height = height, Images = [new(0, 0, width, height)] };
    }

    public PagePixels ReadPixels(int number, CancellationToken stop = default)
    {
        stop.ThrowIfCancellationRequested();
        return decode(number - 1) is { } pixels
            ? PixelScaling.Reduce(pixels)
            : throw new PageUnreadableException(number, "the image is damaged and cannot be decoded");
    }

    public void Dispose()
    {
    }

    /// <summary>
    /// The resolution the file states, where a page of that size is possible; else that of a page as large as A4.
    /// Screenshots and photographs state none, or one that has nothing to do with the page.
    /// </summary>
    static double LikelyDpi(int width, int height, double stated)
    {
        double longer = Math.Max(width, height), shorter = Math.Min(width, height);
        if (stated >= 100 && longer / stated is > 5 and < 25) return stated;
        return Math.Max(50, Math.Min(longer / (841.89 / 72), shorter / (595.28 / 72)));
    }
}
