using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Data.Exports;

/// <summary>
/// Facts of a result as xBRL-JSON 1.0 (Open Information Model). Each amount is <c>de:amount</c> in yuan with the decimals that are
/// printed; form, table, row, column, code and label are axes of the taxonomy that goes with it, so that no two facts are
/// duplicates of each other.
/// </summary>
public static class XbrlJson
{
    /// <summary>Name under which the taxonomy lies beside the file.</summary>
    public const string TaxonomyFile = "disclosure-taxonomy.xsd";

    const string Own = "urn:disclosure-extract:taxonomy:1", Bodies = "urn:disclosure-extract:body";

    static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void WriteTaxonomy(Stream stream)
    {
        using var taxonomy = typeof(XbrlJson).Assembly.GetManifestResourceStream(TaxonomyFile)!;
        taxonomy.CopyTo(stream);
    }

    /// <returns>Facts that it cannot say: those without unit or year.</returns>
    public static int Write(Stream stream, Disclosure disclosure)
    {
        var facts = FactTable.Of(disclosure).ToList();
        var left = 0;
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        WriteInfo(json);
        json.WriteStartObject("facts");
        for (var i = 0; i < facts.Count; i++)
            if (facts[i] is { AmountYuan: { } yuan, Year: { } year } fact) WriteFact(json, $"f{(i + 1).ToString(CultureInfo.InvariantCulture)}", fact, yuan, year);
            else left++;
        json.WriteEndObject();
        json.WriteEndObject();
        return left;
    }

    static void WriteInfo(Utf8JsonWriter json)
    {
        json.WriteStartObject("documentInfo");
        json.WriteString("documentType", "https://xbrl.org/2021/xbrl-json");
        json.WriteStartObject("namespaces");
        json.WriteString("xbrl", "https://xbrl.org/2021");
        json.WriteString("iso4217", "http://www.xbrl.org/2003/iso4217");
        json.WriteString("de", Own);
        json.WriteString("body", Bodies);
        json.WriteEndObject();
        json.WriteStartArray("taxonomy");
        json.WriteStringValue(TaxonomyFile);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteFact(Utf8JsonWriter json, string id, FactRow fact, decimal yuan, int year)
    {
        json.WriteStartObject(id);
        json.WriteString("value", yuan.ToString("0.##########", CultureInfo.InvariantCulture));
        json.WriteNumber("decimals", fact.Decimals - Digits(fact.Unit));
        json.WriteStartObject("dimensions");
        json.WriteString("concept", "de:amount");
        json.WriteString("entity", $"body:{Name(fact)}");
        // A year ends where the next begins.
        json.WriteString("period", string.Create(CultureInfo.InvariantCulture, $"{year:0000}-01-01T00:00:00/{year + 1:0000}-01-01T00:00:00"));
        json.WriteString("unit", "iso4217:CNY");
        Axis("document", fact.Document);
        Axis("kind", fact.Kind);
        Axis("form", fact.Form);
        Axis("side", fact.Side);
        Axis("table", fact.Table);
        Axis("row", fact.Row.ToString(CultureInfo.InvariantCulture));
        Axis("column", fact.Key);
        Axis("code", fact.Code);
        Axis("label", fact.Name);
        Axis("status", fact.Status);
        json.WriteEndObject();
        json.WriteEndObject();

        void Axis(string axis, string? value)
        {
            if (!string.IsNullOrEmpty(value)) json.WriteString("de:" + axis, value);
        }
    }

    /// <summary>An identifier without white space: the body, or where none was found the document.</summary>
    static string Name(FactRow fact) => fact.Entity is { Length: > 0 } entity && string.Concat(entity.Where(c => !char.IsWhiteSpace(c))) is { Length: > 0 } name
        ? name
        : fact.Document;

    /// <summary>6.4万元 is known to the thousand: one printed decimal less the four of 万.</summary>
    static int Digits(string unit) => new Unit(unit).Yuan is { } yuan ? yuan.ToString(CultureInfo.InvariantCulture).Length - 1 : 0;
}
