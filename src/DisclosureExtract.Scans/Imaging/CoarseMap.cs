using DisclosureExtract.Pages;

namespace DisclosureExtract.Scans.Imaging;

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

    /// <summary>A patch of cells.</summary>
    /// <param name="Box">Pixels.</param>
    /// <param name="Pixels">How many were counted in it.</param>
    /// <param name="Cells">Row times <see cref="Columns"/> plus column of each.</param>
    public sealed record Component(PixelBox Box, int Pixels, IReadOnlyList<int> Cells);

    /// <summary>What was counted in the cell at row times <see cref="Columns"/> plus column.</summary>
    public int this[int place] => counts[place];

    /// <summary>Cells, and all that can be reached from them through neighbours that may be added.</summary>
    public bool[] Grow(bool[] cells, Func<int, bool> mayAdd)
    {
        var grown = (bool[])cells.Clone();
        var open = new Stack<int>(Enumerable.Range(0, cells.Length).Where(place => cells[place]));
        while (open.TryPop(out var at))
            foreach (var next in Around(at))
                if (!grown[next] && mayAdd(next))
                {
                    grown[next] = true;
                    open.Push(next);
                }
        return grown;
    }

    /// <summary>Cells and the eight around each.</summary>
    public bool[] Grow(bool[] cells)
    {
        var grown = (bool[])cells.Clone();
        for (var place = 0; place < cells.Length; place++)
            if (cells[place])
                foreach (var next in Around(place)) grown[next] = true;
        return grown;
    }

    IEnumerable<int> Around(int place)
    {
        int column = place % columns, row = place / columns;
        for (var r = Math.Max(0, row - 1); r <= Math.Min(rows - 1, row + 1); r++)
            for (var c = Math.Max(0, column - 1); c <= Math.Min(columns - 1, column + 1); c++) yield return r * columns + c;
    }

    /// <summary>Patches of cells that hold at least so many pixels and are no more than <paramref name="reach"/> cells apart.</summary>
    public List<Component> Components(int least, int reach)
    {
        var seen = new bool[counts.Length];
        var found = new List<Component>();
        var queue = new Queue<int>();
        for (var start = 0; start < counts.Length; start++)
        {
            if (seen[start] || counts[start] < least) continue;
            seen[start] = true;
            queue.Enqueue(start);
            var members = new List<int>();
            int left = int.MaxValue, top = int.MaxValue, right = 0, bottom = 0, pixels = 0;
            while (queue.TryDequeue(out var at))
            {
                int column = at % columns, row = at / columns;
                members.Add(at);
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
            found.Add(new Component(new PixelBox(left * cell, top * cell, Math.Min(width, right * cell), Math.Min(height, bottom * cell)), pixels, members));
        }
        return found;
    }
}
