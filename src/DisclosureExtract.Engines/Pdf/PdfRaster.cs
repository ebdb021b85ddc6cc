using DisclosureExtract.Documents;
using DisclosureExtract.Engines.Images;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>A raster image on a page.</summary>
/// <param name="Box">Where it stands, page as displayed.</param>
/// <param name="Stream">The image; null where it is inline.</param>
/// <param name="IsUpright">Neither turned, mirrored nor cut off: its pixels are the page's.</param>
sealed record ImageMark(BoundingBox Box, StreamToken? Stream, bool IsUpright);

/// <summary>
/// The pixels of a PDF page. A page that is one JPEG, as scanners write it, gives that JPEG at its own resolution; any other
/// is rendered by poppler.
/// </summary>
sealed class PdfRaster(byte[] pdf, string name) : IDisposable
{
    /// <summary>Resolution of pages whose images do not tell one.</summary>
    const int UsualDpi = 200;

    /// <summary>Part of the page that its one image must cover.</summary>
    const double WholePage = 0.9;

    /// <summary>How far the horizontal and the vertical resolution of an image may differ.</summary>
    const double Squarer = 0.01;

    readonly Lock gate = new();
    string? copy;

    public PagePixels Read(int number, PageMarks marks)
    {
        if (OneJpeg(marks) is { } pixels) return pixels;
        var dpi = Dpi(marks);
        if (marks.Width / 72 * dpi * marks.Height / 72 * dpi > RasterFiles.MostPixels) throw new PageUnreadableException(number, "its image would have more pixels than any page");
        var pnm = Poppler.RenderColor(Path(), number, dpi)
            ?? throw new PageUnreadableException(number, Poppler.IsInstalled ? "its image cannot be rendered" : "its image cannot be rendered without pdftoppm (package poppler-utils)");
        return RasterFiles.ReadPnm(pnm, dpi) ?? throw new PageUnreadableException(number, "its image cannot be rendered");
    }

    public void Dispose()
    {
        if (copy is not null) File.Delete(copy);
    }

    static PagePixels? OneJpeg(PageMarks marks)
    {
        if (marks.Rasters is not [{ Stream: { } stream, IsUpright: true } image] || image.Box.Area < WholePage * marks.Width * marks.Height) return null;
        if (marks.Glyphs.Exists(g => g.Hidden is null) || marks.Rulings.Count > 0) return null;
        var dictionary = stream.StreamDictionary;
        if (!dictionary.TryGet(NameToken.Filter, out var filter)) return null;
        if (filter is ArrayToken { Length: 1 } one) filter = one.Data[0];
        if (filter is not NameToken { Data: "DCTDecode" }) return null;
        if (dictionary.ContainsKey(NameToken.Decode) || dictionary.ContainsKey(NameToken.Smask) || dictionary.ContainsKey(NameToken.Mask)) return null;
        if (dictionary.TryGet(NameToken.ColorSpace, out var space) && space is NameToken { Data: "DeviceCMYK" }) return null;
        if (RasterFiles.Decode(stream.Data.ToArray(), 0) is not { } pixels) return null;
        double x = pixels.Width * 72 / image.Box.Width, y = pixels.Height * 72 / image.Box.Height;
        if (Math.Abs(x - y) > Squarer * x) return null;
        var placed = PixelScaling.Reduce(pixels with { Dpi = (x + y) / 2 });
        return PixelScaling.Place(placed, image.Box.Left, image.Box.Top, marks.Width, marks.Height);
    }

    /// <summary>That of the largest image, within what reading needs.</summary>
    static int Dpi(PageMarks marks)
    {
        var largest = marks.Rasters.MaxBy(r => r.Box.Area);
        if (largest?.Stream is not { } stream || !stream.StreamDictionary.TryGet(NameToken.Width, out var width) || width is not NumericToken pixels) return UsualDpi;
        // An image on its side tells the same by its height.
        var dpi = pixels.Double * 72 / (largest.IsUpright ? largest.Box.Width : Math.Max(largest.Box.Width, largest.Box.Height));
        return (int)Math.Round(Math.Clamp(dpi, 150, PixelScaling.HighestDpi));
    }

    /// <summary>The file that poppler reads: a copy, because the document may have come from anywhere.</summary>
    string Path()
    {
        lock (gate)
        {
            if (copy is not null) return copy;
            var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"disclosure-extract-{Guid.NewGuid():N}.pdf");
            File.WriteAllBytes(path, pdf);
            return copy = path;
        }
    }

    public override string ToString() => name;
}
