namespace DisclosureExtract.Scans.Imaging;

/// <summary>A rectangle of pixels; right and bottom are the first outside.</summary>
public readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;

    public PixelBox Shift(int x, int y) => new(Left + x, Top + y, Right + x, Bottom + y);
}
