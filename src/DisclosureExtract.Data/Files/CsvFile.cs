using System.Globalization;
using System.Text;
using DisclosureExtract.Data.Tables;

namespace DisclosureExtract.Data.Files;

/// <summary>
/// Rows as CSV with a header, UTF-8 with byte order mark (spreadsheets need it). Null is nothing at all, an empty text is
/// <c>""</c>. Text that a spreadsheet would take for a formula gets an apostrophe in front, and so does text that begins
/// with one: taking one away gives back every text. Numbers are left as they are.
/// </summary>
sealed class CsvFile : IRowSink, IDisposable
{
    readonly StreamWriter text;
    readonly IReadOnlyList<Column> columns;
    int column;

    public CsvFile(Stream stream, IReadOnlyList<Column> columns)
    {
        this.columns = columns;
        text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(string.Join(',', columns.Select(c => c.Name)));
    }

    public void Text(string? value)
    {
        Part();
        if (value is not null) text.Write(Quoted(Neutral(value)));
    }

    public void Whole(int? value) => Number(value?.ToString(CultureInfo.InvariantCulture));

    public void Exact(decimal? value) => Number(value?.ToString(CultureInfo.InvariantCulture));

    public void Measure(double? value) => Number(value?.ToString(columns[column].Format, CultureInfo.InvariantCulture));

    public void Flag(bool value) => Number(value ? "true" : "false");

    public void End()
    {
        text.WriteLine();
        column = 0;
    }

    public void Dispose() => text.Dispose();

    void Number(string? value)
    {
        Part();
        text.Write(value);
    }

    void Part()
    {
        if (column++ > 0) text.Write(',');
    }

    static string Quoted(string value) =>
        value.Length == 0 || value.AsSpan().IndexOfAny(",\"\r\n") >= 0 || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;

    /// <summary>A printed negative amount is a number, not a formula.</summary>
    static string Neutral(string value) =>
        value.Length > 0 && (value[0] == '\'' || MayBeFormula(value) && !IsNumber(value)) ? "'" + value : value;

    static bool MayBeFormula(string value) => value[0] is '\t' or '\r' or '\n' || IsFormulaSign(value.AsSpan().TrimStart());

    static bool IsNumber(string value) =>
        decimal.TryParse(value.Replace('－', '-'), NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    /// <summary>Wide signs too: spreadsheets set to Chinese take them for the narrow ones.</summary>
    static bool IsFormulaSign(ReadOnlySpan<char> value) =>
        value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
}
