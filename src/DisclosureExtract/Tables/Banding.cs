namespace DisclosureExtract.Tables;

/// <summary>
/// Rows with a shaded ground for each cell between rows without any, one below the other: a table without rulings whose
/// shades show its columns.
/// </summary>
/// <param name="Rows">The shaded rows.</param>
/// <param name="ColumnLines">x of the column boundaries.</param>
sealed record Banding(IReadOnlyList<Lattice> Rows, double[] ColumnLines)
{
    public double Top => Rows.Min(r => r.Box.Top);

    public double Bottom => Rows.Max(r => r.Box.Bottom);

    public static List<Banding> Find(List<Lattice> lattices, GridOptions options)
    {
        var found = new List<Banding>();
        var left = lattices.Where(l => l.RowCount == 1 && l.ColumnLines.Count > 2).OrderBy(l => l.Box.Top).ToList();
        while (left.Count > 0)
        {
            var first = left[0].Box;
            var alike = left.FindAll(l => Math.Abs(l.Box.Left - first.Left) < options.Rulings.Snap
                && Math.Abs(l.Box.Right - first.Right) < options.Rulings.Snap);
            left.RemoveAll(alike.Contains);
            if (alike.Count < options.Lattice.LeastBands) continue;
            // Merged cells have fewer columns; the row with the most shows them all.
            found.Add(new Banding(alike, [.. alike.MaxBy(l => l.ColumnLines.Count)!.ColumnLines]));
        }
        return found;
    }
}
