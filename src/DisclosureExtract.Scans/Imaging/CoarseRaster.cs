namespace DisclosureExtract.Scans.Imaging;

/// <summary>Counts pixels of some kind in cells of a coarse raster, and finds the patches they make.</summary>
sealed class CoarseRaster(int width, int height, int cell)
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
    public sealed record Patch(PixelBox Box, int Pixels, IReadOnlyList<int> Cells);

    /// <summary>What was counted in the cell at row times <see cref="Columns"/> plus column.</summary>
    public int this[int place] => counts[place];

    /// <summary>Cells, and all that can be reached from them through neighbours that may be added.</summary>
    public bool[] Grow(bool[] cells, Func<int, bool> mayAdd) => ConnectedComponents.Grow(cells, columns, mayAdd);

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
            for (var c = Math.Max(0, column - 1); c <= Math.Min(columns - 1, column + 1); c++)
                yield return r * columns + c;
    }

    /// <summary>
    /// Patches of cells that hold at least so many pixels and are no more than <paramref name="reach"/> cells apart.
    /// </summary>
    public List<Patch> Patches(int least, int reach) =>
        ConnectedComponents.Find(Array.ConvertAll(counts, c => c >= least), columns, reach).ConvertAll(ToPatch);

    Patch ToPatch(Component cells)
    {
        var (box, pixels) = (cells.Box, 0);
        foreach (var place in cells.Members) pixels += counts[place];
        var (right, bottom) = (Math.Min(width, box.Right * cell), Math.Min(height, box.Bottom * cell));
        return new Patch(new PixelBox(box.Left * cell, box.Top * cell, right, bottom), pixels, cells.Members);
    }
}
