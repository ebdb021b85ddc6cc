namespace DisclosureExtract.Data.Tables;

/// <summary>What the values of a column are, in every format.</summary>
enum ColumnKind
{
    Text,

    /// <summary>A whole number of 32 bits.</summary>
    Whole,

    /// <summary>A decimal with the decimals as printed.</summary>
    Exact,

    /// <summary>A measured number: an edge in points, a share.</summary>
    Measure,

    Flag,
}

/// <summary>A column of a table: one name and meaning for all formats.</summary>
/// <param name="Name">As it stands in the files.</param>
/// <param name="En">What it holds and in which unit.</param>
/// <param name="Zh">The same in Chinese.</param>
sealed record Column(string Name, ColumnKind Kind, string En, string Zh)
{
    /// <summary>It may be null: what it holds is not known, or there is none.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Digits of an exact number, and how many of them are decimals, in formats that want to know.</summary>
    public int Precision { get; init; } = 24;

    public int Scale { get; init; } = 6;

    /// <summary>How a measured number is written as text.</summary>
    public string Format { get; init; } = "0.00";
}

/// <summary>A column and how its value is handed on.</summary>
sealed record ColumnOf<T>(Column Shape, Action<IRowSink, T> Put)
{
    public static ColumnOf<T> Text(string name, string en, string zh, Func<T, string?> of) =>
        new(new(name, ColumnKind.Text, en, zh) { IsOptional = true }, (s, x) => s.Text(of(x)));

    public static ColumnOf<T> Whole(string name, string en, string zh, Func<T, int> of) =>
        new(new(name, ColumnKind.Whole, en, zh), (s, x) => s.Whole(of(x)));

    public static ColumnOf<T> Number(string name, string en, string zh, Func<T, int?> of) =>
        new(new(name, ColumnKind.Whole, en, zh) { IsOptional = true }, (s, x) => s.Whole(of(x)));

    public static ColumnOf<T> Exact(string name, string en, string zh, Func<T, decimal?> of) =>
        new(new(name, ColumnKind.Exact, en, zh) { IsOptional = true }, (s, x) => s.Exact(of(x)));

    /// <summary>A number that is worked out and not printed: to twelve decimals.</summary>
    public static ColumnOf<T> Computed(string name, string en, string zh, Func<T, decimal?> of) => new(
        new(name, ColumnKind.Exact, en, zh) { IsOptional = true, Precision = 38, Scale = 12 },
        (s, x) => s.Exact(of(x) is { } number ? Math.Round(number, 12) : null));

    public static ColumnOf<T> Edge(string name, string en, string zh, Func<T, double?> of) =>
        new(new(name, ColumnKind.Measure, en, zh) { IsOptional = true }, (s, x) => s.Measure(Hundredths(of(x))));

    /// <summary>As the JSON of a result writes it, so that a result gives the same rows before and after it is written.</summary>
    static double? Hundredths(double? edge) => edge is { } e ? Math.Round(e * 100, MidpointRounding.AwayFromZero) / 100 : null;

    public static ColumnOf<T> Share(string name, string en, string zh, Func<T, double?> of) =>
        new(new(name, ColumnKind.Measure, en, zh) { IsOptional = true, Format = "0.####" }, (s, x) => s.Measure(of(x)));

    public static ColumnOf<T> Flag(string name, string en, string zh, Func<T, bool> of) =>
        new(new(name, ColumnKind.Flag, en, zh), (s, x) => s.Flag(of(x)));
}
