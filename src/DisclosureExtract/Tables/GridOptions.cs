namespace DisclosureExtract.Tables;

/// <summary>Tolerances of the grid finder, in points.</summary>
public sealed record GridOptions
{
    public static GridOptions Default { get; } = new();

    /// <summary>Rulings this near to each other are one: double lines, and the two edges of neighbouring cells.</summary>
    public double Snap { get; init; } = 2.5;

    /// <summary>A break of a ruling up to this long is bridged: dots, dashes, corners left open.</summary>
    public double Bridge { get; init; } = 3.5;

    /// <summary>Shorter rulings (after bridging) are specks.</summary>
    public double Shortest { get; init; } = 5;

    /// <summary>How far a ruling may end before the one it should meet.</summary>
    public double Reach { get; init; } = 4;

    /// <summary>Two column boundaries up to this far apart of which each row uses only one are one boundary drawn askew.</summary>
    public double ColumnSlip { get; init; } = 24;

    /// <summary>The same for row boundaries.</summary>
    public double RowSlip { get; init; } = 5;

    /// <summary>Part of a cell's side that must be ruled for the side to count.</summary>
    public double SideShare { get; init; } = 0.55;
}
