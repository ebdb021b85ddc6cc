using System.Text.RegularExpressions;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Parts.Cards;

/// <summary>What the columns below a row of headings hold: 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重.</summary>
sealed partial class IndicatorColumns
{
    public enum Role
    {
        None,
        Project,
        Unit,
        Amount,
        Goal,
        Level1,
        Level2,
        Name,
        Operator,
        Value,
        Measure,

        /// <summary>Weights, remarks, where numbers come from: about an indicator, no part of it.</summary>
        Aside,
    }

    readonly Dictionary<int, Role> roles = [];

    IndicatorColumns(IEnumerable<Cell> headings)
    {
        foreach (var cell in headings)
            for (var column = cell.Column; column < cell.EndColumn; column++) roles.TryAdd(column, RoleOf(cell.Text));
    }

    /// <summary>The columns of a row of headings that names indicators and their targets once; null for any other row.</summary>
    public static IndicatorColumns? Of(IReadOnlyList<Cell> cells) =>
        cells.Count(c => RoleOf(c.Text) == Role.Name) == 1 && cells.Count(c => RoleOf(c.Text) == Role.Value) == 1 ? new IndicatorColumns(cells) : null;

    public bool Has(Role role) => roles.ContainsValue(role);

    /// <summary>Whether anything but the levels, the name and the target stands in a row.</summary>
    public bool HasMore => Has(Role.Aside) || Has(Role.Operator) || Has(Role.Measure);

    /// <summary>The first cell of a row in the columns of a role that is not empty.</summary>
    public Cell? At(Grid grid, int row, Role role)
    {
        foreach (var (column, own) in roles)
            if (own == role && grid.At(row, column) is { IsEmpty: false } cell && roles.GetValueOrDefault(cell.Column) == role) return cell;
        return null;
    }

    /// <summary>≥ | 95 | % → ≥95%. What is told in words has no operator: 定性 | 优 → 优.</summary>
    public string TargetAt(Grid grid, int row)
    {
        var value = At(grid, row, Role.Value)?.Text ?? "";
        if (value.Length == 0 || !char.IsAsciiDigit(value[0])) return value;
        var sign = At(grid, row, Role.Operator)?.Text ?? "";
        var measure = At(grid, row, Role.Measure)?.Text ?? "";
        return (Sign().IsMatch(sign) ? sign : "") + value + (value.EndsWith(measure, StringComparison.Ordinal) ? "" : measure);
    }

    static Role RoleOf(string tight) =>
        tight is "一级指标" ? Role.Level1
        : tight is "二级指标" ? Role.Level2
        : tight is "三级指标" or "指标名称" or "绩效指标名称" ? Role.Name
        : Value().IsMatch(tight) ? Role.Value
        : Operator().IsMatch(tight) ? Role.Operator
        : tight is "度量单位" or "计量单位" or "指标单位" ? Role.Measure
        : Project().IsMatch(tight) ? Role.Project
        : Unit().IsMatch(tight) ? Role.Unit
        : Goal().IsMatch(tight) ? Role.Goal
        : Amount().IsMatch(tight) ? Role.Amount
        : Aside().IsMatch(tight) ? Role.Aside : Role.None;

    [GeneratedRegex(@"^(年度|预期|绩效|本年|当年)?(指标|目标)(目标)?值(\(.*\))?$")]
    private static partial Regex Value();

    [GeneratedRegex(@"^指标性质$|^(指标|计算|运算|比较)?符号$")]
    private static partial Regex Operator();

    [GeneratedRegex(@"^(单位名称、)?(项目|专项)(支出)?名称$|^(单位|部门)(名称)?[(、]?(项目|专项)\)?(名称)?$")]
    private static partial Regex Project();

    [GeneratedRegex(@"^(预算|实施|项目|主管)?(单位|部门)(名称)?$")]
    private static partial Regex Unit();

    [GeneratedRegex(@"^(项目)?(支出)?(年度|总体|年度总体)?(绩效)?目标(内容|描述)?$")]
    private static partial Regex Goal();

    [GeneratedRegex(@"^(项目)?(年度|本年|当年)?(预算|资金|金额)(数|金额|总额|安排)?(\([万千]?元\))?$|^金额$")]
    private static partial Regex Amount();

    [GeneratedRegex(@"分值|权重|备注|属性|类型|标准|解释|来源|依据|方向|说明|编码|代码|序号|指标内容|指标值内容|得分")]
    private static partial Regex Aside();

    [GeneratedRegex(@"^(≥|≤|>=|<=|>|<|=|大于|小于|等于|大于等于|小于等于|不低于|不高于|不少于|不超过)$")]
    private static partial Regex Sign();
}
