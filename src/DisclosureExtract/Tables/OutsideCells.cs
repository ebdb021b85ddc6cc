using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>
/// What stands outside of the rulings of a table in line with its cells belongs to it: amounts at its right, codes at its left,
/// each beside a row, and headings over its columns. The rulings stop short where a column was added to a finished table.
/// </summary>
static class OutsideCells
{
    /// <summary>So few numbers beside a table may be anything.</summary>
    const int Least = 3;

    /// <summary>How far from the table a column or heading may stand, in points.</summary>
    const double Farthest = 90, FarthestAbove = 24;

    /// <summary>How far a word may reach over a boundary, in points.</summary>
    const double Slack = 2;

    /// <summary>A table with what belongs to it; the words taken are gone from the loose ones.</summary>
    /// <param name="others">Boxes of all tables of the page.</param>
    public static Grid Add(Grid grid, List<Word> loose, IReadOnlyList<BoundingBox> others)
    {
        if (loose.Count < Least) return grid;
        var box = grid.Box;
        var right = loose.FindAll(w => w.Box.Left >= box.Right - Slack && w.Box.Left < box.Right + Farthest && IsBeside(w));
        if (right.Count >= Least && !Others(b => b.Left >= box.Right - Slack)) grid = Beside(grid, right, isRight: true, loose);
        var left = loose.FindAll(w => w.Box.Right <= box.Left + Slack && w.Box.Right > box.Left - Farthest && IsBeside(w));
        if (left.Count >= Least && !Others(b => b.Right <= box.Left + Slack)) grid = Beside(grid, left, isRight: false, loose);
        return Headed(grid, loose);

        bool IsBeside(Word word) => word.Box.CenterY > box.Top && word.Box.CenterY < box.Bottom;

        // What stands between two tables may belong to either.
        bool Others(Func<BoundingBox, bool> isOnThatSide) =>
            others.Any(b => isOnThatSide(b) && b.Top < box.Bottom && b.Bottom > box.Top);
    }

    static Grid Beside(Grid grid, List<Word> words, bool isRight, List<Word> loose)
    {
        var extents = RowExtents(grid);
        var rows = words.ToLookup(w => Array.FindIndex(extents, e => w.Box.CenterY >= e.Top && w.Box.CenterY < e.Bottom));
        if (rows.Contains(-1)) return grid;
        var lines = rows.ToDictionary(r => r.Key, r => LineBuilder.Build([.. r]));
        var texts = lines.ToDictionary(l => l.Key, l => string.Concat(l.Value.Select(t => t.Tight)));
        var meant = texts.Where(t => isRight ? IsAmount(t.Value) : IsCode(t.Value)).Select(t => t.Key).ToList();
        if (meant.Count < Least) return grid;
        // Over them there may be a heading; whatever else stands among them, it is no column.
        var first = meant.Min();
        if (texts.Any(t => t.Key > first && !meant.Contains(t.Key) && AmountText.Parse(t.Value).State != CellState.Dash)) return grid;
        if (texts.Any(t => t.Key < first && t.Value.AsSpan().ContainsAnyInRange('0', '9'))) return grid;

        loose.RemoveAll(words.Contains);
        var edge = isRight ? words.Max(w => w.Box.Right) + Slack : words.Min(w => w.Box.Left) - Slack;
        var (from, to) = isRight ? (grid.Box.Right, edge) : (edge, grid.Box.Left);
        var column = isRight ? grid.ColumnCount : 0;
        var moved = isRight ? grid.Cells : [.. grid.Cells.Select(c => c with { Column = c.Column + 1 })];
        var added = extents.Select((e, row) => new Cell(row, column, 1, 1, new BoundingBox(from, e.Top, to, e.Bottom), lines.GetValueOrDefault(row) ?? [])
        {
            Page = grid.Cells[0].Page,
        });
        return grid with
        {
            ColumnCount = grid.ColumnCount + 1,
            Cells = moved.Concat(added).ToList().InReadingOrder(),
            Box = new BoundingBox(Math.Min(grid.Box.Left, from), grid.Box.Top, Math.Max(grid.Box.Right, to), grid.Box.Bottom),
            ColumnLines = isRight ? [.. grid.ColumnLines, to] : [from, .. grid.ColumnLines],
        };
    }

    /// <summary>The line over a table whose first row holds amounts, where it has one word or more for each column.</summary>
    static Grid Headed(Grid grid, List<Word> loose)
    {
        if (grid.RowCount < Least || !grid.Row(0).Any(c => IsAmount(c.Text))) return grid;
        var above = loose.FindAll(w => w.Box.Bottom <= grid.Box.Top + Slack && w.Box.CenterY > grid.Box.Top - FarthestAbove
            && w.Box.CenterX > grid.Box.Left && w.Box.CenterX < grid.Box.Right);
        if (above.Count < grid.ColumnCount) return grid;
        var columns = above.ToLookup(w => grid.ColumnAt(w.Box.CenterX));
        if (columns.Count < grid.ColumnCount || above.Exists(Reaches) || above.Exists(w => w.Text.AsSpan().ContainsAnyInRange('0', '9'))) return grid;

        loose.RemoveAll(above.Contains);
        var top = above.Min(w => w.Box.Top) - Slack;
        var heads = Enumerable.Range(0, grid.ColumnCount).Select(c => new Cell(
            0, c, 1, 1, new BoundingBox(grid.ColumnLines[c], top, grid.ColumnLines[c + 1], grid.Box.Top), LineBuilder.Build([.. columns[c]]))
        {
            Page = grid.Cells[0].Page,
        });
        return grid with
        {
            RowCount = grid.RowCount + 1,
            Cells = heads.Concat(grid.Cells.Select(c => c with { Row = c.Row + 1 })).ToList().InReadingOrder(),
            Box = new BoundingBox(grid.Box.Left, top, grid.Box.Right, grid.Box.Bottom),
        };

        bool Reaches(Word word) => grid.ColumnAt(word.Box.CenterX) is var column
            && (word.Box.Left < grid.ColumnLines[column] - Slack || word.Box.Right > grid.ColumnLines[column + 1] + Slack);
    }

    /// <summary>Top and bottom of each row, by the cells that stand in it alone.</summary>
    static (double Top, double Bottom)[] RowExtents(Grid grid)
    {
        var extents = new (double Top, double Bottom)[grid.RowCount];
        foreach (var cell in grid.Cells)
            if (cell.RowSpan == 1) extents[cell.Row] = (cell.Box.Top, cell.Box.Bottom);
        return extents;
    }

    static bool IsAmount(string text) => AmountText.Parse(text).State is CellState.Reported or CellState.Zero && !SubjectCode.IsCode(text);

    static bool IsCode(string text) => SubjectCode.IsCode(text) || SubjectCode.Joined(text) is not null;
}
