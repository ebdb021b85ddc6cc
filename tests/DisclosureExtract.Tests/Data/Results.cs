using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Data;

/// <summary>Small results, made of drawn pages, that show one thing each.</summary>
static class Results
{
    static readonly Lazy<Disclosure> SeedResult = new(() =>
    {
        var bytes = File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(Repository.Root, "seeds"), "*.txt").Single());
        using var source = TranscriptPageSource.Open(bytes, "seed.txt");
        return Build(new Extractor(SubjectCatalog.Default).Extract(source), source, "seed.txt", new string('a', 64));
    });

    /// <summary>The transcript that comes with the project: forms, projects, a catalogue.</summary>
    public static Disclosure Seed => SeedResult.Value;

    /// <summary>One form of expenditure by subjects in 万元.</summary>
    /// <param name="file">Also what its hash is made of.</param>
    public static Disclosure Form(
        string file, string[][] rows, string entity = "甲市教育局", int year = 2025, string kind = "部门", string title = "部门支出预算总表")
    {
        string[] heading = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];
        var table = DrawnTable.Of(40, 120, [90, 180, 90, 90, 90], 20, [heading, .. rows]);
        Word Line(string text, double x, double y, double size) =>
            new(TextFold.Fold(text), new BoundingBox(x, y, x + text.Length * size, y + size)) { Raw = text };
        Word[] words =
        [
            Line($"{entity}{year}年{kind}预算", 200, 20, 16), Line($"{year}年{title}", 300, 60, 16),
            Line($"编制{kind}：{entity}", 40, 90, 9), Line("单位：万元", 600, 90, 9), .. table.Words(),
        ];
        using var source = new FakeSource(table.ToPage() with { Words = words });
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(file)));
        return Build(new Extractor(SubjectCatalog.Default).Extract(source), source, file, hash);
    }

    /// <summary>A form whose sums hold.</summary>
    public static string[][] Sound(string total = "30.00", string basic = "20.00", string project = "10.00") =>
    [
        ["205", "教育支出", total, basic, project], ["20502", "普通教育", total, basic, project],
        ["2050202", "小学教育", total, basic, project], ["合计", "", total, basic, project],
    ];

    /// <summary>A result with text that a spreadsheet, a page, a shell or a database would run, and numbers at their limits.</summary>
    public static Disclosure Hostile()
    {
        string[] texts =
        [
            "=HYPERLINK(\"http://x\",\"点\")", "+1+1", "-x", "@cmd|'/c calc'!A1", "＝1+1", " =1", "\n=1", "'", "'=1", "", "a,b", "a\"b", " 空 ",
            "<script>alert(1)</script>", "'; DROP TABLE facts; --", "\u001b[31m红", "甲\r\n乙", "\t制表", "𠀀𪚥", "-1.50", "－1.50", "null",
        ];
        decimal[] numbers = [-0.01m, 0m, 0.00m, 1.50m, 154369326m, 999999999999.99m, 12.339999m, 3286618082.20m, 0.000001m];
        var seed = Form("敌意.pdf", Sound());
        var table = seed.Tables[0];
        var cell = table.Rows[0].Cells.First().Value;
        var rows = texts.Select((text, i) => new RowInfo
        {
            Name = text,
            Code = "",
            GridRow = 1,
            Values = new Dictionary<string, decimal> { ["total"] = numbers[i % numbers.Length] },
            Cells = new Dictionary<string, CellInfo> { ["total"] = cell with { Raw = text, Checks = i, Status = "read" } },
        }).ToList();
        var finding = new FindingInfo
        {
            Id = "f1", Rule = "sum.total", Severity = "error", Cause = "unknown", Message = texts[0], MessageZh = texts[14],
            Suspects = [new("t1", 0, "total", "value")], Terms = [new("t1", 1, "total")], Expected = 1.50m, Place = new(1, new(1, 2, 3.25, 4)),
        };
        return seed with { Tables = [table with { Id = "t1", Rows = rows }], Findings = [finding] };
    }

    static Disclosure Build(Extraction extraction, IPageSource source, string file, string sha256) => DisclosureBuilder.Build(
        extraction,
        new SourceInfo { File = file, Sha256 = sha256, MediaType = "application/pdf", Bytes = 1, PageCount = source.PageCount }, "0.1.0");
}
