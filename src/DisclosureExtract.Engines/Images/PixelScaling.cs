using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Engines.Images;

/// <summary>Brings pixels to the resolution and frame that reading expects.</summary>
static class PixelScaling
{
    /// <summary>More dots an inch than this cost time and tell nothing.</summary>
    public const double HighestDpi = 300;

    /// <summary>
    /// How many pixels a side become one: scans of 400, 600 and more dots an inch are made 200 to 300.
    /// </summary>
    public static int Factor(double dpi) => Math.Max(1, (int)Math.Ceiling(dpi / (HighestDpi * 1.1)));

    /// <summary>Averages whole pixels where there are more than reading needs.</summary>
    public static PagePixels Reduce(PagePixels pixels)
    {
        var by = Factor(pixels.Dpi);
        if (by <= 1) return pixels;
        byte[] Average(byte[] plane)
        {
            int width = pixels.Width / by, height = pixels.Height / by;
            var result = new byte[width * height];
            for (var y = 0; y < height; y++)
                for (var x = 0; x < width; x++)
                {
                    var sum = by * by / 2;
                    for (var dy = 0; dy < by; dy++)
                        for (var dx = 0; dx < by; dx++) sum += plane[(y * by + dy) * pixels.Width + x * by + dx];
                    result[y * width + x] = (byte)(sum / (by * by));
                }
            return result;
        }
        var (columns, rows) = (pixels.Width / by, pixels.Height / by);
        return pixels.Each(Average) with { Width = columns, Height = rows, Dpi = pixels.Dpi / by };
    }

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
