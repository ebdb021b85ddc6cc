namespace DisclosureExtract.Tables;

/// <summary>
/// The columns of two pages of a card taken together: each block of a card has columns of its own, and a page rules
/// only those of the blocks that stand on it.
/// </summary>
/// <param name="Lines">All boundaries, as the first page has them.</param>
/// <param name="OfTable">For each boundary of the first page its place among them.</param>
/// <param name="OfNext">The same for the next page.</param>
sealed record ColumnUnion(double[] Lines, int[] OfTable, int[] OfNext)
{
    /// <summary>The union; null where the outer edges of the two do not fall together.</summary>
    public static ColumnUnion? Of(
        IReadOnlyList<double> table, IReadOnlyList<double> next, ContinuationOptions options)
    {
        var (width, other) = (table[^1] - table[0], next[^1] - next[0]);
        if (other <= 0 || width <= 0) return null;
        var scale = Math.Abs(width - other) <= options.BoundarySlip ? 1 : width / other;
        if (scale <= options.LeastScale || scale >= options.MostScale) return null;
        var moved = next.Select(x => table[0] + (x - next[0]) * scale).ToArray();
        moved[^1] = table[^1];

        var lines = new List<double>(table);
        foreach (var x in moved)
            if (!table.Any(line => Math.Abs(line - x) <= options.CardSlip)) lines.Add(x);
        lines.Sort();
        int[] ofTable = [.. table.Select(x => lines.IndexOf(x))], ofNext = [.. moved.Select(x => Nearest(lines, x))];
        for (var i = 1; i < ofNext.Length; i++)
            if (ofNext[i] <= ofNext[i - 1]) return null;
        return new ColumnUnion([.. lines], ofTable, ofNext);
    }

    static int Nearest(List<double> lines, double x)
    {
        var nearest = 0;
        for (var i = 1; i < lines.Count; i++)
            if (Math.Abs(lines[i] - x) < Math.Abs(lines[nearest] - x)) nearest = i;
        return nearest;
    }
}
