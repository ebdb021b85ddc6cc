using DisclosureExtract.Primitives;

namespace DisclosureExtract.Scans.Imaging;

/// <summary>A page as grey pixels: upright, level, watermarks and seals taken out, ruling lines still there.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Gray">Row by row from the top left, one byte a pixel, 0 black to 255 paper.</param>
/// <param name="Dpi">Pixels an inch; with it pixels become points of the upright frame.</param>
public sealed record PageImage(int Width, int Height, byte[] Gray, double Dpi)
{
    /// <summary>It was scanned with one bit a pixel; levels between come from turning it level.</summary>
    public bool IsBilevel { get; init; }

    /// <summary>The level that most pixels have, of those from <paramref name="darkest"/> up.</summary>
    public int Paper(int darkest) => Channel.Paper(Gray, darkest);

    /// <summary>How many pixels a length in points is.</summary>
    public double Pixels(double points) => points * Dpi / 72;

    /// <summary>A quarter turn clockwise, so many times.</summary>
    public PageImage Turn(int quarters)
    {
        if (quarters % 4 == 0) return this;
        var (width, height) = quarters % 2 == 0 ? (Width, Height) : (Height, Width);
        return this with { Width = width, Height = height, Gray = Channel.Turn(Gray, Width, Height, quarters) };
    }

    /// <summary>Turned by a small angle about its middle; what comes from outside is paper.</summary>
    /// <param name="degrees">Clockwise.</param>
    public PageImage Rotate(double degrees) =>
        degrees == 0 ? this : this with { Gray = Channel.Rotate(Gray, Width, Height, degrees) };

    /// <summary>Rows become columns.</summary>
    public PageImage Transpose() =>
        this with { Width = Height, Height = Width, Gray = Channel.Transpose(Gray, Width, Height) };

    /// <summary>A box of pixels in points of the upright frame.</summary>
    public BoundingBox ToPoints(PixelBox box)
    {
        var scale = 72 / Dpi;
        return new(box.Left * scale, box.Top * scale, box.Right * scale, box.Bottom * scale);
    }

    /// <summary>The pixels that a box of the upright frame touches, within the image.</summary>
    public PixelBox ToPixels(BoundingBox box)
    {
        var scale = Dpi / 72;
        return new(
            Math.Clamp((int)Math.Floor(box.Left * scale), 0, Width),
            Math.Clamp((int)Math.Floor(box.Top * scale), 0, Height),
            Math.Clamp((int)Math.Ceiling(box.Right * scale), 0, Width),
            Math.Clamp((int)Math.Ceiling(box.Bottom * scale), 0, Height));
    }
}
