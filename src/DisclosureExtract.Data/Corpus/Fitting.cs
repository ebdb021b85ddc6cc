using System.Globalization;
using DisclosureExtract.Data.Tables;

namespace DisclosureExtract.Data.Corpus;

/// <summary>
/// Looks whether all numbers of a result fit the columns of a corpus. Yuan are printed amounts times a whole number, so six
/// decimals hold what six decimals of any unit say; what has more is refused, never rounded.
/// </summary>
sealed class Fitting(IReadOnlyList<Column> columns) : IRowSink
{
    int column;

    /// <summary>The first number that does not fit; null where all do.</summary>
    public string? Fault { get; private set; }

    public void Exact(decimal? value)
    {
        var shape = columns[column++];
        if (value is not { } number || Fault is not null) return;
        if (Math.Truncate(Math.Abs(number)).ToString(CultureInfo.InvariantCulture).Length > shape.Precision - shape.Scale || Math.Round(number, shape.Scale) != number)
            Fault = string.Create(CultureInfo.InvariantCulture, $"{number} has more digits than a corpus keeps ({shape.Precision - shape.Scale} and {shape.Scale} decimals)");
    }

    public void Text(string? value) => column++;

    public void Whole(int? value) => column++;

    public void Measure(double? value) => column++;

    public void Flag(bool value) => column++;

    public void End() => column = 0;
}
