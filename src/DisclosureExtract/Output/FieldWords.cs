using System.Text.Json.Nodes;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Output;

/// <summary>What each member of a result holds, in both languages, from <c>seeds/fields.csv</c>.</summary>
static class FieldWords
{
    static readonly Lazy<Dictionary<string, string[]>> Rows = new(static () => Seeds.Rows("fields.csv").ToDictionary(r => r[0]));

    /// <summary>Members that have words, as Type.member.</summary>
    public static IEnumerable<string> Members => Rows.Value.Keys;

    /// <summary>The schema of a member with its description, and its values where they are a closed list.</summary>
    public static JsonNode Described(JsonNode node, string type, string member)
    {
        if (!Rows.Value.TryGetValue($"{type}.{member}", out var row)) return node;
        var schema = node as JsonObject ?? [];
        schema.Insert(0, "description", $"{row[1]} / {row[2]}");
        if (row[3].Length == 0) return schema;
        var values = new JsonArray([.. row[3].Split(' ').SelectMany(Values).Select(v => (JsonNode)v)]);
        if (schema["type"] is JsonArray types && types.Any(t => (string?)t == "null")) values.Add(null);
        schema["enum"] = values;
        return schema;
    }

    static IEnumerable<string> Values(string word) => word switch
    {
        "@form" => FormType.All.Select(f => f.Id),
        "@empty" => [""],
        _ => [word],
    };
}
