using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

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

    /// <summary>
    /// The columns of a row of headings that names indicators and their targets once; null for any other row.
    /// </summary>
    public static IndicatorColumns? Of(IReadOnlyList<Cell> cells) =>
        cells.Count(c => RoleOf(c.Text) == Role.Name) == 1 && cells.Count(c => RoleOf(c.Text) == Role.Value) == 1
            ? new IndicatorColumns(cells)
            : null;

    public bool Has(Role role) => roles.ContainsValue(role);

    /// <summary>Whether anything but the levels, the name and the target stands in a row.</summary>
    public bool HasMore => Has(Role.Aside) || Has(Role.Operator) || Has(Role.Measure);

    /// <summary>The first cell of a row in the columns of a role that is not empty.</summary>
    public Cell? At(Grid grid, int row, Role role)
    {
        foreach (var (column, own) in roles)
            if (own == role && grid.At(row, column) is { IsEmpty: false } cell && RoleAt(cell.Column) == role)
                return cell;
        return null;
    }

    Role RoleAt(int column) => roles.GetValueOrDefault(column);

    /// <summary>≥ | 95 | % → ≥95%. What is told in words has no operator: 定性 | 优 → 优.</summary>
    public string TargetAt(Grid grid, int row)
    {
        var value = At(grid, row, Role.Value)?.Text ?? "";
        if (value.Length == 0 || !char.IsAsciiDigit(value[0])) return value;
        var sign = At(grid, row, Role.Operator)?.Text ?? "";
        var measure = At(grid, row, Role.Measure)?.Text ?? "";
        var unit = value.EndsWith(measure, StringComparison.Ordinal) ? "" : measure;
        return (Sign().IsMatch(sign) ? sign : "") + value + unit;
    }

    static readonly WordTable Headings = WordTable.Of("indicator column");

    public static Role RoleOf(string tight) =>
        Enum.TryParse<Role>(Headings.MeaningOf(tight), ignoreCase: true, out var role) ? role : Role.None;

    [GeneratedRegex(@"^(≥|≤|>=|<=|>|<|=|大于|小于|等于|大于等于|小于等于|不低于|不高于|不少于|不超过)$")]
    private static partial Regex Sign();
}
