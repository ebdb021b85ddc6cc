using System.Globalization;

namespace DisclosureExtract.Formats.Excel;

/// <summary>Where a formula takes values from.</summary>
interface IFormulaValues
{
    /// <summary>The number in a cell, 0 where it is empty; null where nothing can be told.</summary>
    /// <param name="sheet">Null for the sheet of the formula.</param>
    double? Cell(string? sheet, int row, int column);

    /// <summary>The numbers in a range, texts left out; null where nothing can be told.</summary>
    IEnumerable<double>? Range(string? sheet, int row, int column, int endRow, int endColumn);
}

/// <summary>
/// Calculates the formulas that sums are written in: + - * / %, brackets, cells, ranges, SUM, SUBTOTAL, ROUND, ABS, MAX, MIN and
/// AVERAGE. Of any other it says nothing.
/// </summary>
ref struct Formula(ReadOnlySpan<char> text, IFormulaValues values)
{
    const int Deepest = 40, MostRows = 1_048_576, MostColumns = 16_384;

    readonly ReadOnlySpan<char> text = text;
    int at, depth;

    /// <summary>The value of a formula; null where it cannot be told.</summary>
    public static double? Value(string text, IFormulaValues values)
    {
        var formula = new Formula(text, values);
        var value = formula.Sum();
        return value is { } number && formula.Peek() == '\0' && double.IsFinite(number) ? number : null;
    }

    char Peek()
    {
        while (at < text.Length && text[at] is ' ' or '\n' or '\r' or '\t') at++;
        return at < text.Length ? text[at] : '\0';
    }

    bool Take(char c)
    {
        if (Peek() != c) return false;
        at++;
        return true;
    }

    double? Sum()
    {
        if (++depth > Deepest) return null;
        var sum = Product();
        for (; sum is not null;)
        {
            if (Take('+')) sum += Product();
            else if (Take('-')) sum -= Product();
            else break;
        }
        depth--;
        return sum;
    }

    double? Product()
    {
        var product = Factor();
        for (; product is not null;)
        {
            if (Take('*')) product *= Factor();
            else if (Take('/')) product = Factor() is { } by && by != 0 ? product / by : null;
            else break;
        }
        return product;
    }

    double? Factor()
    {
        if (++depth > Deepest) return null;
        var value = Take('-') ? -Factor() : Take('+') ? Factor() : Primary();
        while (value is not null && Take('%')) value /= 100;
        depth--;
        return value;
    }

    double? Primary()
    {
        var c = Peek();
        if (Take('('))
        {
            var inner = Sum();
            return Take(')') ? inner : null;
        }
        if (char.IsAsciiDigit(c) || c == '.') return Number();
        if (Function() is { } name) return Call(name);
        return Reference() is { } r && !r.IsRange ? values.Cell(r.Sheet, r.Row, r.Column) : null;
    }

    double? Number()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.' || (text[at] is 'E' or 'e' && at > start)
            || (text[at] is '+' or '-' && text[at - 1] is 'E' or 'e'))) at++;
        return double.TryParse(text[start..at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The name of a function and its bracket; nothing is taken where there is none.</summary>
    string? Function()
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || (end > at && (char.IsAsciiDigit(text[end]) || text[end] == '.')))) end++;
        if (end == at || end >= text.Length || text[end] != '(') return null;
        var name = text[at..end].ToString().ToUpperInvariant();
        at = end + 1;
        return name;
    }

    double? Call(string name)
    {
        var numbers = new List<double>();
        var first = new List<double>();
        for (var argument = 0; ; argument++)
        {
            if (argument > 255) return null;
            var before = numbers.Count;
            if (Peek() is ')' && argument == 0) return null;
            var start = at;
            if (Reference() is { } r && Peek() is ',' or ')')
            {
                var some = values.Range(r.Sheet, r.Row, r.Column, r.EndRow, r.EndColumn);
                if (some is null) return null;
                numbers.AddRange(some);
            }
            else
            {
                at = start;
                if (Sum() is not { } number) return null;
                numbers.Add(number);
            }
            if (argument == 0) first.AddRange(numbers[before..]);
            if (Take(')')) break;
            if (!Take(',')) return null;
        }
        return name switch
        {
            "SUM" => numbers.Sum(),
            "SUBTOTAL" when first is [9 or 109] => numbers.Skip(1).Sum(),
            "ABS" when numbers is [var only] => Math.Abs(only),
            "ROUND" when numbers is [var number, >= 0 and <= 15 and var digits] => Round(number, (int)digits),
            "MAX" => numbers.DefaultIfEmpty().Max(),
            "MIN" => numbers.DefaultIfEmpty().Min(),
            "AVERAGE" when numbers.Count > 0 => numbers.Average(),
            _ => null,
        };
    }

    static double Round(double value, int digits) => Math.Abs(value) < 1e15
        ? (double)Math.Round((decimal)value, digits, MidpointRounding.AwayFromZero) : value;

    /// <summary>A cell or range, from 0.</summary>
    readonly record struct Place(string? Sheet, int Row, int Column, int EndRow, int EndColumn, bool IsRange);

    Place? Reference()
    {
        Peek();
        var start = at;
        var sheet = Sheet();
        if (Cell() is not { } first) return Nothing();
        if (at >= text.Length || text[at] != ':') return new(sheet, first.Row, first.Column, first.Row, first.Column, false);
        at++;
        if (Cell() is not { } last) return Nothing();
        return new(sheet, Math.Min(first.Row, last.Row), Math.Min(first.Column, last.Column), Math.Max(first.Row, last.Row), Math.Max(first.Column, last.Column), true);

        Place? Nothing()
        {
            return null;
        }
    }

    string? Sheet()
    {
        if (at < text.Length && text[at] == '\'')
        {
            var close = text[(at + 1)..].IndexOf("'!");
            if (close < 0) return null;
            var quoted = text.Slice(at + 1, close).ToString().Replace("''", "'", StringComparison.Ordinal);
            at += close + 3;
            return quoted;
        }
        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.')) end++;
        if (end == at || end >= text.Length || text[end] != '!') return null;
        var name = text[at..end].ToString();
        at = end + 1;
        return name;
    }

    (int Row, int Column)? Cell()
    {
        int column = 0, row = 0, start = at;
        if (at < text.Length && text[at] == '$') at++;
        for (; at < text.Length && char.IsAsciiLetter(text[at]) && column <= MostColumns; at++) column = column * 26 + (char.ToUpperInvariant(text[at]) - 'A' + 1);
        if (at < text.Length && text[at] == '$') at++;
        for (; at < text.Length && char.IsAsciiDigit(text[at]) && row <= MostRows; at++) row = row * 10 + (text[at] - '0');
        var isCell = column is > 0 and <= MostColumns && row is > 0 and <= MostRows
            && (at >= text.Length || !(char.IsLetterOrDigit(text[at]) || text[at] is '_' or '!' or '['));
        if (isCell) return (row - 1, column - 1);
        at = start;
        return null;
    }
}
