using System.Text.Json;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tools.Ladder;

/// <summary>A cell of a table, with the spans it has.</summary>
sealed record GridCell(int Page, BoundingBox Box, int RowSpan, int ColumnSpan, string Text);

/// <summary>An amount of a form.</summary>
/// <param name="IsFlagged">Its status is not <c>read</c>, a finding touches it, or the engines did not agree on
/// it.</param>
sealed record Amount(int Page, BoundingBox Box, decimal Value, bool IsFlagged, string Raw);

/// <summary>What the program wrote for one document, as far as the ladder needs it.</summary>
sealed class Extracted
{
    public List<GridCell> Cells { get; } = [];

    public List<Amount> Amounts { get; } = [];

    /// <summary>Kind of noise → pages it was found on.</summary>
    public Dictionary<string, HashSet<int>> Noise { get; } = [];

    /// <summary>Findings of severity error.</summary>
    public int Errors { get; private set; }

    public List<(double Width, double Height)> Pages { get; } = [];

    public required Prose Prose { get; init; }

    public static Extracted Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = json.RootElement;
        var result = new Extracted { Prose = new Prose(root) };
        foreach (var page in root.GetProperty("pages").EnumerateArray())
            result.Pages.Add((page.GetProperty("width").GetDouble(), page.GetProperty("height").GetDouble()));
        foreach (var noise in root.GetProperty("noise").EnumerateArray())
        {
            var kind = noise.GetProperty("kind").GetString()!;
            if (!result.Noise.TryGetValue(kind, out var pages)) result.Noise[kind] = pages = [];
            foreach (var page in noise.GetProperty("pages").EnumerateArray()) pages.Add(page.GetInt32());
        }
        var touched = new HashSet<(string, int, string)>();
        foreach (var finding in root.GetProperty("findings").EnumerateArray())
        {
            if (finding.GetProperty("severity").GetString() == "error") result.Errors++;
            if (finding.GetProperty("severity").GetString() == "info" && finding.GetProperty("cause").GetString() != "reading") continue;
            var amounts = finding.GetProperty("suspects").EnumerateArray().Concat(finding.GetProperty("terms").EnumerateArray())
                .Where(a => a.GetProperty("row").ValueKind == JsonValueKind.Number && a.GetProperty("column").ValueKind == JsonValueKind.String);
            foreach (var amount in amounts)
                touched.Add((
                    amount.GetProperty("table").GetString()!, amount.GetProperty("row").GetInt32(),
                    amount.GetProperty("column").GetString()!));
        }
        foreach (var table in root.GetProperty("tables").EnumerateArray())
        {
            foreach (var cell in table.GetProperty("grid").GetProperty("cells").EnumerateArray())
                result.Cells.Add(new GridCell(
                    cell.GetProperty("page").GetInt32(), Box(cell), Span(cell, "rowSpan"), Span(cell, "columnSpan"),
                    TextFold.FoldTight(cell.GetProperty("text").GetString()!)));
            var row = -1;
            foreach (var entry in table.GetProperty("rows").EnumerateArray())
            {
                row++;
                foreach (var cell in entry.GetProperty("cells").EnumerateObject())
                {
                    if (!entry.GetProperty("values").TryGetProperty(cell.Name, out var value)) continue;
                    var disagree = cell.Value.TryGetProperty("enginesDisagree", out var d)
                        && d.ValueKind == JsonValueKind.True;
                    var flagged = disagree || cell.Value.GetProperty("status").GetString() != "read"
                        || touched.Contains((table.GetProperty("id").GetString()!, row, cell.Name));
                    result.Amounts.Add(new Amount(
                        cell.Value.GetProperty("page").GetInt32(), Box(cell.Value), value.GetDecimal(), flagged,
                        cell.Value.GetProperty("raw").GetString()!));
                }
            }
        }
        return result;
    }

    static BoundingBox Box(JsonElement element)
    {
        var box = element.GetProperty("box");
        return new(box[0].GetDouble(), box[1].GetDouble(), box[2].GetDouble(), box[3].GetDouble());
    }

    static int Span(JsonElement cell, string name) =>
        cell.TryGetProperty(name, out var span) && span.ValueKind == JsonValueKind.Number ? span.GetInt32() : 1;
}
