namespace DisclosureExtract.Tables;

/// <summary>
/// Rows with a shaded ground for each cell between rows without any, one below the other: a table without rulings, of which the
/// shades tell the columns.
/// </summary>
/// <param name="Rows">The shaded rows.</param>
/// <param name="ColumnLines">x of the column boundaries.</param>
sealed record Stripes(IReadOnlyList<Lattice> Rows, double[] ColumnLines)
{
    /// <summary>Shaded rows from which on they make a table.</summary>
    const int Least = 2;

    public double Top => Rows.Min(r => r.Box.Top);

    public double Bottom => Rows.Max(r => r.Box.Bottom);

    public static List<Stripes> Find(List<Lattice> lattices, GridOptions options)
    {
        var found = new List<Stripes>();
        var left = lattices.Where(l => l.RowCount == 1 && l.ColumnLines.Count > 2).OrderBy(l => l.Box.Top).ToList();
        while (left.Count > 0)
        {
            // Merged cells have fewer columns; the row with the most tells them all.
            var alike = left.FindAll(l => Math.Abs(l.Box.Left - left[0].Box.Left) < options.Snap && Math.Abs(l.Box.Right - left[0].Box.Right) < options.Snap);
            left.RemoveAll(alike.Contains);
            if (alike.Count >= Least) found.Add(new Stripes(alike, [.. alike.MaxBy(l => l.ColumnLines.Count)!.ColumnLines]));
        }
        return found;
    }
}
