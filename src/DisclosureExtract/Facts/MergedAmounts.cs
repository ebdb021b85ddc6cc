using DisclosureExtract.Forms;

namespace DisclosureExtract.Facts;

/// <summary>
/// Amounts whose cell goes over several rows that each have a name, or over several columns of amounts. Which of them is meant, or how
/// the amount is shared among them, the page does not say. So it is with amounts in a column that is two.
/// </summary>
static class MergedAmounts
{
    public static bool Holds(Fact fact) => fact.Table.Pairs.Contains(fact.Column) || GoesOverSeveral(fact);

    static bool GoesOverSeveral(Fact fact) => Places(fact).Select(p => (p.Row.Code, p.Row.Name, p.Column.Key)).Distinct().Skip(1).Any();

    /// <summary>What the amounts of a table that <see cref="Holds"/> may belong to.</summary>
    public static IEnumerable<(FormRow Row, FormColumn Column)> Places(FormTable table) => Fact.In(table).Where(GoesOverSeveral).SelectMany(Places);

    /// <summary>Rows and columns that the cell of an amount goes over; none where it is one cell.</summary>
    static IEnumerable<(FormRow Row, FormColumn Column)> Places(Fact fact)
    {
        var cell = fact.Cell.Source;
        if (cell is { RowSpan: 1, ColumnSpan: 1 }) return [];
        var columns = fact.Table.Columns
            .Where(c => c.Group == fact.Column.Group && c.Index >= cell.Column && c.Index < cell.Column + cell.ColumnSpan).ToList();
        return fact.Table.Rows
            .Where(r => r.Group == fact.Row.Group && r.IsLabelled && r.Index >= cell.Row && r.Index < cell.Row + cell.RowSpan)
            .SelectMany(r => columns.Select(c => (r, c)));
    }
}
