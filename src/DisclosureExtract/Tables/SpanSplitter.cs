using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>
/// A cell over several columns that holds amounts in more than one of them is no merged cell: its inner rulings were left
/// out (shaded rows between unshaded ones, rulings drawn on every other row). It is cut at the columns of the grid.
/// </summary>
static class SpanSplitter
{
    public static Grid Split(Grid grid)
    {
        if (!grid.Cells.Any(c => IsRun(grid, c))) return grid;
        var cells = new List<Cell>();
        foreach (var cell in grid.Cells)
        {
            if (IsRun(grid, cell)) cells.AddRange(Cut(grid, cell));
            else cells.Add(cell);
        }
        cells.Sort(static (a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        return grid with { Cells = cells };
    }

    static bool IsRun(Grid grid, Cell cell) =>
        cell.ColumnSpan > 1 && cell.RowSpan == 1 && !cell.IsEmpty
        && cell.Lines.SelectMany(l => l.Words).Where(w => AmountText.IsAmount(w.Text)).Select(w => ColumnAt(grid, cell, w.Box.CenterX)).Distinct().Skip(1).Any();

    static IEnumerable<Cell> Cut(Grid grid, Cell cell)
    {
        var words = cell.Lines.SelectMany(l => l.Words).ToList();
        var from = cell.Column;
        for (var column = cell.Column + 1; column <= cell.EndColumn; column++)
        {
            var x = grid.ColumnLines[column];
            if (column < cell.EndColumn && words.Exists(w => w.Box.Left < x - 1 && w.Box.Right > x + 1)) continue;
            var (first, end) = (from, column);
            var own = words.FindAll(w => ColumnAt(grid, cell, w.Box.CenterX) is var c && c >= first && c < end);
            yield return cell with { Column = first, ColumnSpan = end - first, Box = cell.Box with { Left = grid.ColumnLines[first], Right = grid.ColumnLines[end] }, Lines = LineBuilder.Build(own) };
            from = column;
        }
    }

    static int ColumnAt(Grid grid, Cell cell, double x)
    {
        var column = cell.Column;
        while (column < cell.EndColumn - 1 && x >= grid.ColumnLines[column + 1]) column++;
        return column;
    }
}
