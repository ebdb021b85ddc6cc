using System.Text.Json;
using System.Text.Json.Nodes;
using DisclosureExtract.Output;

namespace DisclosureExtract.Tools.Ladder;

/// <summary>
/// The facts of a document as they were read, before amounts, codes and names were put right. A result keeps all of it:
/// the finding of a repaired amount says what was read (<c>actual</c>), a row with a code or name put right has
/// <c>read</c>.
/// </summary>
static class BeforeRepair
{
    /// <summary>How far (points) the place of a fact in the two files may differ by rounding.</summary>
    const double Rounding = 0.02;

    /// <param name="json">The document.</param>
    /// <param name="facts">Its facts, NDJSON.</param>
    /// <param name="target">Where the facts before repair are written, NDJSON.</param>
    public static void Write(string json, string facts, string target)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(json));
        var changes = Changes(document.RootElement).ToLookup(c => c.Page);
        File.WriteAllLines(target, File.ReadLines(facts).Select(line =>
        {
            var fact = JsonNode.Parse(line)!;
            var box = ((string[])["x0", "y0", "x1", "y1"]).Select(name => fact[name]!.GetValue<double>()).ToArray();
            foreach (var change in changes[fact["page"]!.GetValue<int>()]
                .Where(c => c.Box.Zip(box).All(p => Math.Abs(p.First - p.Second) < Rounding)))
            {
                if (change.Value is { } value) fact["value"] = value;
                if (change.Labels is { } labels)
                    (fact["code"], fact["name"]) = (
                        labels.GetProperty("code").GetString(), labels.GetProperty("name").GetString());
            }
            return fact.ToJsonString();
        }));
    }

    sealed record Change(int Page, double[] Box, decimal? Value, JsonElement? Labels);

    static IEnumerable<Change> Changes(JsonElement document)
    {
        var read = new Dictionary<(string, int, string), decimal>();
        foreach (var finding in document.GetProperty("findings").EnumerateArray())
            if (Has(finding, "repair") && Has(finding, "actual"))
                foreach (var fact in finding.GetProperty("terms").EnumerateArray())
                    read[Place(fact)] = finding.GetProperty("actual").GetDecimal();
        foreach (var table in document.GetProperty("tables").EnumerateArray())
        {
            var number = -1;
            foreach (var row in table.GetProperty("rows").EnumerateArray())
            {
                number++;
                JsonElement? labels = Has(row, "read") ? row.GetProperty("read") : null;
                foreach (var cell in row.GetProperty("cells").EnumerateObject())
                {
                    decimal? value = null;
                    if (Has(cell.Value, "status") && cell.Value.GetProperty("status").GetString() == "repaired")
                        // every repair has its finding
                        value = read[(table.GetProperty("id").GetString()!, number, cell.Name)];
                    if (value is null && labels is null) continue;
                    yield return new Change(
                        cell.Value.GetProperty("page").GetInt32(),
                        [.. cell.Value.GetProperty("box").EnumerateArray().Select(v => v.GetDouble())], value, labels);
                }
            }
        }
    }

    static (string Table, int Row, string Column) Place(JsonElement fact) =>
        (fact.GetProperty("table").GetString()!,
            fact.GetProperty("row").GetInt32(),
            fact.GetProperty("column").GetString()!);

    static bool Has(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
}
