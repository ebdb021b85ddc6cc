using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>A rectangle of elementary rows and columns, the end not included.</summary>
readonly record struct CellRegion(int Top, int Left, int Bottom, int Right)
{
    public int Area => (Bottom - Top) * (Right - Left);

    public CellRegion With(int row, int column) => new(
        Math.Min(Top, row), Math.Min(Left, column), Math.Max(Bottom, row + 1), Math.Max(Right, column + 1));
}

/// <summary>
/// Elementary cells without a side drawn between them are one cell. What comes out is cut into rectangles, row by row,
/// where it is none.
/// </summary>
sealed class CellRegions
{
    readonly int rows, columns;
    readonly int[] shape;  // elementary cell → the shape it is connected to
    readonly int[] region; // elementary cell → the rectangle that holds it, -1 before it is known
    readonly List<CellRegion> regions = [];

    /// <param name="left">Whether the side at a column boundary is drawn in a row: [boundary, row].</param>
    /// <param name="top">Whether the side at a row boundary is drawn in a column: [boundary, column].</param>
    public CellRegions(bool[,] left, bool[,] top)
    {
        (rows, columns) = (left.GetLength(1), top.GetLength(1));
        shape = new int[rows * columns];
        region = new int[rows * columns];
        Array.Fill(region, -1);
        Connect(left, top);
        Cut();
    }

    public IReadOnlyList<CellRegion> All => regions;

    /// <summary>Which of <see cref="All"/> holds an elementary cell.</summary>
    public int IndexAt(int row, int column) => region[At(row, column)];

    int At(int row, int column) => row * columns + column;

    void Connect(bool[,] left, bool[,] top)
    {
        var connected = new DisjointSet(rows * columns);
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                if (column + 1 < columns && !left[column + 1, row])
                    connected.Unite(At(row, column), At(row, column + 1));
                if (row + 1 < rows && !top[row + 1, column]) connected.Unite(At(row, column), At(row + 1, column));
            }
        for (var i = 0; i < shape.Length; i++) shape[i] = connected.Find(i);
    }

    void Cut()
    {
        var bounds = new Dictionary<int, (CellRegion Box, int Count)>();
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var id = shape[At(row, column)];
                bounds[id] = bounds.TryGetValue(id, out var known)
                    ? (known.Box.With(row, column), known.Count + 1)
                    : (new CellRegion(row, column, row + 1, column + 1), 1);
            }

        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                if (region[At(row, column)] >= 0) continue;
                var (box, count) = bounds[shape[At(row, column)]];
                Add(count == box.Area ? box : BandFrom(row, column));
            }
    }

    void Add(CellRegion box)
    {
        for (var row = box.Top; row < box.Bottom; row++)
            for (var column = box.Left; column < box.Right; column++) region[At(row, column)] = regions.Count;
        regions.Add(box);
    }

    /// <summary>
    /// The rectangle from a cell of a shape to the right, and down as far as the shape keeps this very width.
    /// </summary>
    CellRegion BandFrom(int row, int column)
    {
        var id = shape[At(row, column)];
        var right = column;
        while (right < columns && IsFree(row, right)) right++;
        var bottom = row + 1;
        while (bottom < rows && KeepsWidth(bottom)) bottom++;
        return new CellRegion(row, column, bottom, right);

        bool IsOfShape(int r, int c) => c >= 0 && c < columns && shape[At(r, c)] == id;

        bool IsFree(int r, int c) => IsOfShape(r, c) && region[At(r, c)] < 0;

        bool KeepsWidth(int r)
        {
            for (var c = column; c < right; c++)
                if (!IsFree(r, c)) return false;
            return !IsOfShape(r, column - 1) && !IsOfShape(r, right);
        }
    }
}
