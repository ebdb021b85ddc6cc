using DisclosureExtract.Documents;

namespace DisclosureExtract.Scans;

/// <summary>Counts pixels of some kind in cells of a coarse raster, and finds the patches they make.</summary>
sealed class CoarseMap(int width, int height, int cell)
{
    readonly int columns = (width + cell - 1) / cell, rows = (height + cell - 1) / cell;
    readonly int[] counts = new int[((width + cell - 1) / cell) * ((height + cell - 1) / cell)];

    public int Cell => cell;

    public int Columns => columns;

    public int Rows => rows;

    public void Add(int x, int y) => counts[y / cell * columns + x / cell]++;

    public int Count(int column, int row) => counts[row * columns + column];

    /// <summary>Patches of cells that hold at least so many pixels and are no more than <paramref name="reach"/> cells apart.</summary>
    public List<(PixelBox Box, int Pixels)> Components(int least, int reach)
    {
        var seen = new bool[counts.Length];
        var found = new List<(PixelBox, int)>();
        var queue = new Queue<int>();
        for (var start = 0; start < counts.Length; start++)
        {
            if (seen[start] || counts[start] < least) continue;
            seen[start] = true;
            queue.Enqueue(start);
            int left = int.MaxValue, top = int.MaxValue, right = 0, bottom = 0, pixels = 0;
            while (queue.TryDequeue(out var at))
            {
                int column = at % columns, row = at / columns;
                (left, top, right, bottom) = (Math.Min(left, column), Math.Min(top, row), Math.Max(right, column + 1), Math.Max(bottom, row + 1));
                pixels += counts[at];
                for (var r = Math.Max(0, row - reach); r <= Math.Min(rows - 1, row + reach); r++)
                    for (var c = Math.Max(0, column - reach); c <= Math.Min(columns - 1, column + reach); c++)
                    {
                        var next = r * columns + c;
                        if (seen[next] || counts[next] < least) continue;
                        seen[next] = true;
                        queue.Enqueue(next);
                    }
            }
            found.Add((new PixelBox(left * cell, top * cell, Math.Min(width, right * cell), Math.Min(height, bottom * cell)), pixels));
        }
        return found;
    }
}
