using System.Globalization;

namespace DisclosureExtract.Data.Sheets;

/// <summary>A cell: row and column from 1.</summary>
readonly record struct At(int Row, int Column)
{
    /// <summary>As spreadsheets write it: B3.</summary>
    public override string ToString() => Letters(Column) + Row.ToString(CultureInfo.InvariantCulture);

    public static string Letters(int column) =>
        column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + Letters((column - 1) % 26 + 1);
}

/// <summary>What stands in a cell: a text, a number or nothing.</summary>
readonly record struct CellValue(string? Text, decimal? Number)
{
    /// <summary>Spreadsheets keep fifteen digits; more of them stay what they are as text.</summary>
    const int MostDigits = 15;

    public static implicit operator CellValue(string? text) => new(text, null);

    public static implicit operator CellValue(decimal number) => Digits(number) > MostDigits
        ? new(number.ToString(CultureInfo.InvariantCulture), null)
        : new(null, number);

    static int Digits(decimal number) => Math.Abs(number).ToString(CultureInfo.InvariantCulture).TrimStart('0', '.').Count(char.IsAsciiDigit);
}

/// <summary>One sheet of a workbook, as it is put together.</summary>
/// <param name="name">Unique in the workbook, as <see cref="SheetNames"/> gives it.</param>
sealed class Sheet(string name)
{
    readonly HashSet<At> merged = [];

    public string Name { get; } = name;

    public SortedDictionary<int, SortedDictionary<int, (CellValue Value, Style Style)>> Rows { get; } = [];

    public List<(At From, At To)> Merges { get; } = [];

    public List<(At From, string Sheet, At To)> Links { get; } = [];

    public SortedDictionary<(int Row, int Column), string> Notes { get; } = [];

    /// <summary>Characters, by column.</summary>
    public SortedDictionary<int, double> Widths { get; } = [];

    /// <summary>Points, by row.</summary>
    public Dictionary<int, double> Heights { get; } = [];

    /// <summary>Rows that belong to the one above them and can be folded away.</summary>
    public HashSet<int> Folded { get; } = [];

    /// <summary>Rows and columns that stay in sight.</summary>
    public At Frozen { get; set; }

    public bool IsLandscape { get; set; }

    /// <summary>Rows that are printed on every page.</summary>
    public (int First, int Last)? Repeated { get; set; }

    public (At From, At To)? Filter { get; set; }

    public string Footer { get; set; } = "";

    /// <summary>RGB in hexadecimal digits.</summary>
    public string? Tab { get; set; }

    public void Put(At at, CellValue value, Style style)
    {
        if (!Rows.TryGetValue(at.Row, out var row)) Rows[at.Row] = row = [];
        row[at.Column] = (value, style);
    }

    /// <summary>Makes one cell of many; cells of two merges would break the workbook, so the first one counts.</summary>
    public void Merge(At from, At to)
    {
        if (from == to) return;
        var cells = Enumerable.Range(from.Row, to.Row - from.Row + 1)
            .SelectMany(r => Enumerable.Range(from.Column, to.Column - from.Column + 1).Select(c => new At(r, c))).ToList();
        if (cells.Exists(merged.Contains)) return;
        merged.UnionWith(cells);
        Merges.Add((from, to));
        var style = Rows[from.Row][from.Column].Style;
        foreach (var at in cells.Where(c => c != from)) Put(at, new CellValue(), style);
    }

    public void Link(At from, string sheet, At to) => Links.Add((from, sheet, to));
}

/// <summary>Names of sheets that every program takes: at most 31 characters, none that references use, no name twice.</summary>
sealed class SheetNames
{
    const int Longest = 31;

    readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public string Next(string wanted)
    {
        var clean = new string([.. wanted.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && !":\\/?*[]'（）()".Contains(c, StringComparison.Ordinal))]).Trim();
        if (clean.Length == 0) clean = "表";
        for (var n = 1; ; n++)
        {
            var end = n == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"~{n}");
            var name = clean[..Math.Min(clean.Length, Longest - end.Length)].TrimEnd() + end;
            if (taken.Add(name)) return name;
        }
    }
}
