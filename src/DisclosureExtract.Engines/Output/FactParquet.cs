using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using Parquet;
using Parquet.Schema;

namespace DisclosureExtract.Engines.Output;

/// <summary>
/// Facts as Parquet with Parquet.Net: the columns of contract section 1 in their order. Amounts are DECIMAL(38,18), so that nothing
/// is rounded on the way into a query; year is INT32 and null where it is unknown.
/// </summary>
public static class FactParquet
{
    const int Precision = 38, Scale = 18;

    /// <summary>Writes one row group; the bytes depend on the facts alone.</summary>
    public static void Write(Stream stream, IEnumerable<FactRow> facts) => WriteAsync(stream, [.. facts]).GetAwaiter().GetResult();

    static async Task WriteAsync(Stream stream, FactRow[] facts)
    {
        var columns = Columns();
        var schema = new ParquetSchema([.. columns.Select(c => c.Field)]);
        // The writer asks the stream where it is, which files under a temporary name allow.
        var writer = await ParquetWriter.CreateAsync(schema, stream).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (field, write) in columns) await write(group, field, facts).ConfigureAwait(false);
            group.CompleteValidate();
        }
    }

    sealed record ParquetColumn(DataField Field, Func<ParquetRowGroupWriter, DataField, FactRow[], Task> Write)
    {
        public static ParquetColumn Text(string name, Func<FactRow, string?> of) =>
            new(new DataField(name, typeof(string), isNullable: true), (g, f, rows) => g.WriteAsync(f, (IReadOnlyCollection<string>)[.. rows.Select(of)!]));

        public static ParquetColumn Number<T>(string name, Func<FactRow, T> of) where T : struct =>
            new(new DataField(name, typeof(T), isNullable: false), (g, f, rows) => g.WriteAsync<T>(f, rows.Select(of).ToArray()));

        public static ParquetColumn Optional<T>(DataField field, Func<FactRow, T?> of) where T : struct =>
            new(field, (g, f, rows) => g.WriteAsync<T>(f, rows.Select(of).ToArray()));
    }

    static List<ParquetColumn> Columns() =>
    [
        ParquetColumn.Text("document", f => f.Document),
        ParquetColumn.Text("entity", f => f.Entity),
        ParquetColumn.Optional<int>(new DataField("year", typeof(int), isNullable: true), f => f.Year),
        ParquetColumn.Text("kind", f => f.Kind),
        ParquetColumn.Text("form", f => f.Form),
        ParquetColumn.Text("side", f => f.Side),
        ParquetColumn.Text("code", f => f.Code),
        ParquetColumn.Text("name", f => f.Name),
        ParquetColumn.Text("column", f => f.Column),
        ParquetColumn.Text("header", f => f.Header),
        ParquetColumn.Optional<decimal>(Decimal("value"), f => f.Value),
        ParquetColumn.Text("unit", f => f.Unit),
        ParquetColumn.Optional<decimal>(Decimal("amount_yuan"), f => f.AmountYuan),
        ParquetColumn.Number("page", f => f.Page),
        ParquetColumn.Number("x0", f => f.X0),
        ParquetColumn.Number("y0", f => f.Y0),
        ParquetColumn.Number("x1", f => f.X1),
        ParquetColumn.Number("y1", f => f.Y1),
        ParquetColumn.Text("origin", f => f.Origin),
        ParquetColumn.Number("confidence", f => f.Confidence),
        ParquetColumn.Text("raw", f => f.Raw),
        ParquetColumn.Text("status", f => f.Status),
    ];

    static DecimalDataField Decimal(string name) => new(name, Precision, Scale, isNullable: true);
}
