using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>
/// Grid rows in which several rows are printed without a ruling between them are split. The signs of it: a cell with two or
/// more amounts, each on a line of its own; a list of numbered names beside amounts; or headings with an amount below each.
/// </summary>
static class RowSplitter
{
    /// <summary>A number is broken over lines only where it fills its cell; one that leaves more than this part of the width free is whole.</summary>
    const double BrokenWidth = 0.6;

    /// <summary>Amounts whose heights differ by less (in parts of the type size) stand in one row.</summary>
    const double SameRow = 0.7;

    /// <summary>
    /// A line farther than this (in parts of the type size) from every row is a row of its own: the lines of one name are set
    /// closer to its middle, and rows are set wider.
    /// </summary>
    const double OwnRow = 1.3;

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
        if (!grid.Row(row).Any(c => c.RowSpan == 1 && c.Lines.Count > 1)) return null;
        var cells = grid.Row(row).Where(c => c.RowSpan == 1 && !c.IsEmpty).ToList();
        if (HeadingsOverRow(cells) is { } two) return two;
        if (!cells.Exists(IsColumnOfAmounts) && !(cells.Find(IsListOfNames) is { } list && cells.Exists(c => c.Column >= list.EndColumn && c.Lines.All(l => IsRowMark(l.Tight) || IsNothing(l.Tight))))) return null;

        var lines = cells.SelectMany(c => c.Lines).OrderBy(l => l.Box.CenterY).ToList();
        var sizes = lines.Select(l => l.FontSize).Order().ToList();
        var size = sizes[sizes.Count / 2];
        var anchors = new List<double>();
        foreach (var line in lines)
            if (IsAmountLine(line.Tight) && (anchors.Count == 0 || line.Box.CenterY - anchors[^1] > SameRow * size)) anchors.Add(line.Box.CenterY);
        foreach (var run in cells.SelectMany(c => Runs(c, size)))
            foreach (var line in run)
                if (!anchors.Exists(a => Math.Abs(a - line.Box.CenterY) <= OwnRow * size) && (HoldsSeveral(run) || OnlyIn(anchors, run) < 0)) anchors.Add(line.Box.CenterY);
        anchors.Sort();
        return anchors.Count > 1 ? anchors : null;
    }

    /// <summary>The ruling below a heading is missing: two columns at least have words and then an amount, all at one height, and nothing stands between.</summary>
    static List<double>? HeadingsOverRow(List<Cell> cells)
    {
        var two = cells.FindAll(c => c.Lines.Count > 1 && IsAmountLine(c.Lines[^1].Tight) && c.Lines.SkipLast(1).All(l => l.Tight.Any(TextFold.IsHan)));
        if (two.Count < 2 || !two.Exists(c => IsRowMark(c.Lines[^1].Tight))) return null;
        double row = two.Average(c => c.Lines[^1].Box.CenterY), top = two.Min(c => c.Lines[^1].Box.Top), size = two[0].Lines[^1].FontSize;
        if (two.Exists(c => Math.Abs(c.Lines[^1].Box.CenterY - row) > SameRow * size / 2)) return null;
        var above = cells.SelectMany(c => c.Lines).Where(l => l.Box.CenterY < top).ToList();
        return above.Count == 0 || above.Max(l => l.Box.Bottom) > row ? null : [(above.Min(l => l.Box.Top) + above.Max(l => l.Box.Bottom)) / 2, row];
    }

    /// <summary>Lines of a cell that are set as close as the lines of one name.</summary>
    static List<List<TextLine>> Runs(Cell cell, double size)
    {
        var runs = new List<List<TextLine>>();
        foreach (var line in cell.Lines)
            if (runs.Count > 0 && line.Box.CenterY - runs[^1][^1].Box.CenterY <= OwnRow * size) runs[^1].Add(line);
            else runs.Add([line]);
        return runs;
    }

    /// <summary>Amounts, or names that each begin with a number, are rows of their own however close they stand.</summary>
    static bool HoldsSeveral(List<TextLine> run) => run.Exists(l => IsAmountLine(l.Tight)) || run.Skip(1).Any(l => IsNumbered(l));

    /// <summary>The one row that stands beside a run of lines; -1 where there is none or more than one.</summary>
    static int OnlyIn(List<double> anchors, List<TextLine> run)
    {
        var found = anchors.FindAll(a => a > run[0].Box.Top && a < run[^1].Box.Bottom);
        return found.Count == 1 ? anchors.IndexOf(found[0]) : -1;
    }

    static bool IsColumnOfAmounts(Cell cell) => cell.Lines.Count > 1 && cell.Lines.All(l => IsAmountLine(l.Tight))
        && (cell.Lines.Any(l => IsRowMark(l.Tight)) || cell.Lines.SkipLast(1).All(l => l.Box.Width < BrokenWidth * cell.Box.Width));

    static bool IsListOfNames(Cell cell) => cell.Lines.Count(l => IsNumbered(l)) > 1;

    static bool IsNothing(string text) => AmountText.Parse(text).State is CellState.Zero or CellState.Dash;

    static bool IsAmountLine(string text) => AmountText.IsAmount(text) || AmountText.Parse(text).State is CellState.Dash;

    /// <summary>Arabic numbers may be amounts here.</summary>
    static bool IsNumbered(TextLine line) => Numbering.Begins(line.Tight, NumberingStyles.Chinese | NumberingStyles.ChineseInBrackets);

    /// <summary>An amount with decimals or separators, or a whole subject code: text that is not broken over lines.</summary>
    static bool IsRowMark(string text) =>
        AmountText.IsAmount(text) && (text.AsSpan().IndexOfAny('.', ',') >= 0 || text.Length is 3 or 5 or 7);

    static IEnumerable<Cell> SplitCell(Cell cell, List<double> anchors, int firstRow)
    {
        var parts = new List<TextLine>[anchors.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = [];
        foreach (var run in cell.IsEmpty ? [] : Runs(cell, cell.Lines[0].FontSize))
        {
            var only = HoldsSeveral(run) ? -1 : OnlyIn(anchors, run);
            foreach (var line in run)
            {
                var nearest = 0;
                for (var i = 1; i < anchors.Count; i++)
                    if (Math.Abs(anchors[i] - line.Box.CenterY) < Math.Abs(anchors[nearest] - line.Box.CenterY)) nearest = i;
                parts[only >= 0 ? only : nearest].Add(line);
            }
        }
        for (var i = 0; i < parts.Length; i++)
        {
            var top = i == 0 ? cell.Box.Top : (anchors[i - 1] + anchors[i]) / 2;
            var bottom = i == parts.Length - 1 ? cell.Box.Bottom : (anchors[i] + anchors[i + 1]) / 2;
            yield return cell with { Row = firstRow + i, Box = cell.Box with { Top = top, Bottom = bottom }, Lines = parts[i] };
        }
    }
}
