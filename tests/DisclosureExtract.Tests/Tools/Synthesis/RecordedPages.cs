using System.Globalization;
using System.Text;
using System.Text.Json;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Tools.Synthesis;

/// <summary>
/// Pages as they cross our own boundary, written as JSON: with them the whole run after the PDF library can be tested
/// without it. A page is one line for its size, one for its rulings, and one for each word.
/// </summary>
static class RecordedPages
{
    public static string Write(IEnumerable<PageContent> pages)
    {
        var json = new StringBuilder("[\n");
        foreach (var page in pages)
        {
            if (json.Length > 2) json.Append(",\n");
            json.Append(CultureInfo.InvariantCulture, $"{{\"number\":{page.Number},\"width\":{N(page.Width)},\"height\":{N(page.Height)},\"rotation\":{page.Rotation},\"textRotation\":{page.TextRotation},\n\"rulings\":[");
            json.AppendJoin(',', page.Rulings.Select(r => $"[{(r.IsHorizontal ? 1 : 0)},{N(r.Position)},{N(r.Start)},{N(r.End)},{N(r.Thickness)}]"));
            json.Append("],\n\"words\":[\n");
            json.AppendJoin(",\n", page.Words.Select(w => $"[{Quote(w.Text)},{N(w.Box.Left)},{N(w.Box.Top)},{N(w.Box.Right)},{N(w.Box.Bottom)},{N(w.FontSize)},{w.Ink}{(w.Raw == w.Text ? "" : "," + Quote(w.Raw))}]"));
            json.Append("]}");
        }
        return json.Append("\n]\n").ToString();
    }

    public static List<PageContent> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(Page)];
    }

    static PageContent Page(JsonElement page)
    {
        var words = page.GetProperty("words").EnumerateArray().Select(w => new Word(w[0].GetString()!, new BoundingBox(w[1].GetDouble(), w[2].GetDouble(), w[3].GetDouble(), w[4].GetDouble()))
        {
            FontSize = w[5].GetDouble(),
            Ink = w[6].GetByte(),
            Raw = w.GetArrayLength() > 7 ? w[7].GetString()! : w[0].GetString()!,
        }).ToList();
        return new PageContent
        {
            Number = page.GetProperty("number").GetInt32(),
            Width = page.GetProperty("width").GetDouble(),
            Height = page.GetProperty("height").GetDouble(),
            Rotation = page.GetProperty("rotation").GetInt32(),
            TextRotation = page.GetProperty("textRotation").GetInt32(),
            Words = words,
            Rulings = [.. page.GetProperty("rulings").EnumerateArray().Select(r => new Ruling(r[0].GetInt32() == 1, r[1].GetDouble(), r[2].GetDouble(), r[3].GetDouble(), r[4].GetDouble()))],
            Glyphs = new GlyphCounts { Shown = words.Sum(w => w.Text.Length) },
        };
    }

    static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    static string Quote(string text) => JsonSerializer.Serialize(text, Plain);

    static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
