using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Cells;

/// <summary>A hole in a form that prints its zeros: where every other cell holds something, nothing is no zero.</summary>
sealed class CellBlank() : LabelRule("cell.blank",
    "a form that prints a zero or a dash in each cell without an amount leaves no cell blank",
    "以零或横线填写无金额单元格的表，没有空白单元格",
    "the form has at least 20 cells with something in them, zeros or dashes among them, and at most one in 50 is blank"),
    ICheck<CheckedForm>
{
    const int LeastFilled = 20, LeastZeros = 3, FilledForEachBlank = 50;

    public override int Rank => 5;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        var cells = part.Table.Rows.Where(r => r.Cells.Any(c => c.Amount.Value is not null))
            .SelectMany(r => r.Cells.Select(c => (Row: r, Cell: c))).ToList();
        var blanks = cells.FindAll(c => c.Cell.Amount.State == CellState.Blank);
        var filled = cells.Count - blanks.Count;
        var zeros = cells.Count(c => c.Cell.Amount.State is CellState.Zero or CellState.Dash);
        if (filled < LeastFilled || zeros < LeastZeros || blanks.Count > Math.Max(1, filled / FilledForEachBlank)) return [];
        return blanks.Select(b => Of(new CheckedCell(b.Row, b.Cell), filled));
    }

    Finding Of(CheckedCell at, int filled) => Report(at.Cell.Source, Severity.Warning,
        $"{at.What}: nothing is read here, where {filled} other cells of the form hold an amount, a zero or a dash. Compare with the page",
        $"{at.WhatZh}：此处未读到内容，本表其余{filled}个单元格均有金额、零或横线，请核对原页") with
    {
        Suspects = [Suspect.Value(at.Row, at.Cell)],
    };
}
