using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>
/// Grid rows in which several rows are printed without a ruling between them are split. The signs of it: a cell with
/// two or more amounts, each on a line of its own; a list of numbered names beside amounts; or headings with an amount
/// below each.
/// </summary>
sealed class RowSplitter
{
    /// <summary>Code, name and two amounts.</summary>
    const int LeastOfRow = 4;

    readonly Grid grid;
    readonly RowSplitOptions options;
    readonly WrappedNumbers wrapped;

    RowSplitter(Grid grid, RowSplitOptions options) =>
        (this.grid, this.options, wrapped) = (grid, options, new WrappedNumbers(grid, options));

    public static Grid Split(Grid grid, RowSplitOptions options) => new RowSplitter(grid, options).Split();

    Grid Split()
    {
        var anchors = Enumerable.Range(0, grid.RowCount).Select(Anchors).ToArray();
        if (Array.TrueForAll(anchors, a => a is null)) return grid;

        var start = new int[grid.RowCount + 1];
        for (var row = 0; row < grid.RowCount; row++) start[row + 1] = start[row] + (anchors[row]?.Count ?? 1);
        var cells = new List<Cell>();
        foreach (var cell in grid.Cells)
        {
            if (cell.RowSpan == 1 && anchors[cell.Row] is { } own)
                cells.AddRange(SplitCell(cell, own, start[cell.Row]));
            else cells.Add(cell with { Row = start[cell.Row], RowSpan = start[cell.EndRow] - start[cell.Row] });
        }
        return grid with { RowCount = start[^1], Cells = cells.InReadingOrder() };
    }

    /// <summary>Middle heights of the printed rows, or null where the grid row is one row.</summary>
    List<double>? Anchors(int row)
    {
        if (!grid.Row(row).Any(c => c.RowSpan == 1 && c.Lines.Count > 1)) return null;
        var cells = grid.Row(row).Where(c => c.RowSpan == 1 && !c.IsEmpty).ToList();
        if (HeadingsOverRow(cells) is { } two) return two;
        if (!cells.Exists(IsColumnOfAmounts) && !HasNamesBesideAmounts(cells) || wrapped.IsOneRow(cells)) return null;
        // Two amounts in one cell, and one line in all others: one row, of which nobody can tell which amount holds.
        if (cells.Count >= LeastOfRow && cells.Count(c => c.Lines.Count > 1) == 1) return null;

        var lines = cells.SelectMany(c => c.Lines).OrderBy(l => l.Box.CenterY).ToList();
        var sizes = lines.Select(l => l.FontSize).Order().ToList();
        var size = sizes[sizes.Count / 2];
        var anchors = new List<double>();
        foreach (var line in lines.Where(l => IsAmountLine(l.Tight)))
            if (anchors.Count == 0 || line.Box.CenterY - anchors[^1] > options.SameRow * size)
                anchors.Add(line.Box.CenterY);
        foreach (var run in cells.SelectMany(c => Runs(c, size)))
            foreach (var middle in run.Select(l => l.Box.CenterY))
            {
                var isFar = !anchors.Exists(a => Math.Abs(a - middle) <= options.OwnRow * size);
                if (isFar && (HoldsSeveral(run) || OnlyIn(anchors, run) < 0)) anchors.Add(middle);
            }
        anchors.Sort();
        return anchors.Count > 1 ? anchors : null;
    }

    /// <summary>
    /// The ruling below a heading is missing: two columns at least have words and then an amount, all at one height,
    /// and nothing stands between. The middles of the heading and of the row; null where the cells are none of this
    /// kind.
    /// </summary>
    List<double>? HeadingsOverRow(List<Cell> cells)
    {
        var headed = cells.FindAll(IsHeadingOverAmount);
        if (headed.Count < options.LeastHeadedColumns) return null;
        var amounts = headed.ConvertAll(c => c.Lines[^1]);
        if (!amounts.Exists(l => IsRowMark(l.Tight))) return null;
        double row = amounts.Average(l => l.Box.CenterY), top = amounts.Min(l => l.Box.Top);
        if (amounts.Exists(l => Math.Abs(l.Box.CenterY - row) > options.SameRow * amounts[0].FontSize / 2)) return null;
        var above = cells.SelectMany(c => c.Lines).Where(l => l.Box.CenterY < top).ToList();
        if (above.Count == 0 || above.Max(l => l.Box.Bottom) > row) return null;
        return [(above.Min(l => l.Box.Top) + above.Max(l => l.Box.Bottom)) / 2, row];
    }

