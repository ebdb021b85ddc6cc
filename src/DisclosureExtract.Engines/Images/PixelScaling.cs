using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Engines.Images;

/// <summary>Brings pixels to the resolution and frame that reading expects.</summary>
static class PixelScaling
{
    /// <summary>More dots an inch than this cost time and tell nothing.</summary>
    public const double HighestDpi = 300;

    /// <summary>Inches: the longer side of A4.</summary>
    public const double LongerSide = 11.69;

    /// <summary>Pixels of the longer side that stay: what a file says of its size may be made up, and pages are no smaller than A4.</summary>
    const int FewestLonger = 1800;

    /// <summary>
    /// How many pixels a side become one: scans of 400, 600 and more dots an inch are made 200 to 300.
    /// </summary>
    public static int Factor(double dpi, int width, int height) => Math.Max(1,
        Math.Min((int)Math.Ceiling(dpi / PagePixels.HighestDpi), Math.Max(width, height) / FewestLonger));

    /// <summary>Averages whole pixels where there are more than reading needs.</summary>
    public static PagePixels Reduce(PagePixels pixels) =>
        pixels.ReducedBy(Factor(pixels.Dpi, pixels.Width, pixels.Height));

    /// <summary>
    /// The pixels on a page of the given size, where the image stands from (left, top); outside it is paper.
    /// </summary>
    public static PagePixels Place(PagePixels pixels, double left, double top, double pageWidth, double pageHeight)
    {
        var scale = pixels.Dpi / 72;
        int dx = (int)Math.Round(left * scale), dy = (int)Math.Round(top * scale);
        int width = (int)Math.Round(pageWidth * scale), height = (int)Math.Round(pageHeight * scale);
        if (dx == 0 && dy == 0 && Math.Abs(width - pixels.Width) <= 2 && Math.Abs(height - pixels.Height) <= 2)
            return pixels;
        byte[] Move(byte[] plane)
        {
            var result = new byte[width * height];
            Array.Fill(result, (byte)255);
            for (var y = Math.Max(0, dy); y < Math.Min(height, dy + pixels.Height); y++)
            {
                int from = Math.Max(0, dx), to = Math.Min(width, dx + pixels.Width);
                if (to > from)
                    plane.AsSpan((y - dy) * pixels.Width + from - dx, to - from)
                        .CopyTo(result.AsSpan(y * width + from));
            }
            return result;
        }
        return pixels.Each(Move) with { Width = width, Height = height };
    }
}
