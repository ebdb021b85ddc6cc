using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;
using DisclosureExtract.Scans.Imaging;
using SkiaSharp;

namespace DisclosureExtract.Engines.Drawing;

/// <summary>
/// Pages as small pictures for people to look at: grey unless the page has colour, without loss where a program drew it, and
/// coarser until it is small enough.
/// </summary>
public static class PagePictures
{
    public const string MediaType = "image/webp";

    /// <summary>Dots an inch: of pages that programs drew, and of scans, which show paper and no more.</summary>
    const double DrawnDpi = 132, ScannedDpi = 120;

    /// <summary>Bytes of a picture: 80 of them make a page of 10 MB.</summary>
    const int MostBytes = 88_000;

    /// <summary>Channels apart by more than this are a colour, and one dot in so many makes it one of the page.</summary>
    const int Colourless = 40, ColouredShare = 1500;

    /// <param name="isDrawn">A program drew it: plain colours, sharp edges.</param>
    /// <returns>WebP; null where the page cannot be shown.</returns>
    /// <exception cref="OperationCanceledException">Told to stop.</exception>
    public static byte[]? Draw(IPixelSource source, int number, bool isDrawn, CancellationToken stop = default)
    {
        PagePixels pixels;
        try
        {
            pixels = source.ReadPixels(number, stop);
        }
        catch (PageUnreadableException)
        {
            return null;
        }
        var scale = Math.Min(1, (isDrawn ? DrawnDpi : ScannedDpi) / pixels.Dpi);
        using var full = ToBitmap(pixels, IsColoured(pixels));
        byte[]? smallest = null;
        foreach (var (part, quality) in new[] { (1.0, isDrawn ? 101 : 45), (1.0, 40), (0.85, 32), (0.7, 26), (0.55, 20) })
        {
            var size = new SKImageInfo(
                Math.Max(1, (int)(full.Width * scale * part)), Math.Max(1, (int)(full.Height * scale * part)), full.ColorType, SKAlphaType.Opaque);
            using var small = full.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            if (small is null) return null;
            smallest = Encode(small, quality);
            if (smallest is null || smallest.Length <= MostBytes) break;
        }
        return smallest;
    }

    static byte[]? Encode(SKBitmap bitmap, int quality)
    {
        using var picture = bitmap.PeekPixels();
        var options = quality > 100
            ? new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 25) : new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, quality);
        using var data = picture.Encode(options);
        return data?.ToArray();
    }

    static bool IsColoured(PagePixels pixels)
    {
        if (pixels.IsGray) return false;
        var coloured = 0;
        for (var i = 0; i < pixels.Red.Length; i++)
        {
            int red = pixels.Red[i], green = pixels.Green[i], blue = pixels.Blue[i];
            if (Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue)) > Colourless) coloured++;
        }
        return coloured > pixels.Red.Length / ColouredShare;
    }

    static SKBitmap ToBitmap(PagePixels page, bool isColoured)
    {
        if (!isColoured)
        {
            var grey = new SKBitmap(page.Width, page.Height, SKColorType.Gray8, SKAlphaType.Opaque);
            var to = grey.GetPixelSpan();
            var from = page.ToGray().Gray;
            for (var y = 0; y < page.Height; y++) from.AsSpan(y * page.Width, page.Width).CopyTo(to[(y * grey.RowBytes)..]);
            return grey;
        }
        var bitmap = new SKBitmap(page.Width, page.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var pixels = bitmap.GetPixelSpan();
        for (int i = 0, o = 0; i < page.Red.Length; i++, o += 4)
            (pixels[o], pixels[o + 1], pixels[o + 2], pixels[o + 3]) = (page.Red[i], page.Green[i], page.Blue[i], 255);
        return bitmap;
    }
}
