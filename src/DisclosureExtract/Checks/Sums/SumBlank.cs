using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Sums;

/// <summary>Amounts that are missing where their parts are printed.</summary>
sealed class SumBlank() : Rule("sum.blank", Basis.Amounts,
    "a total or subject whose parts print amounts prints one itself",
    "下级有金额时，合计或上级科目也有金额",
    "most of its like in the column print theirs, or the row prints an amount in another column"), ICheck<CheckedForm>
{
    /// <summary>After what is said of the form and its sums.</summary>
    public override int Rank => 4;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document) =>
        BlankWholes.In(document.Facts, part.Table).Select(blank =>
        {
            var at = new CheckedCell(blank.Row, blank.Cell);
            var sum = NumberFormat.Exact(blank.Sum);
            var place = new Place(blank.Cell.Source.Page, blank.Cell.Source.Box);
            return Report(Severity.Warning, Cause.Unknown, place,
                $"{at.What}: nothing is read here, and its {blank.Parts.Count} parts come to {sum}. Compare with the page",
                $"{at.WhatZh}：此处未读到金额，其{blank.Parts.Count}个组成项合计 {sum}，请核对原页") with
            {
                Suspects = [Suspect.Value(blank.Row, blank.Cell)],
                Terms = blank.Parts,
                Expected = blank.Sum,
            };
        });
}
