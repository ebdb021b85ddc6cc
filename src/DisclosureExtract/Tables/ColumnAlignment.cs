namespace DisclosureExtract.Tables;

/// <summary>Maps the columns of a grid on a following page to those of the table it continues.</summary>
static class ColumnAlignment
{
    /// <summary>
    /// For each boundary of <paramref name="lines"/> the index of the boundary of <paramref name="table"/> it stands
    /// for, strictly increasing; null where the grids do not fit. A page may be shifted or scaled against the one
    /// before.
    /// </summary>
    public static int[]? Align(IReadOnlyList<double> table, IReadOnlyList<double> lines, ContinuationOptions options)
    {
        if (lines.Count > table.Count) return null;
        double tableWidth = table[^1] - table[0], width = lines[^1] - lines[0];
        int[]? best = null;
        var bestError = double.MaxValue;
        Try(0, 1);
        Try(table[0] - lines[0], 1);
        Try(table[^1] - lines[^1], 1);
        var scale = width > 0 ? tableWidth / width : 0;
        if (scale > options.LeastScale && scale < options.MostScale) Try(table[0] - lines[0] * scale, scale);
        return best;

        void Try(double shift, double scale)
        {
            var map = new int[lines.Count];
            double error = 0;
            for (var i = 0; i < lines.Count; i++)
            {
                var x = lines[i] * scale + shift;
                var nearest = 0;
                for (var j = 1; j < table.Count; j++)
                    if (Math.Abs(table[j] - x) < Math.Abs(table[nearest] - x)) nearest = j;
                var off = Math.Abs(table[nearest] - x);
                if (off > options.BoundarySlip || (i > 0 && nearest <= map[i - 1])) return;
                map[i] = nearest;
                error += off;
            }
            if (map[0] != 0 || map[^1] != table.Count - 1) return; // a part of the width is another table
            if (error >= bestError) return;
            (best, bestError) = (map, error);
        }
    }
}
