using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Correct;

/// <summary>
/// Chinese numbers before the rows of a list (一、二、三、…) that were read from pixels: where the numbers around one say
/// what it must be, and it was read as something such a number is taken for, it is put right. The level strokes of 一, 二
/// and 三 are thin, and the first to be lost.
/// </summary>
static partial class ListNumbers
{
    const string Digits = "一二三四五六七八九";
    const int Largest = 99;

    public static IReadOnlyList<FormRow> Mend(IReadOnlyList<FormRow> rows)
    {
        var mended = rows.ToArray();
        foreach (var list in Enumerable.Range(0, rows.Count).Where(i => Item().IsMatch(rows[i].Name))
            .GroupBy(i => (rows[i].Group, rows[i].Side, Path: string.Join('/', rows[i].Path))))
        {
            var at = list.ToList();
            var read = at.ConvertAll(i => Item().Match(rows[i].Name).Groups["number"].Value);
            var values = read.ConvertAll(n => Numbering.FromChinese(n));
            for (var k = 0; k < at.Count; k++)
            {
                var row = rows[at[k]];
                var before = k == 0 ? 0 : values[k - 1];
                if (row.Source != WordSource.Ocr || row.Code.Length > 0) continue;
                if (before < 0 || before >= Largest || values[k] == before + 1) continue;
                var expected = before + 1;
                // At the end of a list, or between numbers of which one is in doubt too, only what is like it may stand
                // for it.
                var isBetween = k + 1 < at.Count && values[k + 1] == expected + 1;
                if (!isBetween && (k == 0 || values[k] > expected)) continue;
                var number = Numbering.ToChinese(expected);
                if (!(isBetween && values[k] < 0) && !IsLike(read[k], number)) continue;
                values[k] = expected;
                var name = number + row.Name[read[k].Length..];
                mended[at[k]] = row with
                {
                    Name = name,
                    Numbering = Numbering.StyleOf(name),
                    Mend = row.Mend ?? new RowMend(
                        $"name read as {row.Name}, in its list it is number {expected}", $"名称读作“{row.Name}”，按列表次序为第{number}项"),
                };
            }
        }
        for (var i = 0; i < rows.Count; i++)
            if (LostFirst(mended, i))
                mended[i] = rows[i] with
                {
                    Name = First + mended[i].Name,
                    Numbering = Numbering.StyleOf(First + mended[i].Name),
                    Mend = rows[i].Mend ?? new RowMend(
                        $"name read as {rows[i].Name}, before number 2 of its list", $"名称读作“{rows[i].Name}”，其后为第二项，补“{First}”"),
                };
        for (var i = 0; i < rows.Count; i++)
            if (LostMark(mended, i) is { } name)
                mended[i] = rows[i] with
                {
                    Name = name,
                    Numbering = Numbering.StyleOf(name),
                    Mend = rows[i].Mend ?? new RowMend(
                        $"name read as {rows[i].Name}, taken as {name} like its neighbours", $"名称读作“{rows[i].Name}”，按相邻行取“{name}”"),
                };
        return mended;
    }

    const string First = "一、";

    /// <summary>
    /// The thin stroke of 一 at the edge of its cell, lost with its mark: a row without a number at the head of a list,
    /// right above 二、.
    /// </summary>
    static bool LostFirst(FormRow[] rows, int at)
    {
        var row = rows[at];
        var isNumbered = row.Numbering > 0 || Item().IsMatch(row.Name);
        if (row.Source != WordSource.Ocr || row.Code.Length > 0 || isNumbered) return false;
        if (row.IsTotal || row.Name.Length < 2) return false;
        var group = Array.FindAll(rows, r => r.Group == row.Group && r.Side == row.Side && r.Name.Length > 0);
        var own = Array.FindIndex(group, r => ReferenceEquals(r, row));
        var isAboveSecond = own + 1 < group.Length && group[own + 1].Name.StartsWith("二、", StringComparison.Ordinal);
        return isAboveSecond && !group[..own].Any(r => r.Name.StartsWith(First, StringComparison.Ordinal));
    }

    /// <summary>1一般公共预算 above 2.政府性基金预算, 三农林水支出 below 二、: the mark after the number was lost or misread.</summary>
    static string? LostMark(FormRow[] rows, int at)
    {
        var row = rows[at];
        if (row.Source != WordSource.Ocr || row.Code.Length > 0 || Bare().Match(row.Name) is not { Success: true } bare)
            return null;
        var number = bare.Groups["number"].Value;
        var isArabic = char.IsAsciiDigit(number[0]);
        var value = isArabic ? int.Parse(number, CultureInfo.InvariantCulture) : Numbering.FromChinese(number);
        foreach (var step in (int[])[-1, 1])
        {
            var next = at + step;
            // sides of a form take turns
            while (next >= 0 && next < rows.Length && rows[next].Group != row.Group) next += step;
            if (next < 0 || next >= rows.Length) continue;
            var name = rows[next].Name;
            var marked = Numbering.Read(name, isArabic ? NumberingStyles.Arabic : NumberingStyles.Chinese);
            var isMarked = marked.Length > 0 && marked.Length < name.Length && TextFold.IsHan(name[marked.Length]);
            if (isMarked && marked.Value - value == step)
                return number + name[marked.Length - 1] + row.Name[bare.Length..];
        }
        return null;
    }

    /// <summary>The same number with a stroke or a character lost or misread.</summary>
    static bool IsLike(string read, string number)
    {
        var rest = string.Concat(read.Where(c => Digits.Contains(c) || c == '十'));
        // with signs that are no numbers
        if (rest.Length < read.Length) return rest.Length < number.Length && IsPart(rest, number);
        if (read.Length < number.Length) return IsPart(read, number);
        var wrong = read.Zip(number).Where(p => p.First != p.Second).ToList();
        return read.Length == number.Length && wrong is [var (one, other)] && IsLevel(one) && IsLevel(other);
    }

    static bool IsPart(string part, string whole)
    {
        var at = 0;
        foreach (var c in whole)
            if (at < part.Length && part[at] == c) at++;
        return at == part.Length;
    }

    static bool IsLevel(char c) => c is '一' or '二' or '三';

    /// <summary>Words that begin with 一 are no item of a list.</summary>
    [GeneratedRegex(@"^(?<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?<!^一(?=[般次级定些]))[.,·•'‘’:;]?(?=\p{IsCJKUnifiedIdeographs}{2})")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?<number>[^、\d\p{IsCJKUnifiedIdeographs}]{0,2}[一二三四五六七八九十]{0,3}|\p{IsCJKUnifiedIdeographs}[一二三四五六七八九十]{0,2})、\p{IsCJKUnifiedIdeographs}{2}")]
    private static partial Regex Item();
}
