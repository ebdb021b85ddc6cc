using System.Text;
using System.Text.Json;
using DisclosureExtract.Facts;
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

    [Fact]
    public void Csv_neutralises_formulas_and_keeps_numbers()
    {
        FactRow Row(string name, string raw) => new()
        {
            Document = "d", Form = "revenue", Side = "", Code = "", Name = name, Column = "amount", Header = "金额", Value = -1.50m, Unit = "元",
            Page = 1, X0 = 0, Y0 = 0, X1 = 1, Y1 = 1, Origin = "text", Confidence = 1, Raw = raw, Status = "read",
            File = "a.pdf", Table = "t1", Row = 0, Checks = 1, Flags = "",
        };
        using var stream = new MemoryStream();
        FactFiles.WriteCsv(stream, [Row("=HYPERLINK(\"x\")", "-1.50"), Row("@cmd", "-x"), Row("＝1+1", "－1.50"), Row(" =1", "\n=1")]);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", text, StringComparison.Ordinal);
        Assert.Contains(",'@cmd,", text, StringComparison.Ordinal);
        Assert.Contains(",-1.50,元,", text, StringComparison.Ordinal);
        Assert.Contains(",-1.50,read", text, StringComparison.Ordinal);
        Assert.Contains(",'-x,read", text, StringComparison.Ordinal);
        Assert.Contains(",'＝1+1,", text, StringComparison.Ordinal);
        Assert.Contains(",－1.50,read", text, StringComparison.Ordinal);
        Assert.Contains("' =1", text, StringComparison.Ordinal);
        Assert.Contains("'\n=1", text, StringComparison.Ordinal);
    }
}
