using System.Globalization;
using DisclosureExtract.Data.Tables;

namespace DisclosureExtract.Data.Corpus;

/// <summary>
/// Looks whether all exact numbers of a result fit the columns of a corpus. Yuan are printed amounts times a whole number, so six
/// decimals hold what six decimals of any unit say; what has more is refused, never rounded.
/// </summary>
sealed class Fitting(IReadOnlyList<Column> exact) : IRowSink
{
    readonly decimal[] limits = [.. exact.Select(c => c.Precision - c.Scale < 28 ? Power(c.Precision - c.Scale) : decimal.MaxValue)];
    int column;

    /// <summary>The first number that does not fit; null where all do.</summary>
    public string? Fault { get; private set; }

    public static string? FaultIn(TableRows rows)
    {
        var fitting = new Fitting([.. rows.Table.Columns.Where(c => c.Kind == ColumnKind.Exact)]);
        rows.WriteExact(fitting);
        return fitting.Fault;
    }

    public void Exact(decimal? value)
    {
        var (shape, limit) = (exact[column], limits[column]);
        column++;
        if (value is not { } number || Fault is not null) return;
        if (Math.Abs(number) >= limit || (number.Scale > shape.Scale && Math.Round(number, shape.Scale) != number))
            Fault = string.Create(CultureInfo.InvariantCulture, $"{number} has more digits than a corpus keeps ({shape.Precision - shape.Scale} and {shape.Scale} decimals)");
    }

    public void End() => column = 0;

    public void Text(string? value) => throw Other();

    public void Whole(int? value) => throw Other();

    public void Measure(double? value) => throw Other();

    public void Flag(bool value) => throw Other();

    static InvalidOperationException Other() => new("Only exact numbers are looked at.");

    static decimal Power(int digits) => Enumerable.Repeat(10m, digits).Aggregate(1m, (a, b) => a * b);
}