    static bool IsHeadingOverAmount(Cell cell) =>
        cell.Lines.Count > 1 && IsAmountLine(cell.Lines[^1].Tight)
        && cell.Lines.SkipLast(1).All(l => l.Tight.Any(TextFold.IsHan));

    /// <summary>Lines of a cell that are set as close as the lines of one name.</summary>
    List<List<TextLine>> Runs(Cell cell, double size)
    {
        var runs = new List<List<TextLine>>();
        foreach (var line in cell.Lines)
            if (runs.Count > 0 && line.Box.CenterY - runs[^1][^1].Box.CenterY <= options.OwnRow * size)
                runs[^1].Add(line);
            else runs.Add([line]);
        return runs;
    }

    /// <summary>
    /// Amounts, or names that each begin with a number, are rows of their own however close they stand.
    /// </summary>
    static bool HoldsSeveral(List<TextLine> run) =>
        run.Exists(l => IsAmountLine(l.Tight)) || run.Skip(1).Any(IsNumbered);

    /// <summary>The one row that stands beside a run of lines; -1 where there is none or more than one.</summary>
    static int OnlyIn(List<double> anchors, List<TextLine> run)
    {
        var found = anchors.FindAll(a => a > run[0].Box.Top && a < run[^1].Box.Bottom);
        return found.Count == 1 ? anchors.IndexOf(found[0]) : -1;
    }

    bool IsColumnOfAmounts(Cell cell)
    {
        if (cell.Lines.Count < 2 || !cell.Lines.All(l => IsAmountLine(l.Tight))) return false;
        return cell.Lines.Any(l => IsRowMark(l.Tight))
            || cell.Lines.SkipLast(1).All(l => l.Box.Width < options.BrokenWidth * cell.Box.Width);
    }

    static bool HasNamesBesideAmounts(List<Cell> cells) =>
        cells.Find(c => c.Lines.Count(IsNumbered) > 1) is { } list
        && cells.Exists(c => c.Column >= list.EndColumn && c.Lines.All(l => IsRowMark(l.Tight) || IsNothing(l.Tight)));

    static bool IsNothing(string text) => AmountText.Parse(text).State is CellState.Zero or CellState.Dash;

    static bool IsAmountLine(string text) =>
        AmountText.IsAmount(text) || AmountText.Parse(text).State is CellState.Dash;

    /// <summary>
    /// An amount with decimals or separators, or a whole subject code: text that is not broken over lines.
    /// </summary>
    static bool IsRowMark(string text) =>
        AmountText.IsAmount(text) && (text.AsSpan().IndexOfAny('.', ',') >= 0 || text.Length is 3 or 5 or 7);

    IEnumerable<Cell> SplitCell(Cell cell, List<double> anchors, int firstRow)
    {
        var parts = anchors.ConvertAll(_ => new List<TextLine>());
        foreach (var run in cell.IsEmpty ? [] : Runs(cell, cell.Lines[0].FontSize))
        {
            var only = HoldsSeveral(run) ? -1 : OnlyIn(anchors, run);
            foreach (var line in run) parts[only >= 0 ? only : Nearest(anchors, line.Box.CenterY)].Add(line);
        }
        for (var i = 0; i < parts.Count; i++)
        {
            var top = i == 0 ? cell.Box.Top : (anchors[i - 1] + anchors[i]) / 2;
            var bottom = i == parts.Count - 1 ? cell.Box.Bottom : (anchors[i] + anchors[i + 1]) / 2;
            yield return cell with { Row = firstRow + i, Box = cell.Box with { Top = top, Bottom = bottom },
                Lines = parts[i] };
        }
    }

    static int Nearest(List<double> anchors, double middle)
    {
        var nearest = 0;
        for (var i = 1; i < anchors.Count; i++)
            if (Math.Abs(anchors[i] - middle) < Math.Abs(anchors[nearest] - middle)) nearest = i;
        return nearest;
    }

    /// <summary>Arabic numbers may be amounts here.</summary>
    static bool IsNumbered(TextLine line) =>
        Numbering.Begins(line.Tight, NumberingStyles.Chinese | NumberingStyles.ChineseInBrackets);
}
