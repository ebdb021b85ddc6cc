using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Tables;

/// <summary>Amounts whose unit is printed in two ways, or only elsewhere and in two ways.</summary>
sealed class UnitConflict() : AmountRule("unit.conflict",
    "the unit of an amount is printed in one way",
    "金额单位只有一种写法",
    "the form holds amounts"), ICheck<CheckedForm>
{
    public override int Rank => 2;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        var facts = document.Facts.Facts.Where(f => ReferenceEquals(f.Table, part.Table)
            && (f.Doubts | f.Cell.Amount.Doubts).HasFlag(AmountDoubts.Unit)).ToList();
        if (facts.Count == 0) return [];
        var (what, whatZh) = part.Table.UnitDoubt is { } doubt
            ? (doubt.What, doubt.WhatZh)
            : facts.TrueForAll(f => f.Unit.Yuan is null)
                ? ("a unit of things stands behind the name, and the amounts have decimals, as money does", "名称后注有数量单位，而数值带小数，似为金额")
                : ("its amounts add up as if all had one unit, and several are printed", "各金额按同一单位才能加总，而所注单位不一");
        var finding = Report(AmountDoubts.Unit, facts, $"{part.Table.Form}: {what}", $"{part.Table.Form}：{whatZh}");
        return [finding with { Suspects = [.. finding.Suspects.Select(s => s with { Part = SuspectPart.Unit })] }];
    }
}
