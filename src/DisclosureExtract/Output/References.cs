using DisclosureExtract.Facts;
using DisclosureExtract.Forms;

namespace DisclosureExtract.Output;

/// <summary>How rows, amounts and suspects are named in the output: id of the table, index of the row, key of the column.</summary>
sealed class References
{
    readonly Dictionary<FormRow, (string Table, int Row)> rows = new(ReferenceEqualityComparer.Instance);

    public References(IEnumerable<FormTable> tables)
    {
        foreach (var table in tables)
            for (var i = 0; i < table.Rows.Count; i++) rows[table.Rows[i]] = (table.Table.Id, i);
    }

    /// <summary>Index of a row in its table, from 0.</summary>
    public int RowOf(Fact fact) => rows[fact.Row].Row;

    public FactReference Of(Fact fact) => new(fact.Table.Table.Id, RowOf(fact), CellKeys.Of(fact.Row, fact.Cell));

    public SuspectInfo Of(Suspect suspect)
    {
        var part = Names.Of(suspect.Part);
        if (suspect.Row is { } row)
            return new(rows[row].Table, rows[row].Row, suspect.Cell is { } cell ? CellKeys.Of(row, cell) : null, part);
        return new(suspect.Table!.Table.Id, null, suspect.Column?.Key, part);
    }
}
