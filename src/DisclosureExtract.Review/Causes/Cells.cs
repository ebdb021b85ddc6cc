using DisclosureExtract.Correct;
using DisclosureExtract.Output;

namespace DisclosureExtract.Review.Causes;

/// <summary>Looks up what references of a result point to.</summary>
sealed class Cells(Disclosure disclosure)
{
    readonly Dictionary<string, TableInfo> tables = disclosure.Tables.DistinctBy(t => t.Id).ToDictionary(t => t.Id);

    /// <summary>Of the body that discloses.</summary>
    public string? Level => disclosure.Identity.Level;

    public TableInfo? Table(string id) => tables.GetValueOrDefault(id);

    public RowInfo? Row(string table, int? row) =>
        row is { } at && Table(table) is { } found && at >= 0 && at < found.Rows.Count ? found.Rows[at] : null;

    public CellInfo? Cell(string table, int? row, string? column) =>
        column is not null && Row(table, row) is { } found ? found.Cells.GetValueOrDefault(column) : null;

    public decimal? Value(string table, int? row, string? column) =>
        column is not null && Row(table, row) is { } found && found.Values.TryGetValue(column, out var value) ? value : null;

    public decimal? Value(FactReference fact) => Value(fact.Table, fact.Row, fact.Column);

    /// <summary>A cell as explanations call it: form, row, headings.</summary>
    public string Words(SuspectInfo cell)
    {
        var table = Table(cell.Table);
        var row = Row(cell.Table, cell.Row);
        var header = table?.Columns.FirstOrDefault(c => c.Key == cell.Column?.Split('#')[0])?.Header ?? [];
        return $"{table?.Form}, {(row?.Name is { Length: > 0 } name ? name : row?.Code)}, {string.Join(" / ", header)}";
    }

    /// <summary>What a decision about something in a table has to start from; null where it is not there.</summary>
    public DecidedFrom? From(SuspectInfo suspect) => suspect.Part switch
    {
        "value" => Cell(suspect.Table, suspect.Row, suspect.Column) is { } cell
            ? new(cell.Raw, Value(suspect.Table, suspect.Row, suspect.Column)) : null,
        "code" => Row(suspect.Table, suspect.Row) is { } row ? new(row.Code, null) : null,
        "form" => Table(suspect.Table) is { } table ? new(table.Form, null) : null,
        "level" => new(Level ?? "", null),
        "unit" => new(Table(suspect.Table)?.Unit ?? "", null),
        _ => Row(suspect.Table, suspect.Row) is { } row ? new(row.Name, null) : new("", null),
    };

    public DecisionTarget? Target(SuspectInfo suspect, string? to) => From(suspect) is { } from
        ? new DecisionTarget { Table = suspect.Table, Row = suspect.Row, Column = suspect.Column, Part = suspect.Part, From = from, To = to }
        : null;

    /// <summary>Table and row whose printed line a place stands in; null where it stands in none.</summary>
    public (string Table, int Row)? RowAt(PlacedBox place)
    {
        var middle = (place.Box.Y0 + place.Box.Y1) / 2;
        foreach (var table in disclosure.Tables.Where(t => t.Pages.Contains(place.Page)))
            for (var i = 0; i < table.Rows.Count; i++)
                foreach (var cell in table.Rows[i].Cells.Values)
                    if (cell.Page == place.Page && cell.Box.Y0 <= middle && middle <= cell.Box.Y1) return (table.Id, i);
        return null;
    }
}
