using System.Globalization;
using System.Text;
using System.Text.Json;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tools.Ladder;

/// <summary>
/// What a document says outside its tables: prose, the claims in it, cards of projects. Scans are held against what
/// came out of the original.
/// </summary>
sealed class Prose
{
    /// <summary>Headings and paragraphs in reading order, one a line, as written but for spaces within lines.</summary>
    public string Text { get; }

    /// <summary>Kind, value, unit and page of each claim.</summary>
    public List<string> Claims { get; } = [];

    /// <summary>What cards say: names, funds and indicators of projects, one entry each.</summary>
    public List<string> Cards { get; } = [];

    /// <summary>Messages of findings of severity error of the rules of prose, with what they quote folded.</summary>
    public List<string> Errors { get; } = [];

    /// <param name="document">The whole result.</param>
    public Prose(JsonElement document)
    {
        var text = new StringBuilder();
        var narrative = document.GetProperty("narrative");
        foreach (var section in narrative.GetProperty("sections").EnumerateArray())
            foreach (var line in (string[])
            [
                section.GetProperty("heading").GetString()!, .. section.GetProperty("text").GetString()!.Split('\n'),
            ])
                if (TextFold.RemoveSpace(line) is { Length: > 0 } tight) text.Append(tight).Append('\n');
        Text = text.ToString();
        foreach (var claim in narrative.GetProperty("claims").EnumerateArray())
            Claims.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"p{claim.GetProperty("page")} {claim.GetProperty("kind")} {claim.GetProperty("value")} "
                    + $"{claim.GetProperty("unit")}"));
        foreach (var project in document.GetProperty("projects").EnumerateArray())
        {
            Cards.Add("name " + Fold(project, "name"));
            foreach (var fund in project.GetProperty("funds").EnumerateObject())
                Cards.Add($"fund {TextFold.FoldTight(fund.Name)} {fund.Value.GetRawText()}");
            foreach (var indicator in project.GetProperty("indicators").EnumerateArray())
                Cards.Add(
                    $"indicator {Fold(indicator, "horizon")} {Fold(indicator, "name")} {Fold(indicator, "operator")} "
                        + $"{Fold(indicator, "value")} {Fold(indicator, "unit")}");
        }
        foreach (var finding in document.GetProperty("findings").EnumerateArray())
            if (finding.GetProperty("severity").GetString() == "error"
                && finding.GetProperty("rule").GetString()!.StartsWith("narrative.", StringComparison.Ordinal))
                Errors.Add(finding.GetProperty("rule")
                    .GetString() + " " + TextFold.FoldTight(finding.GetProperty("message").GetString()!));
    }

    static string Fold(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? TextFold.FoldTight(value.ToString())
            : "-";

    /// <summary>Entries that both have, each counted as often as both have it.</summary>
    /// <param name="lost">Those only the first has.</param>
    public static int Common(List<string> expected, List<string> got, out List<string> lost)
    {
        var left = got.GroupBy(g => g).ToDictionary(g => g.Key, g => g.Count());
        lost = [];
        foreach (var entry in expected)
            if (left.GetValueOrDefault(entry) > 0) left[entry]--;
            else lost.Add(entry);
        return expected.Count - lost.Count;
    }

    /// <summary>Characters of the longest text that both hold in the same order.</summary>
    public static int InOrder(string a, string b)
    {
        var row = new int[b.Length + 1];
        foreach (var c in a)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = c == b[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[^1];
    }

    /// <summary>Lines of the first that the second has not.</summary>
    public static IEnumerable<string> Missing(string a, string b)
    {
        var lines = b.Split('\n').ToHashSet();
        return a.Split('\n').Where(l => !lines.Contains(l));
    }
}
