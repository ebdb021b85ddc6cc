using System.Globalization;
using DisclosureExtract.Data.Tables;
using Parquet;
using Parquet.Schema;

namespace DisclosureExtract.Data.Files;

/// <summary>
/// Rows as Parquet: amounts are DECIMAL(24,6), which holds fen of any budget and is the same in all files, so that many are
/// read as one; a file that needs more has its own precision. Nothing is rounded. The bytes depend on the rows alone.
/// </summary>
sealed class ParquetFile(Stream stream, IReadOnlyList<Column> columns) : IRowSink
{
    const int MostDigits = 38;

    readonly Values[] values = [.. columns.Select(Values.Of)];
    int column;

    public void Text(string? value) => Next<string?>().Add(value);

    public void Whole(int? value) => Next<int?>().Add(value);

    public void Exact(decimal? value) => Next<decimal?>().Add(value);

    public void Measure(double? value) => Next<double?>().Add(value);

    public void Flag(bool value) => Next<bool>().Add(value);

    public void End() => column = 0;

    /// <summary>Writes one row group with all rows.</summary>
    public async Task WriteAsync()
    {
        var schema = new ParquetSchema([.. values.Select(v => v.Field)]);
        // The writer asks the stream where it is, which files under a temporary name allow.
        var writer = await ParquetWriter.CreateAsync(schema, stream).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            using var group = writer.CreateRowGroup();
            foreach (var one in values) await one.WriteAsync(group).ConfigureAwait(false);
            group.CompleteValidate();
        }
    }

    List<T> Next<T>() => ((Values<T>)values[column++]).Rows;

    abstract class Values
    {
        public abstract Field Field { get; }

        public abstract Task WriteAsync(ParquetRowGroupWriter group);

        public static Values Of(Column column) => column.Kind switch
        {
            ColumnKind.Text => new Values<string?>(
                _ => new(column.Name, typeof(string), isNullable: true),
                (g, f, rows) => g.WriteAsync(f, (IReadOnlyCollection<string>)rows!)),
            ColumnKind.Whole => Plain<int>(column),
            ColumnKind.Measure => Plain<double>(column),
            ColumnKind.Exact => new Values<decimal?>(
                rows => Decimal(column, rows), (g, f, rows) => g.WriteAsync<decimal>(f, rows.ToArray())),
            ColumnKind.Flag => new Values<bool>(
                _ => new(column.Name, typeof(bool), isNullable: false), (g, f, rows) => g.WriteAsync<bool>(f, rows.ToArray())),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column, "no kind of column"),
        };

        static Values<T?> Plain<T>(Column column) where T : struct => new(
            _ => new(column.Name, typeof(T), isNullable: column.IsOptional),
            (g, f, rows) => column.IsOptional
                ? g.WriteAsync<T>(f, rows.ToArray())
                : g.WriteAsync<T>(f, rows.ConvertAll(v => v!.Value).ToArray()));

        static DecimalDataField Decimal(Column column, List<decimal?> rows)
        {
            var scale = rows.Select(v => v is { } d ? d.Scale : 0).DefaultIfEmpty().Max();
            var digits = rows.Select(v => v is { } d ? Whole(d) : 0).DefaultIfEmpty().Max();
            return scale <= column.Scale && digits <= column.Precision - column.Scale
                ? new(column.Name, column.Precision, column.Scale, isNullable: true)
                : new(column.Name, MostDigits, scale, isNullable: true);
        }

        static int Whole(decimal value) => Math.Truncate(Math.Abs(value)).ToString(CultureInfo.InvariantCulture).Length;
    }

    sealed class Values<T>(Func<List<T>, DataField> make, Func<ParquetRowGroupWriter, DataField, List<T>, Task> write) : Values
    {
        DataField? made;

        public List<T> Rows { get; } = [];

        public override DataField Field => made ??= make(Rows);

        public override Task WriteAsync(ParquetRowGroupWriter group) => write(group, (DataField)Field, Rows);
    }
}
