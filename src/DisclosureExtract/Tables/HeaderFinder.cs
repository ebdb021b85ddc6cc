using System.Globalization;
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
public static partial class HeaderFinder
{
    public static HeaderExtent Find(Grid grid)
    {
        var title = 0;
        while (title < grid.RowCount && IsTitleRow(grid, title)) title++;
        if (title == grid.RowCount) return new(title, 0, -1);

        var (end, covered, number) = (title, title, -1);
        for (var row = title; row < grid.RowCount; row++)
        {
            var isNumbers = IsNumberRow(grid, row);
            if (!isNumbers && !IsHeadingRow(grid, row, title, covered)) break;
            if (isNumbers)
            {
                if (row == title) break; // numbers alone head nothing
                number = row;
            }
            end = row + 1;
            foreach (var cell in grid.Row(row))
                if (cell.Row == row && !cell.IsEmpty) covered = Math.Max(covered, cell.EndRow);
            if (isNumbers) break;
        }
        return new(title, end - title, number);
    }

    /// <summary>Whether a text is a heading of the column of names or codes.</summary>
    public static bool IsLabelHeading(string text) => text.Length <= 24 && LabelHeading().IsMatch(text);

    /// <summary>A row of consecutive numbers that counts the columns.</summary>
    public static bool IsNumberRow(Grid grid, int row)
    {
        var cells = grid.Row(row).Where(c => c.Row == row).ToList();
        return IsNumbers(cells.Where(c => !c.IsEmpty).Select(c => c.Text))
            || (cells.Exists(c => c.Lines.Any(l => l.Words.Any(w => w.Source == WordSource.Ocr))) && AreMostlyNumbers(cells.ConvertAll(c => c.Text)));
    }

