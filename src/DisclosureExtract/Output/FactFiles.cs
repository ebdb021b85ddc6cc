using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Output;

/// <summary>Facts as NDJSON and CSV.</summary>
public static class FactFiles
{
    static readonly FactContext Context = new(new JsonSerializerOptions(FactContext.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    /// <summary>Column names in the order of the contract.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "document", "entity", "year", "kind", "form", "side", "code", "name", "column", "header", "value", "unit", "amount_yuan",
        "page", "x0", "y0", "x1", "y1", "origin", "confidence", "raw", "status",
    ];

    /// <summary>One JSON object a line, UTF-8.</summary>
    public static void WriteNdjson(Stream stream, IEnumerable<FactRow> facts)
    {
        foreach (var fact in facts)
        {
            JsonSerializer.Serialize(stream, fact, Context.FactRow);
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>
    /// CSV with a header, UTF-8 with byte order mark (spreadsheets need it). Text that a spreadsheet would take for a formula
    /// gets an apostrophe in front; numbers are left as they are.
    /// </summary>
    public static void WriteCsv(Stream stream, IEnumerable<FactRow> facts)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\n" };
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        foreach (var column in Columns) csv.WriteField(column);
        csv.NextRecord();
        foreach (var fact in facts)
        {
            csv.WriteField(fact.Document);
            csv.WriteField(Neutral(fact.Entity));
            csv.WriteField(fact.Year?.ToString(CultureInfo.InvariantCulture));
            csv.WriteField(fact.Kind);
            csv.WriteField(fact.Form);
            csv.WriteField(fact.Side);
            csv.WriteField(fact.Code);
            csv.WriteField(Neutral(fact.Name));
            csv.WriteField(Neutral(fact.Column));
            csv.WriteField(Neutral(fact.Header));
            csv.WriteField(NumberFormat.AsPrinted(fact.Value));
            csv.WriteField(Neutral(fact.Unit));
            csv.WriteField(fact.AmountYuan is { } yuan ? NumberFormat.AsPrinted(yuan) : "");
            csv.WriteField(fact.Page.ToString(CultureInfo.InvariantCulture));
            foreach (var edge in (double[])[fact.X0, fact.Y0, fact.X1, fact.Y1]) csv.WriteField(edge.ToString("0.00", CultureInfo.InvariantCulture));
            csv.WriteField(fact.Origin);
            csv.WriteField(fact.Confidence.ToString("0.####", CultureInfo.InvariantCulture));
            csv.WriteField(Neutral(fact.Raw));
            csv.WriteField(fact.Status);
            csv.NextRecord();
        }
    }

    /// <summary>A printed negative amount is a number, not a formula.</summary>
    static string? Neutral(string? text) =>
        text is { Length: > 0 } && (text[0] is '\t' or '\r' or '\n' || IsFormulaSign(text.AsSpan().TrimStart())) && !decimal.TryParse(text.Replace('－', '-'), NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? "'" + text : text;

    /// <summary>Wide signs too: spreadsheets set to Chinese take them for the narrow ones.</summary>
    static bool IsFormulaSign(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FactRow))]
sealed partial class FactContext : JsonSerializerContext;
