using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>The row of a heading that counts its columns: 栏次 1 2 3 …, 1=2+3, or 公式 A=B+C, B, C.</summary>
static partial class ColumnNumbers
{
    /// <summary>Consecutive numbers that make such a row.</summary>
    const int Least = 2;

    /// <summary>
    /// The right part of a sheet wider than the paper goes on with the number after those of the left: a row that
    /// begins beyond this number needs <see cref="LeastFurther"/> of them.
    /// </summary>
    const int LastFirst = 2, LeastFurther = 3;

    /// <summary>Digits of the longest number of a column.</summary>
    const int LongestNumber = 2;

    /// <summary>Cells that stand in such rows without being numbers.</summary>
    static readonly HashSet<string> Labels =
        ["栏次", "行次", "栏目", "列次", "甲", "乙", "丙", "丁", "类", "款", "项", "项目", "编号", "序号", "公式", "计算公式", "**"];

    /// <summary>Labels by which the row says itself that it counts columns: then one number will do.</summary>
    static readonly HashSet<string> Names = ["栏次", "列次", "栏目"];

    public static bool IsRow(IReadOnlyList<Cell> cells)
    {
        if (AreConsecutive(cells.Where(c => !c.IsEmpty).Select(c => c.Text))) return true;
        var isScanned = cells.Any(c => c.Words.Any(w => w.Source == WordSource.Ocr));
        return isScanned && AreMostlyNumbers([.. cells.Select(c => c.Text).Where(t => !IsLabel(t))]);
    }

    /// <summary>Whether texts are consecutive numbers, labels of such rows aside.</summary>
    public static bool AreConsecutive(IEnumerable<string> texts)
    {
        int first = 0, last = 0, count = 0;
        var isNamed = false;
        foreach (var text in texts)
        {
            if (IsLabel(text))
            {
                isNamed |= Names.Contains(text);
                continue;
            }
            if (NumberOf(text) is not { } number || (count > 0 && number != last + 1)) return false;
            if (count == 0) first = number;
            (last, count) = (number, count + 1);
        }
        var least = first > LastFirst ? LeastFurther : isNamed ? 1 : Least;
        return count >= least;
    }

    /// <summary>
    /// The same as read from a scan, where lone digits are easily lost or misread: two at least stand where they
    /// belong, and so do two thirds of what was read; nothing is longer than the number of a column.
    /// </summary>
    static bool AreMostlyNumbers(List<string> texts)
    {
        if (texts.Exists(t => t.Length > LongestNumber || t.Any(TextFold.IsHan))) return false;
        var read = texts.Count(t => t.Length > 0);
        var right = texts.Where((t, i) =>
            int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == i + 1)
                .Count();
        return right >= Least && 3 * right >= 2 * read;
    }

    static bool IsLabel(string text) => Labels.Contains(text) || IsDashes(text, '—') || IsDashes(text, '-');

    static bool IsDashes(string text, char dash) => text.Length > 0 && text.All(c => c == dash);

    /// <summary>Whether a text may be the number of a column.</summary>
    public static bool IsNumber(string text) => NumberOf(text) is not null;

    static int? NumberOf(string text) => Number().Match(text) is { Success: true } match
        ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : Letter().IsMatch(text) ? text[0] - 'A' + 1 : null;

    [GeneratedRegex(@"^[A-Z](=[-+*/()A-Z]+)?$")]
    private static partial Regex Letter();

    [GeneratedRegex(@"^\(?(\d{1,2})\)?(=[-+*/()\d]+)?栏?$")]
    private static partial Regex Number();
}
