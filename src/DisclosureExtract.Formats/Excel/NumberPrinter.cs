using System.Globalization;
using System.Text.RegularExpressions;
using ExcelNumberFormat;

namespace DisclosureExtract.Formats.Excel;

/// <summary>A number as a cell shows it.</summary>
/// <param name="IsRed">The format colours it.</param>
readonly record struct PrintedCell(string Text, bool IsRed);

/// <summary>Prints numbers by one format: 1234.5 → 1,234.50.</summary>
sealed partial class NumberPrinter
{
    readonly NumberFormat? format;
    readonly bool reddensNegative;

    public NumberPrinter(string? code)
    {
        if (string.IsNullOrEmpty(code) || code.Equals("General", StringComparison.OrdinalIgnoreCase) || code.Length > 255) return;
        var parsed = new NumberFormat(WithBackslashes(code));
        if (!parsed.IsValid) return;
        format = parsed;
        reddensNegative = code.Split(';') is [_, var second, ..] && Red().IsMatch(second);
    }

    public bool IsGeneral => format is null;

    public bool IsDate => format?.IsDateTimeFormat == true;

    public PrintedCell Print(double value)
    {
        if (format is null) return new(General(value), false);
        try
        {
            var text = format.Format(value, CultureInfo.InvariantCulture);
            return new(text.Trim(), value < 0 && reddensNegative);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            return new(General(value), false);
        }
    }

    /// <summary>
    /// As it is stored, to the 15 digits that a cell keeps. Excel shows fewer where the column is narrow: what it leaves out is not lost.
    /// </summary>
    public static string General(double value) =>
        Math.Abs(value) is < 1e15 and >= 1e-9 || value == 0
            ? ((decimal)value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : value.ToString("G15", CultureInfo.InvariantCulture);

    /// <summary>Chinese versions of Excel write !x for a character that is shown as it is, others \x: 0!.0, shows tens of thousands.</summary>
    static string WithBackslashes(string code)
    {
        if (!code.Contains('!')) return code;
        var result = new System.Text.StringBuilder(code);
        var isQuoted = false;
        for (var i = 0; i < result.Length - 1; i++)
        {
            if (result[i] == '"') isQuoted = !isQuoted;
            else if (result[i] == '\\' && !isQuoted) i++;
            else if (result[i] == '!' && !isQuoted) result[i++] = '\\';
        }
        return result.ToString();
    }

    [GeneratedRegex(@"\[(red|红色|color ?3)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Red();
}
