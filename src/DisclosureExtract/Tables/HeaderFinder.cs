using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>Where the heading of a grid ends and its data begin.</summary>
/// <param name="TitleRows">Leading rows that hold title, entity or unit inside the ruled frame.</param>
/// <param name="HeaderRows">Rows of headings after those, a row of column numbers included.</param>
/// <param name="NumberRow">The row of column numbers (1 2 3 …), or -1.</param>
public readonly record struct HeaderExtent(int TitleRows, int HeaderRows, int NumberRow)
{
    public int FirstDataRow => TitleRows + HeaderRows;
}

/// <summary>Finds the heading of a grid from what its rows hold; no row position is taken for granted.</summary>
sealed partial class HeaderFinder
{
    /// <summary>A heading of names or codes is not longer, in characters.</summary>
    const int LongestLabelHeading = 24;

    /// <summary>No heading is longer, in characters.</summary>
    const int LongestHeading = 40;

    readonly Grid grid;
    readonly HeaderOptions options;
    readonly int title; // rows of title, entity and unit

    HeaderFinder(Grid grid, HeaderOptions options)
    {
        (this.grid, this.options) = (grid, options);
        while (title < grid.RowCount && IsTitleRow(title)) title++;
    }

    public static HeaderExtent Find(Grid grid, HeaderOptions options) => new HeaderFinder(grid, options).Find();

    /// <summary>Whether a text is a heading of the column of names or codes.</summary>
    public static bool IsLabelHeading(string text) =>
        text.Length <= LongestLabelHeading && LabelHeading().IsMatch(text);

    internal static bool IsHeadingText(string text) => text.Length <= LongestHeading && HeadingWord().IsMatch(text);

    HeaderExtent Find()
    {
        var (end, covered) = (title, title); // rows that cells of the heading reach into
        for (var row = title; row < grid.RowCount; row++)
        {
            var cells = CellsFrom(row);
            if (ColumnNumbers.IsRow(cells))
                // numbers alone head nothing
                return row == title ? new(title, 0, -1) : new(title, row + 1 - title, row);
            if (!IsHeadingRow(row, cells, covered)) break;
            end = row + 1;
            foreach (var cell in cells.Where(c => !c.IsEmpty)) covered = Math.Max(covered, cell.EndRow);
        }
        return new(title, end - title, -1);
    }

    /// <summary>Cells that begin in a row, those from above left out.</summary>
    List<Cell> CellsFrom(int row) => [.. grid.Row(row).Where(c => c.Row == row)];

    bool IsTitleRow(int row)
    {
        var cells = grid.Row(row).ToList();
        var filled = cells.FindAll(c => !c.IsEmpty);
        if (filled.Count == 0 || filled.Exists(c => c.RowSpan > 1)) return false;
        if (filled.Skip(1).Any(c => !ContextLine().IsMatch(c.Text))) return false;
        if (cells.Count > 1 && row >= options.TitleRows) return false;
        var last = filled[^1].Text;
        return ContextLine().IsMatch(last) || (cells.Count == 1 && TitleLine().IsMatch(last));
    }

    bool IsHeadingRow(int row, List<Cell> cells, int covered)
    {
        var filled = cells.FindAll(c => !c.IsEmpty);
        if (filled.Exists(c => IsDataText(c.Text))) return false;
        if (filled.Count == 0) return row < covered; // an empty row is heading only under a heading that spans it
        if (row == title) return true;

        // A name under a heading of names: the data have begun, unless the columns of amounts get their headings here.
        var leftmost = filled[0];
        var isName = !IsLabelHeading(leftmost.Text) && HasLabelHeadingAbove(leftmost);
        if (isName) return HeadsAmounts(filled.Skip(1));
        return filled.Count > 1 || row < covered || IsHeadingText(leftmost.Text);
    }

    /// <summary>
    /// Whether cells without amounts head columns of amounts: two headings at least that stand under no heading of
    /// names.
    /// </summary>
    bool HeadsAmounts(IEnumerable<Cell> cells) =>
        cells.Count(c => ColumnKeys.IsAmountHeading(c.Text) && !HasLabelHeadingAbove(c)) >= options.LeastAmountHeadings;

    bool HasLabelHeadingAbove(Cell cell)
    {
        for (var column = cell.Column; column < cell.EndColumn; column++)
            if (FilledAbove(cell.Row, column) is { } above && above.EndRow <= cell.Row && IsLabelHeading(above.Text))
                return true;
        return false;
    }

    /// <summary>The nearest cell with text above a row, title rows left out.</summary>
    Cell? FilledAbove(int row, int column)
    {
        while (--row >= title)
            if (grid.At(row, column) is { IsEmpty: false } cell) return cell;
        return null;
    }

    static bool IsDataText(string text)
    {
        // (1) counts a column.
        if (Numbering.Begins(text, NumberingStyles.Row & ~NumberingStyles.ArabicInBrackets)) return true;
        return AmountText.Parse(text).State switch
        {
            CellState.Reported => text.AsSpan().IndexOfAny('.', ',') >= 0 || !IsYear(text),
            CellState.Zero or CellState.Dash => true,
            _ => AmountShape.IsIn(text) || BeginsWithCode(text),
        };
    }

    /// <summary>A code printed in one with its name: 2080108信息化建设.</summary>
    static bool BeginsWithCode(string text)
    {
        var end = SubjectCode.LengthAtStart(text);
        return end > 0 && end < text.Length && (text[end] is '[' or '-' || TextFold.IsHan(text[end]));
    }

    static bool IsYear(string text) =>
        text.Length == 4 && text.All(char.IsAsciiDigit)
        && (text.StartsWith("19", StringComparison.Ordinal) || text.StartsWith("20", StringComparison.Ordinal));

    [GeneratedRegex(@"(单位|部门)(名称)?:|[单單]位:?(人民币)?[元千百万萬亿]|^\((人民币:?)?[千百万亿]{0,2}元\)$|^(预算|财决|决算)?公开(表\d+|\d+表)|^金额单位")]
    private static partial Regex ContextLine();

    [GeneratedRegex(@"表(\(.*\))?$")]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"编码|代码|编号|名称|科目$|^项目$|^(收入|支出)?(按)?.{0,8}项目(类|名称)?$|^[类款项]$|^栏次$|^行次$|^序号$|^(预算)?(单位|部门)$|^科目|分类$|^项目\(")]
    private static partial Regex LabelHeading();

    [GeneratedRegex(@"合计|小计|总计|金额|预算|决算|收入|支出|经费|费用?$|拨款|结转|结余|资金|基金|单位|部门|年初|年末|备注|说明|序号|行次|栏次|指标|形式|方式|数量|单价|品目|采购|用途|分类|名称|编码|代码|项目|科目|比例|增减|\d{4}年|^[类款项]$")]
    private static partial Regex HeadingWord();
}
