using DisclosureExtract.Pages;

namespace DisclosureExtract.Tables;

/// <summary>What is printed around a table: title, label (公开01表), unit, who discloses.</summary>
public sealed record TableContext
{
    public Evidence? Title { get; init; }

    /// <summary>公开01表, 表一, 预算公开表1, as printed.</summary>
    public Evidence? Label { get; init; }

    /// <summary>元, 千元, 万元, 百万元 or 亿元.</summary>
    public string? Unit { get; init; }

    public Evidence? UnitEvidence { get; init; }

    /// <summary>What is printed around the table that says another unit, or one that no amount has: 单位:元/人.</summary>
    public Evidence? OtherUnit { get; init; }

    public Evidence? Entity { get; init; }

    /// <summary>The word before the colon: 编制部门, 单位名称 …</summary>
    public string? EntityKind { get; init; }

    /// <summary>Whether the word before the colon speaks of a unit; that of a department and 部门(单位) do not.</summary>
    public static bool IsOfUnit(string? kind) => kind is not null && kind.Contains("单位") && !kind.Contains("部门");

    /// <summary>
    /// The nearest line that might be a title but names no form the rules know; only where there is no title.
    /// </summary>
    public Evidence? Line { get; init; }

    /// <summary>What is missing here is taken from another context of the same table.</summary>
    /// <param name="line">The line that might be a title, where neither has one.</param>
    public TableContext Or(TableContext other, Evidence? line) => new()
    {
        Title = Title ?? other.Title,
        Label = Label ?? other.Label,
        Unit = Unit ?? other.Unit,
        UnitEvidence = UnitEvidence ?? other.UnitEvidence,
        OtherUnit = OtherUnit ?? other.OtherUnit,
        Entity = Entity ?? other.Entity,
        EntityKind = EntityKind ?? other.EntityKind,
        Line = Title is null && other.Title is null ? line : null,
    };
}
