using DisclosureExtract.Documents;
using DisclosureExtract.Text;

namespace DisclosureExtract.Tables;

/// <summary>
/// Grid rows in which several rows are printed without a ruling between them are split. The sign of it: a cell with two or
/// more amounts, each on a line of its own.
/// </summary>
static class RowSplitter
{
    public static Grid Split(Grid grid)
    {
        var anchors = new List<double>?[grid.RowCount];
        var any = false;
        for (var row = 0; row < grid.RowCount; row++) any |= (anchors[row] = Anchors(grid, row)) is not null;
        if (!any) return grid;

        var start = new int[grid.RowCount + 1];
        for (var row = 0; row < grid.RowCount; row++) start[row + 1] = start[row] + (anchors[row]?.Count ?? 1);
        var cells = new List<Cell>();
        foreach (var cell in grid.Cells)
        {
            var isSplit = cell.RowSpan == 1 && anchors[cell.Row] is not null;
            if (!isSplit) cells.Add(cell with { Row = start[cell.Row], RowSpan = start[cell.EndRow] - start[cell.Row] });
            else cells.AddRange(SplitCell(cell, anchors[cell.Row]!, start[cell.Row]));
        }
        cells.Sort(static (a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        return grid with { RowCount = start[^1], Cells = cells };
    }

    /// <summary>Middle heights of the printed rows, or null where the grid row is one row.</summary>
    static List<double>? Anchors(Grid grid, int row)
    {
        List<double>? best = null;
        foreach (var cell in grid.Row(row))
        {
            if (cell.RowSpan > 1 || cell.Lines.Count < 2) continue;
            if (!cell.Lines.All(l => IsRowMark(l.Tight))) continue;
            if (best is null || cell.Lines.Count > best.Count) best = [.. cell.Lines.Select(l => l.Box.CenterY)];
        }
        return best;
    }

    /// <summary>An amount with decimals or separators, or a whole subject code: text that is not broken over lines.</summary>
    static bool IsRowMark(string text) =>
        AmountText.IsAmount(text) && (text.AsSpan().IndexOfAny('.', ',') >= 0 || text.Length is 3 or 5 or 7);

    static IEnumerable<Cell> SplitCell(Cell cell, List<double> anchors, int firstRow)
    {
        var parts = new List<TextLine>[anchors.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = [];
        foreach (var line in cell.Lines)
        {
            var nearest = 0;
            for (var i = 1; i < anchors.Count; i++)
                if (Math.Abs(anchors[i] - line.Box.CenterY) < Math.Abs(anchors[nearest] - line.Box.CenterY)) nearest = i;
            parts[nearest].Add(line);
        }
        for (var i = 0; i < parts.Length; i++)
        {
            var top = i == 0 ? cell.Box.Top : (anchors[i - 1] + anchors[i]) / 2;
            var bottom = i == parts.Length - 1 ? cell.Box.Bottom : (anchors[i] + anchors[i + 1]) / 2;
            yield return cell with { Row = firstRow + i, Box = cell.Box with { Top = top, Bottom = bottom }, Lines = parts[i] };
        }
    }
}
