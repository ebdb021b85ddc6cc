namespace DisclosureExtract.Output;

/// <summary>A column of the facts: one name, meaning and getter for NDJSON, CSV and Parquet.</summary>
/// <param name="Name">As it stands in the files.</param>
/// <param name="Meaning">What it holds and in which unit.</param>
public abstract record FactColumn(string Name, string Meaning)
{
    /// <param name="Of">Null where it is not known.</param>
    public sealed record Text(string Name, string Meaning, Func<FactRow, string?> Of) : FactColumn(Name, Meaning);

    /// <param name="Of">Null where it is not known.</param>
    public sealed record Whole(string Name, string Meaning, Func<FactRow, int?> Of) : FactColumn(Name, Meaning)
    {
        public required bool IsOptional { get; init; }
    }

    /// <param name="Of">With the decimals as printed; null where it is not known.</param>
    public sealed record Exact(string Name, string Meaning, Func<FactRow, decimal?> Of) : FactColumn(Name, Meaning);

    /// <param name="Format">How it is written as text.</param>
    public sealed record Measure(string Name, string Meaning, string Format, Func<FactRow, double> Of) : FactColumn(Name, Meaning);

    const string Edge = "0.00", Share = "0.####";

    /// <summary>All columns in the order of the contract.</summary>
    public static IReadOnlyList<FactColumn> All { get; } =
    [
        new Text("document", "SHA-256 of the source file, in hexadecimal digits", f => f.Document),
        new Text("entity", "department or unit whose disclosure it is; null where it is not found", f => f.Entity),
        new Whole("year", "year of the budget or of the accounts; null where it is not found", f => f.Year) { IsOptional = true },
        new Text("kind", "budget or final_accounts; null where it is not found", f => f.Kind),
        new Text("form", "id of the statutory form the amount stands in", f => f.Form),
        new Text("side", "side of a form with two: revenue, expenditure …; empty in forms with one", f => f.Side),
        new Text("code", "subject code of the row, digits only; empty where none is printed", f => f.Code),
        new Text("name", "name of the row as printed", f => f.Name),
        new Text("column", "key of the column: what its amounts are and, after a colon, of when", f => f.Column),
        new Text("header", "headings of the column as printed, from the top down, joined by ` / `", f => f.Header),
        new Exact("value", "the amount in the printed unit, with the decimals as printed", f => f.Value),
        new Text("unit", "unit of `value` as printed: 元, 千元, 万元, 百万元 or 亿元; empty where none is printed", f => f.Unit),
        new Exact("amount_yuan", "the amount in yuan; null where the unit is not known", f => f.AmountYuan),
        new Whole("page", "page of the source, from 1", f => f.Page) { IsOptional = false },
        new Measure("x0", "left edge of the printed amount: points (1/72 inch) from the left of the page as displayed", Edge, f => f.X0),
        new Measure("y0", "its upper edge: points from the top of the page as displayed", Edge, f => f.Y0),
        new Measure("x1", "its right edge: points from the left of the page as displayed", Edge, f => f.X1),
        new Measure("y1", "its lower edge: points from the top of the page as displayed", Edge, f => f.Y1),
        new Text("origin", "where its characters come from: text (layer), ocr (pixels) or transcript", f => f.Origin),
        new Text("cell", "the place where there are no points: sheet and cell, table and cell; null on pages", f => f.Cell),
        new Measure("confidence", "how sure the reading is, from 0 to 1; 1 for a text layer", Share, f => f.Confidence),
        new Text("raw", "the characters of the cell as they were read, before anything was put right", f => f.Raw),
        new Text("status", "read, repaired (put right by sums) or disputed (a finding suspects it)", f => f.Status),
        new Text("file", "name of the source file, without folders", f => f.File),
        new Text("level", "department, unit or government; null where the document does not say", f => f.Level),
        new Text("table", "id of its table in the JSON document, as findings name it", f => f.Table),
        new Whole("row", "index of its row in the rows of that table, from 0", f => f.Row) { IsOptional = false },
        new Whole("checks", "how many relations that could have failed confirm the amount; 0: nothing protects it", f => f.Checks) { IsOptional = false },
        new Text("flags", "ids of the rules whose findings suspect it, parted by spaces; empty where none does", f => f.Flags),
    ];
}
