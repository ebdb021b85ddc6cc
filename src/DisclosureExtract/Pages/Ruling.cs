namespace DisclosureExtract.Pages;

/// <summary>A horizontal or vertical line that is drawn on the page, or the edge of a filled cell.</summary>
/// <param name="IsHorizontal">Whether the line runs from left to right.</param>
/// <param name="Position">y of a horizontal line, x of a vertical one, in points.</param>
/// <param name="Start">Smaller end along the line, in points.</param>
/// <param name="End">Larger end along the line, in points.</param>
/// <param name="Thickness">Width of the stroke in points; 0 for the edge of a fill.</param>
public readonly record struct Ruling(bool IsHorizontal, double Position, double Start, double End,
    double Thickness = 0.5)
{
    public double Length => End - Start;

    public static Ruling Horizontal(double y, double x0, double x1, double thickness = 0.5) =>
        new(true, y, x0, x1, thickness);

    public static Ruling Vertical(double x, double y0, double y1, double thickness = 0.5) =>
        new(false, x, y0, y1, thickness);
}
