using DisclosureExtract.Forms;

namespace DisclosureExtract.Facts;

/// <summary>A cell that holds nothing although its parts print amounts.</summary>
/// <param name="Sum">What the parts come to.</param>
sealed record BlankWhole(FormRow Row, FormCell Cell, decimal Sum, IReadOnlyList<Fact> Parts);

/// <summary>
/// Totals and subjects whose parts print amounts and that print none themselves, where their like do: a sum cannot fail
/// over an amount that is not there.
/// </summary>
static class BlankWholes
{
    public static IEnumerable<BlankWhole> In(FactIndex facts, FormTable table)
    {
        var found = Rows(facts, table).Concat(Columns(facts, table));
        return found.DistinctBy(b => b.Cell, ReferenceEqualityComparer.Instance);
    }

    /// <summary>
    /// Down a column: most of the rows that sum up others print there, or this row prints elsewhere, or beside it the total of
    /// the other side.
    /// </summary>
    static IEnumerable<BlankWhole> Rows(FactIndex facts, FormTable table)
    {
        foreach (var column in RowSums.Wholes(facts, table).GroupBy(w => w.Column))
        {
            var wholes = column.Select(w => (Row: w.Tree.Rows[w.Whole],
                Parts: w.Parts.SelectMany(p => facts.Contribution(table, w.Tree, p, w.Column)).ToList())).ToList();
            foreach (var blank in Blanks(facts, table, wholes.ConvertAll(w => (w.Row, column.Key, w.Parts)))) yield return blank;
        }
    }

    /// <summary>Along the rows: most rows with parts print their total.</summary>
    static IEnumerable<BlankWhole> Columns(FactIndex facts, FormTable table)
    {
        foreach (var (whole, parts) in ColumnSums.Wholes(table))
        {
            var rows = table.Rows.Where(r => r.Group == whole.Group)
                .Select(r => (Row: r, Column: whole, Parts: parts.Select(p => facts.At(table, r, p)).OfType<Fact>().ToList())).ToList();
            foreach (var blank in Blanks(facts, table, rows)) yield return blank;
        }
    }

    static IEnumerable<BlankWhole> Blanks(
        FactIndex facts, FormTable table, List<(FormRow Row, FormColumn Column, List<Fact> Parts)> wholes)
    {
        var summed = wholes.FindAll(w => w.Parts.Sum(p => p.Value) != 0);
        var blanks = summed.FindAll(w => facts.At(table, w.Row, w.Column) is null);
        var arePrinted = summed.Count - blanks.Count >= blanks.Count;
        foreach (var (row, column, parts) in blanks)
        {
            var printsElsewhere = row.Cells.Any(c => c.Column != column && c.Amount.Value is not null)
                || (row.IsTotal && table.Rows.Any(r => r.Index == row.Index && r.Group != row.Group && r.IsTotal
                    && r.Cells.Any(c => c.Amount.Value is not null and not 0)));
            if (row.BlankIn(column) is { } cell && (arePrinted || printsElsewhere))
                yield return new BlankWhole(row, cell, parts.Sum(p => p.Value), parts);
        }
    }
}
