namespace DisclosureExtract.Data.Tables;

/// <summary>Takes the values of rows, one call a column in their order: a file of some format, or a table of a database.</summary>
interface IRowSink
{
    void Text(string? value);

    void Whole(int? value);

    void Exact(decimal? value);

    void Measure(double? value);

    void Flag(bool value);

    /// <summary>The row is whole.</summary>
    void End();
}
