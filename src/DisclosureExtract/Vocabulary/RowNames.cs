using System.Text.RegularExpressions;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Vocabulary;

/// <summary>What row labels say about the place of a row among the others.</summary>
public static partial class RowNames
{
    /// <summary>合计, 总计, 本年收入合计, 支出总计, 当年支出小计 …</summary>
    public static bool IsTotal(string tightName) => Total().IsMatch(tightName);

    /// <summary>The row that sums up the whole table: 合计, 总计, 部门合计.</summary>
    public static bool IsGrandTotal(string tightName) => GrandTotal().IsMatch(tightName);

    /// <summary>"of which" rows do not add to their siblings.</summary>
    public static bool IsOfWhich(string tightName) => tightName.StartsWith("其中", StringComparison.Ordinal);

    /// <summary>
    /// Kind of numbering: 一、 is 1, （一） 2, 1. 3, （1） 4, ① 5; 0 without numbering. Takes the characters as printed,
    /// because folding turns ① into 1; all others are folded (fonts put the radical ⼆ for 二).
    /// </summary>
    public static int NumberingStyle(string rawName)
    {
        var name = OfWhich().Replace(string.Concat(rawName.Select(static c => IsCircled(c) ? c.ToString() : TextFold.Fold(c.ToString()))), "");
        if (Chinese().IsMatch(name)) return 1;
        if (ChineseBracketed().IsMatch(name)) return 2;
        if (Arabic().IsMatch(name)) return 3;
        if (ArabicBracketed().IsMatch(name)) return 4;
        return Circled().IsMatch(name) ? 5 : 0;
    }

    static bool IsCircled(char c) => c is >= '①' and <= '⑳';

    [GeneratedRegex(@"(合计|总计|小计|总额)$")]
    private static partial Regex Total();

    [GeneratedRegex(@"^(部门|单位|本部门|全部)?(合计|总计)$|^(收入|支出)(合计|总计)$")]
    private static partial Regex GrandTotal();

    [GeneratedRegex(@"^其中[::]?")]
    private static partial Regex OfWhich();

    [GeneratedRegex(@"^[一二三四五六七八九十]+、")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"^\([一二三四五六七八九十]+\)")]
    private static partial Regex ChineseBracketed();

    [GeneratedRegex(@"^\d{1,2}[.、](?!\d)")]
    private static partial Regex Arabic();

    [GeneratedRegex(@"^\(\d{1,2}\)")]
    private static partial Regex ArabicBracketed();

    [GeneratedRegex(@"^[①-⑳]")]
    private static partial Regex Circled();
}
