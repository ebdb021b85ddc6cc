namespace DisclosureExtract.Primitives;

/// <summary>
/// A rectangle in points (1/72 inch), origin at the top left of the page as displayed, y growing downwards.
/// Everything inside the library uses this frame; other frames are converted where they enter.
/// </summary>
public readonly record struct BoundingBox(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public double CenterX => (Left + Right) / 2;

    public double CenterY => (Top + Bottom) / 2;

    public double Area => Math.Max(0, Width) * Math.Max(0, Height);

    /// <summary>The smallest box that holds both.</summary>
    public BoundingBox Union(BoundingBox other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>The common part; a box of negative size where there is none.</summary>
    public BoundingBox Intersect(BoundingBox other) => new(
        Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    public bool Contains(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    public bool Intersects(BoundingBox other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public BoundingBox Inflate(double by) => new(Left - by, Top - by, Right + by, Bottom + by);

    public BoundingBox Shift(double dx, double dy) => new(Left + dx, Top + dy, Right + dx, Bottom + dy);

    /// <summary>The same place where all lengths are so many times as long.</summary>
    public BoundingBox Times(double factor) => new(Left * factor, Top * factor, Right * factor, Bottom * factor);

    /// <summary>The smallest box around all of <paramref name="boxes"/>; an empty box at the origin for none.</summary>
    public static BoundingBox Around(IEnumerable<BoundingBox> boxes)
    {
        BoundingBox? all = null;
        foreach (var box in boxes) all = all?.Union(box) ?? box;
        return all ?? default;
    }
}
