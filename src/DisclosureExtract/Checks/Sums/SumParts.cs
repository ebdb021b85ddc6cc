using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Sums;

/// <summary>Amounts of which every part is missing.</summary>
sealed class SumParts() : Rule("sum.parts", Basis.Amounts,
    "a subtotal that prints an amount prints at least one of its parts",
    "小计有金额时，其所含各项至少一项有金额",
    "the parts of its like are printed, or another form prints the very amount for one of them"), ICheck<CheckedForm>
{
    /// <summary>After what is said of the form and its sums.</summary>
    public override int Rank => 4;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document) =>
        BlankParts.In(document.Facts, part.Table).Select(blank =>
        {
            var at = new CheckedCell(blank.Whole.Row, blank.Whole.Cell);
            var amount = NumberFormat.AsPrinted(blank.Whole.Value);
            var (row, cell) = blank.Cells[0];
            return Report(Severity.Warning, Cause.Unknown, new Place(cell.Source.Page, cell.Source.Box),
                $"{at.What} is {amount}, and nothing is read for any of its {blank.Cells.Count} parts, {row.Label} first. Compare with the page",
                $"{at.WhatZh}为 {amount}，其{blank.Cells.Count}个组成项（{row.Label}等）均未读到金额，请核对原页") with
            {
                Suspects = [.. blank.Cells.Select(c => Suspect.Value(c.Row, c.Cell))],
                Terms = [blank.Whole],
                Expected = blank.Whole.Value,
            };
        });
}
