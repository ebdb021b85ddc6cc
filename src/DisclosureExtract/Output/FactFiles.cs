using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Output;

/// <summary>Facts as NDJSON and CSV.</summary>
public static class FactFiles
{
    static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Column names in the order of the contract.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. FactColumn.All.Select(c => c.Name)];

    /// <summary>One JSON object a line, UTF-8.</summary>
    public static void WriteNdjson(Stream stream, IEnumerable<FactRow> facts)
    {
        using var json = new Utf8JsonWriter(stream, Json);
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            foreach (var column in FactColumn.All) Write(json, column, fact);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    static void Write(Utf8JsonWriter json, FactColumn column, FactRow fact)
    {
        json.WritePropertyName(column.Name);
        switch (column)
        {
            case FactColumn.Text text:
                json.WriteStringValue(text.Of(fact));
                break;
            case FactColumn.Whole whole when whole.Of(fact) is { } number:
                json.WriteNumberValue(number);
                break;
            case FactColumn.Exact exact when exact.Of(fact) is { } number:
                json.WriteNumberValue(number);
                break;
            case FactColumn.Measure measure:
                json.WriteNumberValue(measure.Of(fact));
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <summary>
    /// CSV with a header, UTF-8 with byte order mark (spreadsheets need it). Text that a spreadsheet would take for a
    /// formula gets an apostrophe in front; numbers are left as they are.
    /// </summary>
    public static void WriteCsv(Stream stream, IEnumerable<FactRow> facts)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        using var text = new StreamWriter(stream, utf8, leaveOpen: true) { NewLine = "\n" };
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        foreach (var column in Columns) csv.WriteField(column);
        csv.NextRecord();
        foreach (var fact in facts)
        {
            foreach (var column in FactColumn.All) csv.WriteField(Field(column, fact));
            csv.NextRecord();
        }
    }

    static string? Field(FactColumn column, FactRow fact) => column switch
    {
        FactColumn.Text text => Neutral(text.Of(fact)),
        FactColumn.Whole whole => whole.Of(fact)?.ToString(CultureInfo.InvariantCulture),
        FactColumn.Exact exact => exact.Of(fact) is { } number ? NumberFormat.AsPrinted(number) : "",
        FactColumn.Measure measure => measure.Of(fact).ToString(measure.Format, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "no kind of column"),
    };

    /// <summary>A printed negative amount is a number, not a formula.</summary>
    static string? Neutral(string? text) => text is { Length: > 0 } && MayBeFormula(text) && !IsNumber(text) ? "'" + text : text;

    static bool MayBeFormula(string text) => text[0] is '\t' or '\r' or '\n' || IsFormulaSign(text.AsSpan().TrimStart());

    static bool IsNumber(string text) =>
        decimal.TryParse(text.Replace('－', '-'), NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    /// <summary>Wide signs too: spreadsheets set to Chinese take them for the narrow ones.</summary>
    static bool IsFormulaSign(ReadOnlySpan<char> text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
}
