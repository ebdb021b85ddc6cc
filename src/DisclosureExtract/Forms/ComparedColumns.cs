using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>
/// Columns that compare two others: 比上年增减 holds how much more it is, or how many percent. The heading leaves that open, the
/// amounts beside it do not.
/// </summary>
static class ComparedColumns
{
    /// <summary>Makes those that hold differences amounts and those that hold percentages attributes, where the numbers tell.</summary>
    public static void Settle(Table table, ColumnKind[] kinds, List<Cell>[] heads)
    {
        for (var c = 0; c < kinds.Length; c++)
        {
            if (kinds[c] is not (ColumnKind.Value or ColumnKind.Attribute) || heads[c].Count == 0) continue;
            if (!ColumnKeys.Compares(heads[c][^1].Text)) continue;
            if (Told(table, kinds, heads, c) is { } kind) kinds[c] = kind;
        }
    }

    static ColumnKind? Told(Table table, ColumnKind[] kinds, List<Cell>[] heads, int column)
    {
        var rows = new List<(int Row, AmountText Number)>();
        for (var row = table.Header.FirstDataRow; row < table.Grid.RowCount; row++)
        {
            if (At(row, column) is not { Value: { } value } number) continue;
            if (table.Grid.At(row, column)!.Text.Contains('%')) return ColumnKind.Attribute;
            if (value != 0) rows.Add((row, number));
        }
        var amounts = Enumerable.Range(0, kinds.Length)
            .Where(c => c != column && kinds[c] == ColumnKind.Value && (heads[c].Count == 0 || !ColumnKeys.Compares(heads[c][^1].Text))).ToList();
        var values = amounts.ConvertAll(ValuesIn);
        int differences = 0, percentages = 0;
        foreach (var a in values)
            foreach (var b in values)
            {
                if (ReferenceEquals(a, b)) continue;
                var (differing, growing) = (0, 0);
                for (var i = 0; i < rows.Count; i++)
                {
                    if (a[i] - b[i] == rows[i].Number.Value) differing++;
                    if (IsGrowth(rows[i].Number, a[i], b[i])) growing++;
                }
                differences = Math.Max(differences, differing);
                percentages = Math.Max(percentages, growing);
            }
        if (differences == percentages || 2 * Math.Max(differences, percentages) < rows.Count) return null;
        return differences > percentages ? ColumnKind.Value : ColumnKind.Attribute;

        decimal[] ValuesIn(int at)
        {
            var found = new decimal[rows.Count];
            for (var i = 0; i < found.Length; i++) found[i] = At(rows[i].Row, at).Value ?? 0;
            return found;
        }

        AmountText At(int row, int at) =>
            table.Grid.At(row, at) is { IsEmpty: false, ColumnSpan: <= 1 } cell && cell.Row == row ? AmountText.Parse(cell.Text) : default;
    }

    static bool IsGrowth(AmountText number, decimal now, decimal before)
    {
        if (before == 0) return false;
        var (growth, place) = ((now - before) / before, 2 * Amount.HalfOf(number.Decimals));
        return Math.Abs(100 * growth - number.Value!.Value) <= place || (number.Decimals > 2 && Math.Abs(growth - number.Value.Value) <= place);
    }
}
