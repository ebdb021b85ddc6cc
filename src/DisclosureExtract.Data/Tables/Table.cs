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
}

/// <summary>A table made of values of one type.</summary>
sealed class Table<T>(
    string name, string en, string zh, Func<Disclosure, IEnumerable<T>> rows, IReadOnlyList<ColumnOf<T>> columns)
    : Table(name, en, zh, [.. columns.Select(c => c.Shape)])
{
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
}
