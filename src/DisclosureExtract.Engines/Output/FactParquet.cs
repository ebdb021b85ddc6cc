using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using Parquet;
using Parquet.Schema;

namespace DisclosureExtract.Engines.Output;

/// <summary>
/// Facts as Parquet with Parquet.Net: the columns of contract section 1 in their order. Amounts are DECIMAL(38,18), so
/// that nothing is rounded on the way into a query; year is INT32 and null where it is unknown.
/// </summary>
public static class FactParquet
{
    const int Precision = 38, Scale = 18;

    /// <summary>Writes one row group; the bytes depend on the facts alone.</summary>
    public static void Write(Stream stream, IEnumerable<FactRow> facts) =>
        WriteAsync(stream, [.. facts]).GetAwaiter().GetResult();

    static async Task WriteAsync(Stream stream, FactRow[] facts)
    {
        var columns = FactColumn.All.Select(ParquetColumn.Of).ToList();
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
        public static ParquetColumn Of(FactColumn column) => column switch
        {
            FactColumn.Text text => Text(text),
            FactColumn.Whole { IsOptional: true } whole =>
                Optional(new DataField(whole.Name, typeof(int), isNullable: true), whole.Of),
            FactColumn.Whole whole => Number(whole.Name, f => whole.Of(f)!.Value),
            FactColumn.Exact exact => Optional(Decimal(exact.Name), exact.Of),
            FactColumn.Measure measure => Number(measure.Name, measure.Of),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column, "no kind of column"),
        };

        static ParquetColumn Text(FactColumn.Text column) => new(
            new DataField(column.Name, typeof(string), isNullable: true),
            (g, f, rows) => g.WriteAsync(f, (IReadOnlyCollection<string>)[.. rows.Select(column.Of)!]));

        static ParquetColumn Number<T>(string name, Func<FactRow, T> of) where T : struct =>
            new(
                new DataField(name, typeof(T), isNullable: false),
                (g, f, rows) => g.WriteAsync<T>(f, rows.Select(of).ToArray()));

        static ParquetColumn Optional<T>(DataField field, Func<FactRow, T?> of) where T : struct =>
            new(field, (g, f, rows) => g.WriteAsync<T>(f, rows.Select(of).ToArray()));
    }

    static DecimalDataField Decimal(string name) => new(name, Precision, Scale, isNullable: true);
}
