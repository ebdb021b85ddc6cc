using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Cells;

/// <summary>Amounts of which the page itself says that they are not exact.</summary>
sealed class AmountApproximate() : AmountRule("amount.approximate",
    "an amount of a form is exact: no 约, ≥ or 左右 stands with it",
    "报表金额应为确数，不带“约”“≥”“左右”等字样",
    "the column holds amounts"), ICheck<Fact>
{
    public IEnumerable<Finding> Check(Fact part, CheckedDocument document) =>
        part.Cell.Amount.Doubts.HasFlag(AmountDoubts.Approximate)
            ? [Report(AmountDoubts.Approximate, part, "the page says that it is not exact (约)", "印作约数，非确数")] : [];
}
