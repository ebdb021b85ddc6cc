using System.Globalization;
using System.Text.Json;

namespace DisclosureExtract.Tools.Formats;

/// <summary>
/// The facts of a result as its JSON states them, read by the plain reader of JSON and by nothing of the program: what all other
/// formats are held against.
/// </summary>
static class ResultFacts
{
    static readonly Dictionary<string, decimal> Yuan = new()
    {
        ["元"] = 1, ["千元"] = 1000, ["万元"] = 10_000, ["百万元"] = 1_000_000, ["亿元"] = 100_000_000,
    };

    public static List<PrintedFact> Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. Of(json.RootElement)];
    }

    /// <summary>How many decimals less a unit knows than yuan.</summary>
    public static int Digits(string unit) =>
        Yuan.TryGetValue(unit, out var yuan) ? yuan.ToString(CultureInfo.InvariantCulture).Length - 1 : 0;

    static IEnumerable<PrintedFact> Of(JsonElement root)
    {
        foreach (var table in root.GetProperty("tables").EnumerateArray())
        {
            var index = 0;
            foreach (var row in table.GetProperty("rows").EnumerateArray())
            {
                foreach (var value in row.GetProperty("values").EnumerateObject()) yield return Fact(root, table, row, index, value);
                index++;
            }
        }
    }

    static PrintedFact Fact(JsonElement root, JsonElement table, JsonElement row, int index, JsonProperty value)
    {
        var (source, body) = (root.GetProperty("source"), root.GetProperty("disclosure"));
        var cell = row.GetProperty("cells").GetProperty(value.Name);
        var printed = value.Value.GetRawText();
        var unit = Text(cell, "unit") is { Length: > 0 } own ? own : Text(table, "unit");
        var hasPlace = Text(cell, "cell").Length > 0;
        var box = cell.GetProperty("box").EnumerateArray().Select(e => NumberText.Plain(e.GetRawText())).ToList();
        var hash = value.Name.LastIndexOf('#');
        var heading = table.GetProperty("columns").EnumerateArray()
            .FirstOrDefault(c => Text(c, "gridColumn").Length > 0 && Text(c, "gridColumn") == Text(cell, "gridColumn"));
        var isHeaded = heading.ValueKind == JsonValueKind.Object;
        return PrintedFact.Of(new Dictionary<string, string>
        {
            ["document"] = Text(source, "sha256"),
            ["file"] = Text(source, "file"),
            ["entity"] = Text(body, "entity"),
            ["year"] = Text(body, "year"),
            ["kind"] = Text(body, "kind"),
            ["level"] = Text(body, "level"),
            ["form"] = Text(table, "form"),
            ["table"] = Text(table, "id"),
            ["row"] = index.ToString(CultureInfo.InvariantCulture),
            ["key"] = value.Name,
            ["column"] = hash > 0 ? value.Name[..hash] : value.Name,
            ["side"] = isHeaded ? Text(heading, "side") : Text(row, "side"),
            ["header"] = isHeaded ? string.Join(" / ", heading.GetProperty("header").EnumerateArray().Select(h => h.GetString())) : "",
            ["code"] = Text(row, "code"),
            ["name"] = Text(row, "name"),
            ["value"] = printed,
            ["decimals"] = (printed.IndexOf('.') is >= 0 and var dot ? printed.Length - dot - 1 : 0).ToString(CultureInfo.InvariantCulture),
            ["unit"] = unit,
            ["amount_yuan"] = Yuan.TryGetValue(unit, out var yuan) ? NumberText.Plain(Times(printed, yuan)) : "",
            ["raw"] = Text(cell, "raw"),
            ["page"] = Text(cell, "page"),
            ["x0"] = hasPlace ? "" : box[0],
            ["y0"] = hasPlace ? "" : box[1],
            ["x1"] = hasPlace ? "" : box[2],
            ["y1"] = hasPlace ? "" : box[3],
            ["cell"] = Text(cell, "cell"),
            ["origin"] = Text(cell, "origin"),
            ["confidence"] = NumberText.Plain(Text(cell, "confidence")),
            ["status"] = Text(cell, "status") is { Length: > 0 } status ? status : "read",
            ["checks"] = Text(cell, "checks") is { Length: > 0 } checks ? checks : "0",
        });
    }

    static string Times(string number, decimal factor) =>
        (decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture) * factor).ToString(CultureInfo.InvariantCulture);

    static string Text(JsonElement element, string name) => !element.TryGetProperty(name, out var member) ? "" : member.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => member.GetString()!,
        _ => member.GetRawText(),
    };
}
