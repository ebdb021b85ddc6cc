using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>A printed percentage that is not that of the amounts beside it.</summary>
/// <param name="Actual">What the amounts come to.</param>
sealed record OddRatio(string Heading, string Printed, decimal Actual, Fact Now, Fact Base);

/// <summary>
/// Columns of percentages are no amounts, and yet each speaks of two: growth (本年 over 上年), or a share (决算 of 预算). Of which columns
/// most rows tell.
/// </summary>
static class ColumnRatios
{
    /// <summary>Rows that have to agree before the others are odd, and their part of all rows.</summary>
    const int LeastRows = 3;
    const double MostRows = 0.7;

    static readonly WordTable Headings = WordTable.Of("column ratio");

    public static IEnumerable<OddRatio> In(FactIndex facts, FormTable table)
    {
        foreach (var group in FactIndex.Groups(table))
        {
            var rows = table.Rows.Where(r => r.Group == group && r.Attributes.Count > 0).ToList();
            foreach (var heading in rows.SelectMany(r => r.Attributes).Select(a => a.Key).Distinct().Where(Headings.StandIn).ToList())
                if (!rows.Exists(r => r.Attributes.Count(a => a.Key == heading) > 1))
                    foreach (var odd in Odd(facts, table, group, heading, rows)) yield return odd;
        }
    }

    static List<OddRatio> Odd(FactIndex facts, FormTable table, int group, string heading, List<FormRow> rows)
    {
        var printed = rows.Select(r => new { Row = r, Number = NumberOf(r.Attributes.FirstOrDefault(a => a.Key == heading)?.Value) })
            .Where(r => r.Number.Value is not null and not 0).ToList();
        if (printed.Count <= LeastRows) return [];
        var columns = FactIndex.Columns(table, group).Where(c => !ChangeSums.IsChange(c)).ToList();
        var (best, most) = (new List<OddRatio>(), 0);
        foreach (var now in columns)
            foreach (var before in columns)
                foreach (var isGrowth in (bool[])[true, false])
                {
                    if (now == before) continue;
                    var (odd, count) = (new List<OddRatio>(), 0);
                    foreach (var one in printed)
                    {
                        var (row, number) = (one.Row, one.Number);
                        if (facts.At(table, row, now) is not { } a || facts.At(table, row, before) is not { Value: not 0 } b) continue;
                        var (x, y) = (a.Value, b.Value * b.Unit.To(a.Unit));
                        var actual = 100 * (isGrowth ? x - y : x) / y;
                        // Half a unit of each amount, and one of the last place of the percentage: it is often cut off.
                        var tolerance = 2 * Amount.HalfOf(number.Decimals)
                            + 100 * (facts.Precision.HalfUnit(a) + Math.Abs(x / y) * facts.Precision.HalfUnit(b) * b.Unit.To(a.Unit)) / Math.Abs(y);
                        if (Math.Abs(actual - number.Value!.Value) <= tolerance) count++;
                        else odd.Add(new OddRatio(heading, row.Attributes.First(r => r.Key == heading).Value, decimal.Round(actual, 2), a, b));
                    }
                    if (count > most && count >= LeastRows && count >= MostRows * (count + odd.Count)) (best, most) = (odd, count);
                }
        return best;
    }

    static AmountText NumberOf(string? text) => text is null ? default : AmountText.Parse(text.TrimEnd('%'));
}
