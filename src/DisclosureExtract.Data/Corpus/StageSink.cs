using DisclosureExtract.Data.Tables;
using DuckDB.NET.Data;

namespace DisclosureExtract.Data.Corpus;

/// <summary>Rows into a table of a stage.</summary>
sealed class StageSink(DuckDBAppender appender) : IRowSink, IDisposable
{
    IDuckDBAppenderRow? row;
    IReadOnlyList<bool> flags = [];
    int done;

    IDuckDBAppenderRow Row => row ??= appender.CreateRow();

    /// <summary>Writes rows, each with a flag behind its own columns where there are any.</summary>
    public void Write(TableRows rows, IReadOnlyList<bool> flagged)
    {
        (flags, done) = (flagged, 0);
        rows.Write(this);
    }

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
        if (flags.Count > 0) Row.AppendValue(flags[done++]);
        Row.EndRow();
        row = null;
    }

    public void Dispose() => appender.Dispose();
}
