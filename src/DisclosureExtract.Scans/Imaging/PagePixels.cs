using DisclosureExtract.Primitives;

namespace DisclosureExtract.Scans.Imaging;

/// <summary>A page as colour pixels, as displayed. Grey pages have one plane under three names.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Red">Row by row from the top left, one byte a pixel.</param>
/// <param name="Dpi">Pixels an inch: with it pixels become points of the page as displayed.</param>
public sealed record PagePixels(int Width, int Height, byte[] Red, byte[] Green, byte[] Blue, double Dpi)
{
    public bool IsGray => ReferenceEquals(Red, Green) && ReferenceEquals(Red, Blue);

    /// <summary>A quarter turn clockwise, so many times.</summary>
    public PagePixels Turn(int quarters)
    {
        if (quarters % 4 == 0) return this;
        byte[] Turned(byte[] plane) => Plane.Turn(plane, Width, Height, quarters);
        var red = Turned(Red);
        var (width, height) = quarters % 2 == 0 ? (Width, Height) : (Height, Width);
        return IsGray ? new(width, height, red, red, red, Dpi) : new(width, height, red, Turned(Green), Turned(Blue), Dpi);
    }

    /// <summary>The part of the page in a box, in points of the page as displayed.</summary>
    public PagePixels Crop(BoundingBox box)
    {
        var scale = Dpi / 72;
        int left = Math.Clamp((int)(box.Left * scale), 0, Width - 1), top = Math.Clamp((int)(box.Top * scale), 0, Height - 1);
        int width = Math.Clamp((int)Math.Ceiling(box.Right * scale), left + 1, Width) - left, height = Math.Clamp((int)Math.Ceiling(box.Bottom * scale), top + 1, Height) - top;
        byte[] Part(byte[] plane)
        {
            var part = new byte[width * height];
            for (var y = 0; y < height; y++) plane.AsSpan((top + y) * Width + left, width).CopyTo(part.AsSpan(y * width));
            return part;
        }
        var red = Part(Red);
        return IsGray ? new(width, height, red, red, red, Dpi) : new(width, height, red, Part(Green), Part(Blue), Dpi);
    }
}
