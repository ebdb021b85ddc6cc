using System.Globalization;
using System.Text.Json;
using CsvHelper;
using DuckDB.NET.Data;

namespace DisclosureExtract.Tools.Formats;

/// <summary>Tables of facts, each read by another program's reader than the one that wrote them.</summary>
static class TableReaders
{
    /// <summary>Fields whose number may be written with other decimals than elsewhere.</summary>
    static readonly string[] Numbers = ["amount_yuan", "x0", "y0", "x1", "y1", "confidence"];

    /// <summary>Fields that are no text: CSV puts no apostrophe before them.</summary>
    static readonly string[] Bare = [.. Numbers, "value", "year", "page", "row", "checks", "decimals"];

    public static List<PrintedFact> Ndjson(string path) => [.. File.ReadLines(path).Select(line =>
    {
        using var json = JsonDocument.Parse(line);
        return Fact(json.RootElement.EnumerateObject().ToDictionary(
            p => p.Name, p => p.Value.ValueKind switch
            {
                JsonValueKind.Null => "",
                JsonValueKind.String => p.Value.GetString()!,
                _ => p.Value.GetRawText(),
            }));
    })];

    public static List<PrintedFact> Csv(string path) => [.. CsvRows(path).Select(r => Fact(r))];

    /// <summary>Rows by heading. One apostrophe before a text is the guard against formulas.</summary>
    public static IEnumerable<Dictionary<string, string>> CsvRows(string path)
    {
        using var text = new StreamReader(path);
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            yield return csv.HeaderRecord!.ToDictionary(h => h, h =>
                csv.GetField(h) is not { Length: > 0 } field ? "" : field[0] == '\'' && !Bare.Contains(h) ? field[1..] : field);
    }

    /// <summary>DuckDB's reader of Parquet.</summary>
    public static List<PrintedFact> Parquet(string path) =>
        Database(":memory:", $"SELECT COLUMNS(*)::VARCHAR FROM read_parquet({Literal(path)})");

    /// <summary>The facts of all documents of a corpus.</summary>
    public static List<PrintedFact> Corpus(string path) =>
        Database($"{path};ACCESS_MODE=READ_ONLY", "SELECT COLUMNS(*)::VARCHAR FROM facts");

    static List<PrintedFact> Database(string source, string sql)
    {
        using var connection = new DuckDBConnection($"Data Source={source}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var facts = new List<PrintedFact>();
        while (reader.Read())
        {
            var fields = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? "" : reader.GetString(i));
            fields["value"] = NumberText.Printed(fields["value"], fields["decimals"]); // a column of a database has one scale
            facts.Add(Fact(fields));
        }
        return facts;
    }

    static PrintedFact Fact(Dictionary<string, string> fields)
    {
        foreach (var name in Numbers) fields[name] = NumberText.Plain(fields[name]);
        return PrintedFact.Of(fields);
    }

    static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
