using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Cells;

/// <summary>Cells in columns of amounts that hold something else.</summary>
sealed class CellUnreadable() : LabelRule("cell.unreadable",
    "a cell in a column of amounts holds an amount, a dash or nothing",
    "金额列的单元格为金额、横线或空白",
    "the column holds amounts"), ICheck<CheckedCell>
{
    public IEnumerable<Finding> Check(CheckedCell part, CheckedDocument document)
    {
        var cell = part.Cell;
        if (cell.Amount.State == CellState.Unreadable)
            yield return Report(cell.Source, Severity.Warning,
                $"{part.What}: “{cell.Source.Raw}” is no amount",
                $"{part.WhatZh}：“{cell.Source.Raw}”不是金额") with
            {
                Suspects = [Suspect.Value(part.Row, cell)],
            };
    }
}
