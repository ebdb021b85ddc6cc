using DisclosureExtract.Data.Tables;
using DuckDB.NET.Data;

namespace DisclosureExtract.Data.Corpus;

/// <summary>Rows into a table of the stage.</summary>
sealed class StageSink(DuckDBAppender appender) : IRowSink, IDisposable
{
    IDuckDBAppenderRow? row;

    IDuckDBAppenderRow Row => row ??= appender.CreateRow();

    public void Text(string? value)
    {
        if (value is null) Row.AppendNullValue();
        else Row.AppendValue(value);
    }

    public void Whole(int? value) => Row.AppendValue(value);

    public void Exact(decimal? value) => Row.AppendValue(value);

    public void Measure(double? value) => Row.AppendValue(value);

    public void Flag(bool value) => Row.AppendValue(value);

    public void End()
    {
        Row.EndRow();
        row = null;
    }

    public void Dispose() => appender.Dispose();
}