    /// <summary>
    /// The same as read from a scan, where lone digits are easily lost or misread: two at least stand where they belong, and so do two
    /// thirds of what was read; nothing is longer than the number of a column.
    /// </summary>
    static bool AreMostlyNumbers(List<string> texts)
    {
        texts.RemoveAll(t => NumberRowLabel().IsMatch(t));
        int read = 0, right = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i].Length == 0) continue;
            if (texts[i].Length > 2 || texts[i].Any(TextFold.IsHan)) return false;
            read++;
            if (int.TryParse(texts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == i + 1) right++;
        }
        return right >= 2 && 3 * right >= 2 * read;
    }

    /// <summary>
    /// Whether texts are consecutive numbers, labels of such rows aside. The right part of a sheet wider than the paper goes on with
    /// the number after those of the left: then three are needed.
    /// </summary>
    public static bool IsNumbers(IEnumerable<string> texts)
    {
        int first = 0, last = 0, count = 0;
        var isNamed = false; // the row says itself that it counts columns: then one number will do
        foreach (var text in texts)
        {
            if (NumberRowLabel().IsMatch(text))
            {
                isNamed |= NumberRowName().IsMatch(text);
                continue;
            }
            var match = ColumnNumber().Match(text);
            if (!match.Success) return false;
            var n = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            if (count > 0 && n != last + 1) return false;
            if (count == 0) first = n;
            (last, count) = (n, count + 1);
        }
        return count >= (first > 2 ? 3 : isNamed ? 1 : 2);
    }

    static bool IsTitleRow(Grid grid, int row)
    {
        Cell? only = null;
        var cells = 0;
        foreach (var cell in grid.Row(row))
        {
            cells++;
            if (cell.IsEmpty) continue;
            if (cell.RowSpan > 1) return false;
            if (only is not null && !ContextLine().IsMatch(cell.Text)) return false;
            only = cell;
        }
        if (only is null || (cells > 1 && row > 3)) return false;
        return ContextLine().IsMatch(only.Text) || (cells == 1 && TitleLine().IsMatch(only.Text));
    }

    static bool IsHeadingRow(Grid grid, int row, int first, int covered)
    {
        Cell? leftmost = null;
        var nonEmpty = 0;
        foreach (var cell in grid.Row(row))
        {
            if (cell.Row != row || cell.IsEmpty) continue;
            if (IsDataText(cell.Text)) return false;
            leftmost ??= cell;
            nonEmpty++;
        }
        if (leftmost is null) return row < covered; // an empty row is heading only under a heading that spans it
        if (row == first) return true;

        // A name under a heading of names: the data have begun, unless the columns of amounts get their headings here.
        if (!IsLabelHeading(leftmost.Text) && HasLabelHeadingAbove(grid, leftmost, first)) return HeadsAmounts(grid, row, leftmost, first);
        return nonEmpty > 1 || row < covered || IsHeadingText(leftmost.Text);
    }

    /// <summary>Whether a row without amounts heads columns of amounts: two headings at least that stand under no heading of names.</summary>
    static bool HeadsAmounts(Grid grid, int row, Cell leftmost, int first) =>
        grid.Row(row).Count(c => c.Row == row && !c.IsEmpty && !ReferenceEquals(c, leftmost) && ColumnKeys.IsAmountHeading(c.Text) && !HasLabelHeadingAbove(grid, c, first)) >= 2;

    static bool HasLabelHeadingAbove(Grid grid, Cell cell, int first)
    {
        for (var column = cell.Column; column < cell.EndColumn; column++)
            for (var row = cell.Row - 1; row >= first; row--)
                if (grid.At(row, column) is { IsEmpty: false } above)
                {
                    if (IsLabelHeading(above.Text) && above.EndRow <= cell.Row) return true;
                    break;
                }
        return false;
    }

    static bool IsDataText(string text)
    {
        if (Numbering.Begins(text, NumberingStyles.Row & ~NumberingStyles.ArabicInBrackets)) return true; // (1) counts a column
        var amount = AmountText.Parse(text);
        if (amount.State is CellState.Reported) return text.AsSpan().IndexOfAny('.', ',') >= 0 || !Year().IsMatch(text);
        return amount.State is CellState.Zero or CellState.Dash || BeginsWithCode(text);
    }

    /// <summary>A code printed in one with its name: 2080108信息化建设.</summary>
    static bool BeginsWithCode(string text) =>
        SubjectCode.LengthAtStart(text) is var end && end > 0 && end < text.Length && (text[end] is '[' or '-' || TextFold.IsHan(text[end]));

    internal static bool IsHeadingText(string text) => text.Length <= 40 && HeadingWord().IsMatch(text);

    [GeneratedRegex(@"^(栏次|行次|栏目|列次|甲|乙|丙|丁|[类款项]|项目|编号|序号|\*\*|—+|-+)$")]
    private static partial Regex NumberRowLabel();

    [GeneratedRegex(@"^(栏次|列次|栏目)$")]
    private static partial Regex NumberRowName();

    [GeneratedRegex(@"^\(?(\d{1,2})\)?(=[-+*/()\d]+)?栏?$")]
    private static partial Regex ColumnNumber();

    [GeneratedRegex(@"^(19|20)\d\d$")]
    private static partial Regex Year();

    [GeneratedRegex(@"(单位|部门)(名称)?:|单位:?(人民币)?[元千万亿]|^(预算|财决|决算)?公开(表\d+|\d+表)|^金额单位")]
    private static partial Regex ContextLine();

    [GeneratedRegex(@"表(\(.*\))?$")]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"编码|代码|编号|名称|科目$|^项目$|^(收入|支出)?(按)?.{0,8}项目(类|名称)?$|^[类款项]$|^栏次$|^行次$|^序号$|^(预算)?(单位|部门)$|^科目|分类$|^项目\(")]
    private static partial Regex LabelHeading();

    [GeneratedRegex(@"合计|小计|总计|金额|预算|决算|收入|支出|经费|费用?$|拨款|结转|结余|资金|基金|单位|部门|年初|年末|备注|说明|序号|行次|栏次|指标|形式|方式|数量|单价|品目|采购|用途|分类|名称|编码|代码|项目|科目|比例|增减|\d{4}年|^[类款项]$")]
    private static partial Regex HeadingWord();
}
