using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Cells;

/// <summary>1,23,456.00: a digit may be lost, or a separator stands wrong.</summary>
sealed class AmountFormat() : LabelRule("amount.format",
    "thousands separators stand every three digits",
    "千位分隔符每三位一个",
    "the amount is printed with separators"), ICheck<CheckedCell>
{
    public IEnumerable<Finding> Check(CheckedCell part, CheckedDocument document)
    {
        var (text, amount) = (part.Cell.Source.Text, part.Cell.Amount);
        if (amount.OddSeparators && amount.State != CellState.Unreadable)
            yield return Report(part.Cell.Source, Severity.Warning,
                $"{part.What}: the separators of {text} do not stand every three digits; read as {amount.Value}",
                $"{part.WhatZh}：{text} 的千位分隔符位置不对，读作 {amount.Value}");
    }
}
