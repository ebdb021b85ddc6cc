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

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        // One row is one finding, in however many columns.
        foreach (var row in BlankParts.In(document.Facts, part.Table)
            .GroupBy(b => b.Whole.Row, ReferenceEqualityComparer.Instance).Select(g => g.ToList()))
        {
            var (whole, cells) = (row[0].Whole, row.SelectMany(b => b.Cells)
                .DistinctBy(c => c.Cell, ReferenceEqualityComparer.Instance).ToList());
            var (at, amount) = (new CheckedCell(whole.Row, whole.Cell), NumberFormat.AsPrinted(whole.Value));
            var (first, cell) = cells[0];
            yield return Report(Severity.Warning, Cause.Unknown, new Place(cell.Source.Page, cell.Source.Box),
                $"{at.What} is {amount}, and nothing is read for any of its {row[0].Cells.Count} parts, {first.Label} first. Compare with the page",
                $"{at.WhatZh}为 {amount}，其{row[0].Cells.Count}个组成项（{first.Label}等）均未读到金额，请核对原页") with
            {
                Suspects = [.. cells.Select(c => Suspect.Value(c.Row, c.Cell))],
                Terms = [.. row.Select(b => b.Whole)],
                Expected = whole.Value,
            };
        }
    }
}
