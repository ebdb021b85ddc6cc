using DisclosureExtract.Pages;

namespace DisclosureExtract.Tests.Tables;

/// <summary>A table printed over two pages: rows before the cut on the first, the others on the second.</summary>
static class CutTable
{
    const double Top = 60;

    /// <summary>The upper and the lower part. A cell that the break cuts keeps its text above, or has it below.</summary>
    /// <param name="repeated">Rows at the top that are printed once more on the second page.</param>
    /// <param name="textBelow">Text of a cell that is cut stands on the second page.</param>
    public static (DrawnTable Upper, DrawnTable Lower) Cut(
        this DrawnTable table, int row, int repeated = 0, bool textBelow = false)
    {
        var upper = new List<DrawnCell>();
        var lower = table.Cells.Where(c => c.Row < repeated).ToList();
        foreach (var cell in table.Cells)
        {
            var end = cell.Row + cell.RowSpan;
            var isCut = cell.Row < row && end > row;
            if (cell.Row < row)
                upper.Add(cell with { RowSpan = Math.Min(end, row) - cell.Row, Text = isCut && textBelow ? "" : cell.Text });
            if (end > row)
            {
                var from = Math.Max(cell.Row, row);
                lower.Add(cell with
                {
                    Row = from - row + repeated, RowSpan = end - from, Text = isCut && !textBelow ? "" : cell.Text,
                });
            }
        }
        var height = table.Y[1] - table.Y[0];
        double[] below = [.. Enumerable.Range(0, table.Y.Length - row + repeated).Select(i => Top + height * i)];
        return (new DrawnTable { X = table.X, Y = table.Y[..(row + 1)], Cells = upper },
            new DrawnTable { X = table.X, Y = below, Cells = lower });
    }

    /// <summary>
    /// A break within a row: texts of at least <paramref name="shortest"/> characters go on on the second page, the others
    /// stand on the first or, where <paramref name="restBelow"/>, on the second.
    /// </summary>
    public static (DrawnTable Upper, DrawnTable Lower) CutWithin(
        this DrawnTable table, int row, int shortest, bool restBelow)
    {
        var (upper, lower) = table.Cut(row + 1);
        var here = table.Cells.Where(c => c.Row <= row && c.Row + c.RowSpan > row).ToList();
        var (above, below) = (upper.Cells.ToList(), new List<DrawnCell>());
        foreach (var cell in here)
        {
            var at = above.FindIndex(c => c.Column == cell.Column && c.Row == cell.Row);
            var isCut = cell.Text.Length >= shortest;
            var keep = isCut ? cell.Text.Length / 2 : restBelow && cell.Row == row && cell.RowSpan == 1 ? 0 : cell.Text.Length;
            above[at] = above[at] with { Text = cell.Text[..keep] };
            below.Add(new DrawnCell(0, cell.Column, cell.Row + cell.RowSpan - row, cell.ColumnSpan, cell.Text[keep..]));
        }
        var rest = lower.Cells.Where(c => !below.Exists(b => b.RowSpan > 1 && b.Column == c.Column && c.Row == 0))
            .Select(c => c with { Row = c.Row + 1 });
        var height = table.Y[1] - table.Y[0];
        return (new DrawnTable { X = table.X, Y = upper.Y, Cells = above },
            new DrawnTable { X = table.X, Y = [.. lower.Y, lower.Y[^1] + height], Cells = [.. below, .. rest] });
    }

    /// <summary>The pages of two parts, lines above the first, the number of the page below each.</summary>
    public static PageContent[] ToPages(
        this (DrawnTable Upper, DrawnTable Lower) parts, params (string Text, double X, double Y, double Size)[] lines) =>
        [parts.Upper.ToPage(1, [.. lines, ("1", 400, 1150, 8)]), parts.Lower.ToPage(2, ("2", 400, 1150, 8))];
}
