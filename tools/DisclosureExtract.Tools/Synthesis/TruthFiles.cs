using System.Globalization;
using System.Text;
using System.Text.Json;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis;

/// <summary>What a synthetic disclosure must come out as.</summary>
static class TruthFiles
{
    /// <summary>Facts with the columns that a comparison needs, and their places.</summary>
    public static string FactsCsv(SyntheticDisclosure disclosure)
    {
        var csv = new StringBuilder("form,side,code,name,column,value,unit,page,x0,y0,x1,y1\n");
        foreach (var sheet in disclosure.Sheets)
        {
            if (!FormType.Of(sheet.Sheet.Form).HasFacts) continue;
            foreach (var cell in sheet.Cells.Where(c => c.Cell.Fact is not null).OrderBy(c => c.Cell.Row)
                .ThenBy(c => c.Cell.Column))
            {
                var fact = cell.Cell.Fact!;
                var box = cell.TextBox;
                csv.Append(
                    CultureInfo.InvariantCulture,
                    $"{sheet.Sheet.Form},{fact.Side},{fact.Code},{Quote(fact.Name)},{fact.Column},{fact.Value},"
                        + $"{(fact.Unit.Length > 0 ? fact.Unit : sheet.Sheet.Unit)},{cell.Page},{box.Left:0.00},{box.Top:0.00},{box.Right:0.00},"
                        + $"{box.Bottom:0.00}\n");
            }
        }
        return csv.ToString();
    }

    /// <summary>Every table with its cells: row, column, spans, box and text, by page.</summary>
    public static string GridsJson(SyntheticDisclosure disclosure)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(
            stream,
            new JsonWriterOptions
            {
                Indented = false, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }))
        {
            json.WriteStartArray();
            foreach (var sheet in disclosure.Sheets)
            {
                json.WriteStartObject();
                json.WriteString("form", sheet.Sheet.Form);
                json.WriteString("title", sheet.Sheet.Title);
                json.WriteNumber("headerRows", sheet.Sheet.HeaderRows);
                json.WriteStartArray("cells");
                foreach (var cell in sheet.Cells)
                {
                    json.WriteStartObject();
                    json.WriteNumber("page", cell.Page);
                    json.WriteNumber("row", cell.Cell.Row);
                    json.WriteNumber("column", cell.Cell.Column);
                    json.WriteNumber("rowSpan", cell.Cell.RowSpan);
                    json.WriteNumber("columnSpan", cell.Cell.ColumnSpan);
                    Box("box", cell.Box);
                    if (cell.Cell.Text.Length > 0) Box("textBox", cell.TextBox);
                    json.WriteString("text", cell.Cell.Text);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();

            void Box(string name, BoundingBox box)
            {
                json.WriteStartArray(name);
                foreach (var edge in (double[])[box.Left, box.Top, box.Right, box.Bottom])
                    json.WriteNumberValue(Math.Round((decimal)edge, 2));
                json.WriteEndArray();
            }
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Faults of the source, each with the rules of which one must report it.</summary>
    public static string FaultsCsv(SyntheticDisclosure disclosure)
    {
        var csv = new StringBuilder("kind,form,code,name,column,before,after,rules\n");
        foreach (var f in disclosure.Faults)
            csv.AppendLine(string.Join(
                ',', f.Kind, f.Form, f.Code, Quote(f.Name), f.Column, Quote(f.Before), Quote(f.After),
                string.Join(' ', f.Rules)));
        return csv.ToString();
    }

    static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"") + "\"";
}
