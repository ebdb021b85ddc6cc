using DisclosureExtract.Primitives;

namespace DisclosureExtract.Scans.Imaging;

/// <summary>A page as colour pixels, as displayed. Grey pages have one channel under three names.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Red">Row by row from the top left, one byte a pixel.</param>
/// <param name="Dpi">Pixels an inch: with it pixels become points of the page as displayed.</param>
public sealed record PagePixels(int Width, int Height, byte[] Red, byte[] Green, byte[] Blue, double Dpi)
{
    public bool IsGray => ReferenceEquals(Red, Green) && ReferenceEquals(Red, Blue);

    /// <summary>The same page with each of its channels changed; the one channel of a grey page only once.</summary>
    public PagePixels Each(Func<byte[], byte[]> change)
    {
        var red = change(Red);
        return IsGray
            ? this with { Red = red, Green = red, Blue = red }
            : this with { Red = red, Green = change(Green), Blue = change(Blue) };
    }

    /// <summary>How bright each pixel is.</summary>
    public PageImage ToGray() => new(Width, Height, IsGray ? Red : Channel.Luminance(Red, Green, Blue), Dpi);

    /// <summary>The brightest channel at each pixel: colour on paper is then as bright as the paper.</summary>
    public PageImage ToBrightest() => new(Width, Height, IsGray ? Red : Channel.Brightest(Red, Green, Blue), Dpi);

    /// <summary>A quarter turn clockwise, so many times.</summary>
    public PagePixels Turn(int quarters)
    {
        if (quarters % 4 == 0) return this;
        var (width, height) = quarters % 2 == 0 ? (Width, Height) : (Height, Width);
        return Each(channel => Channel.Turn(channel, Width, Height, quarters)) with { Width = width, Height = height };
    }

    /// <summary>More pixels an inch than this cost time and tell nothing.</summary>
    public const double HighestDpi = 330;

    /// <summary>The same pixels as so many an inch, averaged where that is more than reading needs.</summary>
    public PagePixels Reduced(double dpi) =>
        (this with { Dpi = dpi }).ReducedBy(Math.Max(1, (int)Math.Ceiling(dpi / HighestDpi)));

    /// <summary>So many pixels a side made one, of their mean.</summary>
    public PagePixels ReducedBy(int by)
    {
        if (by == 1) return this;
        var (columns, rows) = (Width / by, Height / by);
        return Each(Average) with { Width = columns, Height = rows, Dpi = Dpi / by };

        byte[] Average(byte[] plane)
        {
            var result = new byte[columns * rows];
            for (var y = 0; y < rows; y++)
                for (var x = 0; x < columns; x++)
                {
                    var sum = by * by / 2;
                    for (var dy = 0; dy < by; dy++)
                        for (var dx = 0; dx < by; dx++) sum += plane[(y * by + dy) * Width + x * by + dx];
                    result[y * columns + x] = (byte)(sum / (by * by));
                }
            return result;
        }
    }

    /// <summary>The part of the page in a box, in points of the page as displayed.</summary>
    public PagePixels Crop(BoundingBox box)
    {
        var scale = Dpi / 72;
        int left = Math.Clamp((int)(box.Left * scale), 0, Width - 1);
        int top = Math.Clamp((int)(box.Top * scale), 0, Height - 1);
        var width = Math.Clamp((int)Math.Ceiling(box.Right * scale), left + 1, Width) - left;
        var height = Math.Clamp((int)Math.Ceiling(box.Bottom * scale), top + 1, Height) - top;
        return Each(Part) with { Width = width, Height = height };

        byte[] Part(byte[] channel)
        {
            var part = new byte[width * height];
            for (var y = 0; y < height; y++)
                channel.AsSpan((top + y) * Width + left, width).CopyTo(part.AsSpan(y * width));
            return part;
        }
    }
}
