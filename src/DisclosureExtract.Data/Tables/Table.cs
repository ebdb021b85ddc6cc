using DisclosureExtract.Output;

namespace DisclosureExtract.Data.Tables;

/// <summary>A table that every result is written into: the same columns in every format.</summary>
abstract class Table(string name, string en, string zh, IReadOnlyList<Column> columns)
{
    /// <summary>As files and databases call it.</summary>
    public string Name { get; } = name;

    public string En { get; } = en;

    public string Zh { get; } = zh;

    public IReadOnlyList<Column> Columns { get; } = columns;

    /// <summary>Whether a result has rows of it.</summary>
    public abstract bool HasRows(Disclosure disclosure);

    /// <summary>Hands on the rows of a result, in the order in which it has them.</summary>
    public abstract void Write(Disclosure disclosure, IRowSink sink);

    /// <summary>The rows of a result, made once for who goes over them more than once.</summary>
    public abstract TableRows RowsOf(Disclosure disclosure);
}

/// <summary>Rows of one table.</summary>
abstract class TableRows
{
    public abstract Table Table { get; }

    public abstract void Write(IRowSink sink);

    /// <summary>Hands on nothing but the exact numbers.</summary>
    public abstract void WriteExact(IRowSink sink);
}

/// <summary>Rows made of values of one type.</summary>
sealed class TableRows<T>(Table<T> table, IReadOnlyList<T> values) : TableRows
{
    public override Table Table => table;

    public IReadOnlyList<T> Values => values;

    public override void Write(IRowSink sink) => table.Write(values, sink);

    public override void WriteExact(IRowSink sink) => table.WriteExact(values, sink);
}

/// <summary>A table made of values of one type.</summary>
sealed class Table<T>(
    string name, string en, string zh, Func<Disclosure, IEnumerable<T>> rows, IReadOnlyList<ColumnOf<T>> columns)
    : Table(name, en, zh, [.. columns.Select(c => c.Shape)])
{
    readonly List<ColumnOf<T>> exact = [.. columns.Where(c => c.Shape.Kind == ColumnKind.Exact)];

    public override TableRows RowsOf(Disclosure disclosure) => new TableRows<T>(this, [.. rows(disclosure)]);

    public override bool HasRows(Disclosure disclosure) => rows(disclosure).Any();

    public override void Write(Disclosure disclosure, IRowSink sink) => Write(rows(disclosure), sink);

    public void Write(IEnumerable<T> values, IRowSink sink)
    {
        foreach (var value in values)
        {
            foreach (var column in columns) column.Put(sink, value);
            sink.End();
        }
    }

    public void WriteExact(IReadOnlyList<T> values, IRowSink sink)
    {
        if (exact.Count == 0) return;
        foreach (var value in values)
        {
            foreach (var column in exact) column.Put(sink, value);
            sink.End();
        }
    }
}
