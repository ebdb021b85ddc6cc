using DisclosureExtract.Forms;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Facts;

/// <summary>
/// Bookkeepers print what is below zero in red, others what they want to be seen. An amount in red without a sign, among others in
/// black, may be either. Where the label of its row or the heading of its column is red as well, or all amounts of the table are, red
/// is no sign.
/// </summary>
static class RedInk
{
    /// <summary>Marks the amounts whose sign the ink leaves open.</summary>
    public static IReadOnlyList<FormTable> Mark(IReadOnlyList<FormTable> tables) =>
        tables.Any(t => t.Rows.Any(r => r.Cells.Any(IsRedAmount))) ? [.. tables.Select(Mark)] : tables;

    static FormTable Mark(FormTable table)
    {
        var cells = table.Rows.SelectMany(r => r.Cells).Where(c => c.Amount.Value is not (null or 0)).ToList();
        if (!cells.Exists(IsRedAmount) || cells.TrueForAll(c => IsRed(c.Source))) return table;
        var plain = table.Columns.Where(c => !HasRedHeading(table, c)).ToHashSet();
        return table with
        {
            Rows = [.. table.Rows.Select(r => HasRedLabel(table, r) || !r.Cells.Any(IsRedAmount) ? r : r with
            {
                Cells = [.. r.Cells.Select(c => IsRedAmount(c) && plain.Contains(c.Column) ? c with { IsSignUnknown = true } : c)],
            })],
        };
    }

    static bool IsRedAmount(FormCell cell) => cell.Amount.Value > 0 && IsRed(cell.Source);

    static bool IsRed(Cell cell)
    {
        foreach (var line in cell.Lines)
            foreach (var word in line.Words)
                if (!word.IsRed) return false;
        return !cell.IsEmpty;
    }

    static bool HasRedLabel(FormTable table, FormRow row)
    {
        var amounts = row.Cells.Select(c => c.Column.Index).ToHashSet();
        return table.Table.Grid.Row(row.Index).Any(c => !amounts.Contains(c.Column) && IsRed(c));
    }

    static bool HasRedHeading(FormTable table, FormColumn column) => Enumerable.Range(0, table.Table.Header.FirstDataRow)
        .Any(row => table.Table.Grid.At(row, column.Index) is { } heading && IsRed(heading));

    /// <summary>
    /// Whether sums tell the sign: one holds in which amounts in black take part, and none fails. A sum of nothing but red amounts holds
    /// with either sign.
    /// </summary>
    public static bool IsSignTold(IEnumerable<RelationResult> relations)
    {
        var isTold = false;
        foreach (var relation in relations)
        {
            if (relation.Relation.Facts.All(f => f.Value == 0 || f.Cell.IsSignUnknown)) continue;
            if (!relation.Holds) return false;
            isTold = true;
        }
        return isTold;
    }
}
