namespace DisclosureExtract.Formats.Stating;

/// <summary>
/// Cells as a file states them → cells that cover a rectangle, each place once. Columns in which nothing begins are no columns:
/// sheets and pages are laid out with more of them than a table has. Unless most rows have an empty cell of their own there and
/// nothing reaches over it: a table that goes on from the sheet before may have no amount in a whole column.
/// </summary>
sealed class CellPlan
{
    CellPlan(IReadOnlyList<StatedCell> cells, IReadOnlyList<StatedText> left, int rows, IReadOnlyList<int> columns, int end) =>
        (Cells, Left, Rows, Columns, End) = (cells, left, rows, columns, end);

    /// <summary>By row and column, both from 0 and without gaps.</summary>
    public IReadOnlyList<StatedCell> Cells { get; }

    /// <summary>What stands where another cell stands already.</summary>
    public IReadOnlyList<StatedText> Left { get; }

    public int Rows { get; }

    /// <summary>Which columns of the file these are.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>The column of the file at which the last of them ends.</summary>
    public int End { get; }

    /// <param name="cells">At least one with text.</param>
    public static CellPlan Of(IReadOnlyList<StatedCell> cells)
    {
        var filled = cells.Where(c => HasText(c.Content)).ToList();
        int[] columns = [.. filled.Select(c => c.Column).Concat(EmptyColumns(cells, filled)).Distinct().Order()];
        int firstRow = filled.Min(c => c.Row), lastRow = filled.Max(c => c.Row);
        // Of the empty rows below one is kept: a form without any amount is not its headings alone.
        var rows = lastRow - firstRow + (cells.Any(c => c.Row > lastRow) ? 2 : 1);
        var taken = new bool[rows, columns.Length];
        var (placed, left) = (new List<StatedCell>(), new List<StatedText>());
        // What has text goes before what has none, so that no text is pushed out by an empty cell.
        foreach (var cell in filled.OrderBy(c => c.Row).ThenBy(c => c.Column).Concat(cells.Where(c => !HasText(c.Content))))
        {
            var column = Array.BinarySearch(columns, cell.Column);
            var end = Index(columns, cell.Column + Math.Max(1, cell.ColumnSpan));
            if (column < 0) column = ~column;
            int row = Math.Max(0, cell.Row - firstRow), endRow = Math.Min(rows, cell.Row - firstRow + Math.Max(1, cell.RowSpan));
            if (column >= end || row >= endRow) continue; // nothing is in these columns
            if (taken[row, column])
            {
                if (HasText(cell.Content)) left.Add(cell.Content);
                continue;
            }
            var width = 1;
            while (column + width < end && !taken[row, column + width]) width++;
            var height = 1;
            while (row + height < endRow && IsFree(row + height, column, width)) height++;
            placed.Add(new StatedCell(row, column, height, width, cell.Content));
            for (var r = row; r < row + height; r++)
                for (var c = column; c < column + width; c++) taken[r, c] = true;
        }
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns.Length; c++)
                if (!taken[r, c]) placed.Add(new StatedCell(r, c, 1, 1, new StatedText("", "")));
        placed.Sort(static (a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        var last = filled.Where(c => c.Column == columns[^1]).Select(c => Math.Clamp(c.ColumnSpan, 1, 100)).DefaultIfEmpty(1).Max();
        return new CellPlan(placed, left, rows, columns, columns[^1] + last);

        bool IsFree(int row, int column, int width)
        {
            for (var c = column; c < column + width; c++)
                if (taken[row, c]) return false;
            return true;
        }
    }

    /// <summary>Columns of the table in which no cell says anything.</summary>
    static IEnumerable<int> EmptyColumns(IReadOnlyList<StatedCell> cells, List<StatedCell> filled)
    {
        var rows = filled.Select(c => c.Row).ToHashSet();
        var taken = filled.Select(c => c.Column).ToHashSet();
        int first = taken.Min(), last = taken.Max();
        var empty = cells
            .Where(c => c.ColumnSpan <= 1 && !taken.Contains(c.Column) && rows.Contains(c.Row))
            .GroupBy(c => c.Column)
            .Where(g => 2 * g.Count() > rows.Count && !filled.Exists(f => f.Column < g.Key && f.Column + f.ColumnSpan > g.Key))
            .Select(g => g.Key).ToHashSet();
        var outside = Enumerable.Range(last + 1, taken.Count + 1).TakeWhile(empty.Contains)
            .Concat(Enumerable.Range(1, first).Select(i => first - i).TakeWhile(empty.Contains)).ToList();
        var inside = empty.Where(c => c > first && c < last);
        // Sheets ruled to their end: that is paper, and no table.
        return outside.Count > taken.Count ? inside : inside.Concat(outside);
    }

    /// <summary>How many columns stand before one of the file.</summary>
    static int Index(int[] columns, int column) => Array.BinarySearch(columns, column) is >= 0 and var at ? at : ~Array.BinarySearch(columns, column);

    static bool HasText(StatedText text) => !string.IsNullOrWhiteSpace(text.Text);
}
