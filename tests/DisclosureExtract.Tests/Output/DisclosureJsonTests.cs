using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Output;

public sealed class DisclosureJsonTests
{
    static byte[] SeedTranscript() => File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(Repository.Root, "seeds"), "*.txt").Single());

    static Disclosure Seed()
    {
        var bytes = SeedTranscript();
        using var source = TranscriptPageSource.Open(bytes, "seed.txt");
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
        return DisclosureBuilder.Build(extraction, new SourceInfo { File = "seed.txt", Sha256 = new string('0', 64), MediaType = source.MediaType, Bytes = bytes.Length, PageCount = source.PageCount }, "0.0.0");
    }

    [Fact]
    public void Same_input_gives_the_same_bytes_which_read_back_the_same()
    {
        var bytes = DisclosureJson.ToBytes(Seed());
        Assert.Equal(bytes, DisclosureJson.ToBytes(Seed()));
        Assert.Equal(bytes, DisclosureJson.ToBytes(DisclosureJson.Read(bytes)));
        Assert.Empty(DisclosureCheck.Faults(DisclosureJson.Read(bytes)));
    }

    [Fact]
    public void Members_stand_in_the_order_of_the_contract()
    {
        using var json = JsonDocument.Parse(DisclosureJson.ToBytes(Seed()));
        Assert.Equal(
            ["schema", "source", "extractor", "disclosure", "pages", "tables", "projects", "narrative", "catalogue", "noise", "findings", "duties", "summary"],
            json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("disclosure/2", json.RootElement.GetProperty("schema").GetString());
    }

    [Fact]
    public void Amounts_are_written_as_printed_and_boxes_with_two_decimals()
    {
        var text = Encoding.UTF8.GetString(DisclosureJson.ToBytes(Seed()));
        Assert.Contains("\"total\": 30.00", text, StringComparison.Ordinal); // 30.00, not 30
        Assert.Matches(@"""box"": \[\d+\.\d\d,\d+\.\d\d,\d+\.\d\d,\d+\.\d\d\]", text);
    }

    [Theory]
    [InlineData("{\"schema\":\"disclosure/1\"}")]
    [InlineData("{\"schema\":\"disclosure/1\",\"schema\":\"disclosure/1\"}")]
    [InlineData("{\"unknown\":1}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("not json")]
    public void Reading_is_strict(string json) => Assert.Throws<JsonException>(() => DisclosureJson.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void The_checked_in_schemas_are_those_of_the_types()
    {
        CheckSchema("disclosure.schema.json", DisclosureJson.Schema());
        CheckSchema("corrections.schema.json", DisclosureJson.CorrectionsSchema());
    }

    static void CheckSchema(string name, string schema)
    {
        var path = Path.Combine(Repository.Root, "schema", name);
        if (Environment.GetEnvironmentVariable("DISCLOSURE_WRITE_GOLDENS") == "1") File.WriteAllText(path, schema);
        Assert.Equal(schema, File.ReadAllText(path));
    }

    /// <summary>Every object of the schema that has properties, with them.</summary>
    static IEnumerable<(string Name, JsonObject Schema)> Properties(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var inner in array.SelectMany(Properties)) yield return inner;
            yield break;
        }
        if (node is not JsonObject schema) yield break;
        if (schema["properties"] is JsonObject properties)
            foreach (var (name, value) in properties) yield return (name, value!.AsObject());
        foreach (var (_, value) in schema)
            foreach (var inner in Properties(value)) yield return inner;
    }

    [Fact]
    public void Every_member_of_the_schema_is_described_in_both_languages_and_every_description_is_of_a_member()
    {
        var all = Properties(JsonNode.Parse(DisclosureJson.Schema())).Concat(Properties(JsonNode.Parse(DisclosureJson.CorrectionsSchema()))).ToList();
        Assert.Empty(all.Where(p => p.Schema["$ref"] is null && ((string?)p.Schema["description"] ?? "").Split(" / ") is not [{ Length: > 0 }, { Length: > 0 }]).Select(p => p.Name));
        var types = typeof(Disclosure).Assembly.GetTypes().Where(t => t.IsPublic).ToLookup(t => t.Name);
        Assert.All(FieldWords.Members, m =>
        {
            var (type, member) = (m.Split('.')[0], m.Split('.')[1]);
            Assert.Contains(
                types[type].SelectMany(t => t.GetProperties()),
                p => p.Name.Equals(member, StringComparison.OrdinalIgnoreCase) || m == "Disclosure.disclosure");
        });
    }

    [Fact]
    public void What_is_written_is_in_the_lists_of_the_schema()
    {
        var faults = new List<string>();
        Check(JsonNode.Parse(DisclosureJson.ToBytes(Seed())), JsonNode.Parse(DisclosureJson.Schema())!.AsObject(), "");
        Assert.Empty(faults);

        void Check(JsonNode? value, JsonObject schema, string path)
        {
            if (schema["enum"] is JsonArray allowed && !allowed.Any(a => JsonNode.DeepEquals(a, value))) faults.Add($"{path}: {value?.ToJsonString()}");
            if (value is JsonArray array && schema["items"] is JsonObject items)
                foreach (var item in array) Check(item, items, path);
            if (value is not JsonObject obj) return;
            foreach (var (name, inner) in obj)
                if ((schema["properties"]?[name] ?? schema["additionalProperties"]) is JsonObject of) Check(inner, of, $"{path}.{name}");
        }
    }

    [Fact]
    public void Tampering_with_a_value_is_found()
    {
        var seed = Seed();
        var table = seed.Tables[0];
        var row = table.Rows.First(r => r.Values.Count > 0);
        var changed = row with { Values = row.Values.ToDictionary(v => v.Key, v => v.Value + 1) };
        var tampered = seed with { Tables = [table with { Rows = [.. table.Rows.Select(r => ReferenceEquals(r, row) ? changed : r)] }, .. seed.Tables.Skip(1)] };
        Assert.NotEmpty(DisclosureCheck.Faults(tampered));
    }
}
