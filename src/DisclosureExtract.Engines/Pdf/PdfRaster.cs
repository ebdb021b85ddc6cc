using DisclosureExtract.Engines.Images;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>A raster image on a page.</summary>
/// <param name="Box">Where it stands, page as displayed.</param>
/// <param name="Stream">The image; null where it is inline.</param>
/// <param name="Quarters">
/// Quarter turns clockwise after which its pixels are the page's; null where it is mirrored, askew or cut off.
/// </param>
sealed record ImageMark(BoundingBox Box, StreamToken? Stream, int? Quarters);

/// <summary>
/// The pixels of a PDF page. A page that is one image, as scanners write it, gives the pixels of that image at its own
/// resolution; any other is rendered by poppler.
/// </summary>
sealed class PdfRaster : IDisposable
{
    /// <summary>Resolution of pages whose images do not tell one.</summary>
    const double UsualDpi = 200;

    /// <summary>Coarser pages are drawn finer: characters need so many dots.</summary>
    const double LowestDpi = 150;

    /// <summary>
    /// How far (pixels) the size of a rendered page may be from that of the page, and how far (part) its two
    /// resolutions may differ.
    /// </summary>
    const double Rounding = 2, Squarer = 0.01;

    readonly byte[] pdf;
    readonly string name;
    readonly RenderedPages rendered;
    readonly Lock gate = new();
    string? copy;

    public PdfRaster(byte[] pdf, string name)
    {
        (this.pdf, this.name) = (pdf, name);
        rendered = new RenderedPages(Copy);
    }

    /// <summary>Remembers how a page will be shown, should it be asked for.</summary>
    public void Note(int number, PageMarks marks)
    {
        if (marks.Rasters.Count > 0 && !StoredImage.IsWholePage(marks)) rendered.Note(number, Dpi(marks));
    }

    public void Expect(IReadOnlyList<int> numbers) => rendered.Expect(numbers);

    /// <param name="stored">The image that is the page; null where there is none.</param>
    /// <exception cref="PageUnreadableException">Its image is damaged, too large, or cannot be rendered.</exception>
    /// <exception cref="OperationCanceledException">Told to stop.</exception>
    public PagePixels Read(int number, PageMarks marks, StoredImage? stored, CancellationToken stop)
    {
        if (stored?.ToPixels() is { } own) return own;
        var dpi = Dpi(marks);
        double width = marks.Width / 72 * dpi, height = marks.Height / 72 * dpi;
        if (width * height > RasterFiles.MostPixels)
            throw new PageUnreadableException(number, "its image would have more pixels than any page");
        var pixels = rendered.Read(number, dpi, stop)
            ?? throw new PageUnreadableException(
                number,
                Poppler.IsInstalled
                    ? "its image cannot be rendered"
                    : "its image cannot be rendered without pdftoppm (package poppler-utils)");
        if (Math.Abs(pixels.Width - width) <= Rounding && Math.Abs(pixels.Height - height) <= Rounding) return pixels;
        // A page in units of its own, which poppler does not apply; anything else, also a page without size, is not
        // this page.
        double x = pixels.Width * 72 / marks.Width, y = pixels.Height * 72 / marks.Height;
        if (!(Math.Abs(x - y) <= Squarer * x))
            throw new PageUnreadableException(number, "its image is rendered at another size than its own");
        return pixels with { Dpi = (x + y) / 2 };
    }

    public void Dispose()
    {
        rendered.Dispose();
        if (copy is not null) File.Delete(copy);
    }

    /// <summary>
    /// That of the largest image, within what reading needs: its dots are then shown as they are. A hair less, because
    /// poppler gives an image that ends where a dot ends one dot more, and blurs it over them.
    /// </summary>
    static double Dpi(PageMarks marks)
    {
        var largest = marks.Rasters.MaxBy(r => r.Box.Area);
        if (largest?.Stream is not { } stream || !stream.StreamDictionary.TryGet(NameToken.Width, out var width)
            || width is not NumericToken pixels)
            return UsualDpi;
        // An image on its side tells the same by its height.
        var dpi = pixels.Double * 72 / (largest.Quarters is 0 or 2 ? largest.Box.Width : Math.Max(largest.Box.Width, largest.Box.Height));
        var isFine = pixels.Double >= LowestDpi * PixelScaling.LongerSide;
        var lowest = isFine ? Math.Min(dpi, LowestDpi) : LowestDpi; // a page that claims to be larger than its paper has dots enough
        return dpi > lowest && dpi < PixelScaling.HighestDpi
            ? Math.Floor(100 * dpi - 0.5) / 100
            : Math.Clamp(dpi, lowest, PixelScaling.HighestDpi);
    }

    /// <summary>The file that poppler reads: a copy, because the document may have come from anywhere.</summary>
    string Copy()
    {
        lock (gate)
        {
            if (copy is not null) return copy;
            var path = Path.Combine(Path.GetTempPath(), $"disclosure-extract-{Guid.NewGuid():N}.pdf");
            File.WriteAllBytes(path, pdf);
            return copy = path;
        }
    }

    public override string ToString() => name;
}
