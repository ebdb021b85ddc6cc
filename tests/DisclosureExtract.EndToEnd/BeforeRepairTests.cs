using System.Text.Json;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Tools.Ladder;

namespace DisclosureExtract.EndToEnd;

public sealed class BeforeRepairTests
{
    [Fact]
    public void What_was_put_right_is_undone_and_the_rest_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        string Cell(double top, string status) => $$"""{"page":3,"box":[10.00,{{top}},50.00,{{top + 10}}],"raw":"x","status":"{{status}}"}""";
        File.WriteAllText(folder.File("a.json"), $$"""
            {"findings":[
              {"rule":"cell.ocr","terms":[{"table":"t1","row":0,"column":"total"}],"actual":378.25,"expected":318.25,"repair":"378.25 → 318.25"},
              {"rule":"cell.ocr","terms":[{"table":"t1","row":1,"column":"total"}],"actual":null,"repair":"code read as 208"},
              {"rule":"sum.total","terms":[{"table":"t1","row":2,"column":"total"}],"actual":1.00,"repair":null}],
             "tables":[{"id":"t1","rows":[
              {"code":"205","name":"教育支出","cells":{"total":{{Cell(20, "repaired")}},"basic":{{Cell(40, "read")}} } },
              {"code":"206","name":"科学技术支出","read":{"code":"208","name":"科学技木支出"},"cells":{"total":{{Cell(60, "read")}} } },
              {"code":"","name":"合计","read":null,"cells":{"total":{{Cell(80, "disputed")}} } }]}]}
            """);
        string Fact(double top, string code, string name, decimal value) => $$"""{"code":"{{code}}","name":"{{name}}","value":{{value}},"page":3,"x0":10,"y0":{{top + 0.01}},"x1":50,"y1":{{top + 10}}}""";
        File.WriteAllLines(
            folder.File("a.ndjson"),
            [Fact(20, "205", "教育支出", 318.25m), Fact(40, "205", "教育支出", 5m), Fact(60, "206", "科学技术支出", 7.10m), Fact(80, "", "合计", 9m)]);
        BeforeRepair.Write(folder.File("a.json"), folder.File("a.ndjson"), folder.File("read.ndjson"));
        Assert.Equal(
            ["205 教育支出 378.25", "205 教育支出 5", "208 科学技木支出 7.10", " 合计 9"],
            File.ReadLines(folder.File("read.ndjson")).Select(line =>
            {
                using var fact = JsonDocument.Parse(line);
                return $"{fact.RootElement.GetProperty("code")} {fact.RootElement.GetProperty("name")} {fact.RootElement.GetProperty("value")}";
            }));
    }
}
