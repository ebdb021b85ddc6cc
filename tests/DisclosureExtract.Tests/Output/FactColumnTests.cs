using System.Text;
using System.Text.Json;
using DisclosureExtract.Output;

namespace DisclosureExtract.Tests.Output;

public sealed class FactColumnTests
{
    static readonly FactRow Row = new()
    {
        Document = "d", Form = "revenue", Side = "", Code = "208", Name = "某项", Column = "amount", Header = "金额", Value = 1.50m, Unit = "万元",
        AmountYuan = 15000.00m, Page = 2, X0 = 1.25, Y0 = 0, X1 = 1, Y1 = 1, Origin = "text", Confidence = 0.5, Raw = "1.50", Status = "read",
        File = "a.pdf", Table = "t1", Row = 0, Checks = 1, Flags = "",
    };

    static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF');
    }

    [Fact]
    public void Each_file_has_all_columns_in_one_order()
    {
        var names = FactColumn.All.Select(c => c.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Equal(string.Join(',', names), Written(s => FactFiles.WriteCsv(s, [Row])).Split('\n')[0]);
        using var json = JsonDocument.Parse(Written(s => FactFiles.WriteNdjson(s, [Row])));
        Assert.Equal(names, json.RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void Ndjson_keeps_the_decimals_and_says_null_for_what_is_not_known()
    {
        var text = Written(s => FactFiles.WriteNdjson(s, [Row, Row]));
        Assert.Equal(2, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"entity\":null,\"year\":null,", text, StringComparison.Ordinal);
        Assert.Contains("\"value\":1.50,\"unit\":\"万元\",\"amount_yuan\":15000.00,\"page\":2,\"x0\":1.25,\"y0\":0,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_docs_list_each_column_with_its_meaning()
    {
        var path = Path.Combine(Repository.Root, "docs", "facts.md");
        var table = string.Concat(FactColumn.All.Select(c => $"| `{c.Name}` | {c.Meaning} |\n"));
        Assert.Contains(table, File.ReadAllText(path), StringComparison.Ordinal);
    }
}
