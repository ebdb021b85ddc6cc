using DisclosureExtract.Pages;

namespace DisclosureExtract.Tables;

/// <summary>How sure the columns and rows of a grid are.</summary>
public static class GridConfidence
{
    /// <summary>Points by which a word may stick out of its cell, and edges of one column may differ.</summary>
    const double Slack = 2;

    /// <summary>
    /// 0 to 1: the share of words that lie within their cells; where the columns were told by white space, times the share
    /// of cells that stand in line with others of their column, at the left, at the right or in the middle.
    /// </summary>
    public static double Of(Grid grid)
    {
        int within = 0, all = 0;
        foreach (var cell in grid.Cells)
            foreach (var word in cell.Words)
            {
                all++;
                if (word.Box.Left > cell.Box.Left - Slack && word.Box.Right < cell.Box.Right + Slack) within++;
            }
        if (all == 0) return 1;
        var fit = (double)within / all;
        return grid.IsBorderless ? fit * InLine(grid) : fit;
    }

    static double InLine(Grid grid)
    {
        int aligned = 0, all = 0;
        foreach (var column in grid.Cells.Where(c => !c.IsEmpty && c.ColumnSpan == 1).GroupBy(c => c.Column))
        {
            var boxes = column.Select(c => c.TextBox).ToList();
            if (boxes.Count < 2) continue;
            all += boxes.Count;
            aligned += new[]
            {
                Most(boxes.ConvertAll(b => b.Left)), Most(boxes.ConvertAll(b => b.Right)),
                Most(boxes.ConvertAll(b => b.CenterX)),
            }.Max();
        }
        return all == 0 ? 0 : (double)aligned / all;
    }

    /// <summary>How many places lie nearest together around one of them.</summary>
    static int Most(List<double> places) => places.Max(p => places.Count(o => Math.Abs(o - p) <= Slack));
}
