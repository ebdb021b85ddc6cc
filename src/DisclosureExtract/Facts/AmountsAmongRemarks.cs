using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts;

/// <summary>
/// A column that its heading calls a share, a count or a remark, and whose numbers are what two columns of amounts differ by:
/// 合计 − 基本支出 under 项目支出（%）. Then the heading is misprinted or misunderstood.
/// </summary>
/// <param name="First">The first row that has a number there.</param>
/// <param name="Count">Numbers that are not zero.</param>
sealed record AmountsAmongRemarks(string Heading, FormRow First, int Count)
{
    /// <summary>Rows that have to agree, and their part of all rows with a number.</summary>
    const int LeastRows = 3;
    const double MostRows = 0.8;

    public static IEnumerable<AmountsAmongRemarks> In(FormTable table)
    {
        foreach (var heading in table.Rows.SelectMany(r => r.Attributes).Select(a => a.Key).Distinct())
        {
            var numbers = table.Rows.Select(r => new Number(r, ValueOf(r, heading))).Where(n => n.Value is not null and not 0).ToList();
            if (numbers.Count >= LeastRows && AreDifferences(table, numbers)) yield return new(heading, numbers[0].Row, numbers.Count);
        }
    }

    static bool AreDifferences(FormTable table, List<Number> numbers)
    {
        foreach (var whole in table.Columns)
            foreach (var rest in table.Columns)
            {
                if (whole == rest) continue;
                var fitting = numbers.FindAll(n => n.Row.CellIn(whole)?.Amount.Value - RestOf(n.Row, rest) == n.Value);
                // Somewhere something has to be left over: two columns that say the same are no sum.
                if (fitting.Count >= MostRows * numbers.Count && fitting.Exists(n => RestOf(n.Row, rest) != 0)) return true;
            }
        return false;
    }

    static decimal RestOf(FormRow row, FormColumn column) => row.CellIn(column)?.Amount.Value ?? 0;

    static decimal? ValueOf(FormRow row, string heading) =>
        row.Attributes.FirstOrDefault(a => a.Key == heading) is { } remark ? AmountText.Parse(remark.Value).Value : null;

    sealed record Number(FormRow Row, decimal? Value);
}
