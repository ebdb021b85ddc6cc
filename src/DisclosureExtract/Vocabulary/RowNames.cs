using System.Text.RegularExpressions;

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

    [GeneratedRegex(@"(合计|总计|小计|总额)$")]
    private static partial Regex Total();

    [GeneratedRegex(@"^(部门|单位|本部门|全部)?(合计|总计)$|^(收入|支出)(合计|总计)$")]
    private static partial Regex GrandTotal();
}
