using DisclosureExtract.Data.Tables;
using DisclosureExtract.Output;

namespace DisclosureExtract.Data.Files;

/// <summary>Formats that hold one table a file.</summary>
public enum TableFormat
{
    Ndjson,
    Csv,
    Parquet,
}

/// <summary>Results as files, one for each table.</summary>
public static class TableFiles
{
    /// <summary>The table of amounts, which every result has.</summary>
    public const string Facts = "facts";

    /// <summary>Names of the tables a result has rows of, and of its facts whether there are any or not.</summary>
    public static IEnumerable<string> Of(Disclosure disclosure) =>
        AllTables.All.Where(t => t.Name == Facts || t.HasRows(disclosure)).Select(t => t.Name);

    /// <summary>Writes one table of results, one result after the other.</summary>
    public static void Write(Stream stream, TableFormat format, string table, IEnumerable<Disclosure> results)
    {
        var what = AllTables.All.Single(t => t.Name == table);
        switch (format)
        {
            case TableFormat.Ndjson:
                using (var json = new JsonLines(stream, what.Columns))
                    foreach (var result in results) what.Write(result, json);
                break;
            case TableFormat.Csv:
                using (var csv = new CsvFile(stream, what.Columns))
                    foreach (var result in results) what.Write(result, csv);
                break;
            case TableFormat.Parquet:
                var parquet = new ParquetFile(stream, what.Columns);
                foreach (var result in results) what.Write(result, parquet);
                parquet.WriteAsync().GetAwaiter().GetResult();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "no format of tables");
        }
    }
}
