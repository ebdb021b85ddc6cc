using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Cells;

/// <summary>Amounts that stand in several rows or columns at once.</summary>
sealed class AmountMerged() : Rule("amount.merged", Basis.Labels,
    "an amount stands in one row and in one column",
    "一个金额只属于一行一列",
    "the cell of an amount goes over several named rows, or over several columns of amounts, or its column is two without a ruling"), ICheck<IReadOnlyList<Fact>>
{
    public IEnumerable<Finding> Check(IReadOnlyList<Fact> part, CheckedDocument document)
    {
        foreach (var facts in part.Where(MergedAmounts.Holds).GroupBy(f => f.Table.Table.Id).Select(g => g.ToList()))
        {
            var (first, count) = (facts[0], facts.Count);
            var (label, value) = (first.Row.Label, NumberFormat.Exact(first.Value));
            yield return Report(Severity.Warning, Cause.Unknown, new Place(first.Page, first.Box),
                $"{count} amounts of {first.Form} stand in cells or under headings of several rows or columns, {label} {value} first: "
                    + "to which of them they belong is not printed",
                $"{first.Form} 中{count}个金额的单元格或表头跨越多行或多列（首个为{label} {value}），原件未印明其归属") with
            {
                Suspects = Suspect.Values(facts),
            };
        }
    }
}
