using System.Text;
using DisclosureExtract.Checks;
using DisclosureExtract.Checks.Users;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Checks.Users;

/// <summary>What a file of rules changes, and what it is refused for.</summary>
public sealed class UserRulesTests
{
    const string Forms = """
        2026年部门支出总表
        单位：万元
        科目编码|科目名称|合计|基本支出|项目支出
        |合计|30.00|20.00|10.00
        205|教育支出|30.00|20.00|10.00
        20502|普通教育|30.00|20.00|10.00
        2050202|小学教育|12.00|2.00|10.00
        2050203|初中教育|18.50|18.00|
        """;

    static Extraction Run(string rules) => new Extractor(SubjectCatalog.Default).Extract(
        TranscriptPageSource.Open(Encoding.UTF8.GetBytes(Forms.Replace('|', '\t')), "forms"), new ExtractOptions { Rules = RuleFile.Read(rules) });

    static string File(string members) => $$"""{ "format": "rules/1", "version": "某市 2026-1", {{members}} }""";

    static string Sum(string members) => File($$"""
        "sums": [{ "id": "user.test", "says": "初中教育不超过小学教育", "ground": "某财〔2026〕1号", {{members}} }]
        """);

    const string Small = """{ "form": "expenditure", "code": "2050202", "column": "total" }""",
        Large = """{ "form": "expenditure", "row": "初中教育", "column": "total" }""";

    [Fact]
    public void A_rule_that_is_off_finds_and_disputes_nothing_and_the_result_says_so()
    {
        Assert.Contains(Run(File("""  "off": []  """)).Validation.Facts, f => f.Status == FactStatus.Disputed);
        var run = Run(File("""
            "off": [{ "rule": "sum.columns", "because": "tried" }, { "rule": "sum.children", "because": "tried" }]
            """));
        Assert.DoesNotContain(run.Validation.Findings, f => f.Rule.StartsWith("sum.", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Validation.Facts, f => f.Status == FactStatus.Disputed);
        var info = DisclosureBuilder.Build(run, new SourceInfo { File = "f", Sha256 = "", MediaType = "", Bytes = 0, PageCount = 1 }, "1").Extractor.Rules;
        Assert.Equal(("某市 2026-1", "sum.children sum.columns"), (info!.Version, string.Join(' ', info.Off)));
    }

    [Fact]
    public void A_softened_rule_is_heard_as_less_and_its_suspects_stay_disputed()
    {
        var run = Run(File("""
            "soften": [{ "rule": "sum.columns", "most": "info", "because": "tried" }, { "rule": "sum.children", "most": "info", "because": "tried" }]
            """));
        Assert.All(run.Validation.Findings.Where(f => f.Rule.StartsWith("sum.", StringComparison.Ordinal)), f => Assert.Equal(Severity.Info, f.Severity));
        Assert.Contains(run.Validation.Facts, f => f.Status == FactStatus.Disputed);
    }

    [Theory]
    [InlineData("<=", "30", 1)]
    [InlineData(">=", "30", 0)]
    [InlineData("=", "30", 1)]
    public void A_rule_of_the_user_is_asked_in_yuan_and_says_its_ground(string sign, string tolerance, int findings)
    {
        var found = Run(Sum($$"""  "left": [{{Large}}], "is": "{{sign}}", "right": [{{Small}}], "tolerance": {{tolerance}}  """)).Validation.Findings
            .Where(f => f.Rule == "user.test").ToList();
        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Equal((Severity.Warning, 65_000m, true), (f.Severity, f.Difference, f.Message.Contains("某财〔2026〕1号"))));
    }

    [Fact]
    public void Terms_are_multiplied_and_a_blank_is_zero_only_where_the_file_says_so()
    {
        const string Blank = """{ "form": "expenditure", "code": "2050203", "column": "project" }""";
        var twice = Large.Replace("}", ""","times": 2 }""", StringComparison.Ordinal);
        Assert.DoesNotContain(Run(Sum($$"""  "left": [{{Blank}}], "is": "=", "right": [{{Small}}]  """)).Validation.Findings, f => f.Rule == "user.test");
        var finding = Assert.Single(Run(Sum($$"""  "left": [{{Blank}}], "is": "=", "right": [{{twice}}], "blank": "zero"  """)).Validation.Findings,
            f => f.Rule == "user.test");
        Assert.Equal(-370_000m, finding.Difference);
    }

    [Fact]
    public void A_form_that_is_not_there_is_no_fault() => Assert.DoesNotContain(
        Run(Sum($$"""  "left": [{ "form": "three_public", "row": "合计", "column": "total" }], "is": "=", "right": [{{Small}}]  """)).Validation.Findings,
        f => f.Rule == "user.test");

    [Theory]
    [InlineData("nonsense", "it is no JSON")]
    [InlineData("""{ "format": "rules/2" }""", "format: “rules/2” is not rules/1")]
    [InlineData("""{ "format": "rules/1", "of": [] }""", "“of” is none of")]
    [InlineData("""{ "format": "rules/1", "off": [{ "rule": "sum.column", "because": "x" }] }""", "off[0].rule: there is no rule “sum.column”")]
    [InlineData("""{ "format": "rules/1", "off": [{ "rule": "sum.columns" }] }""", "off[0]: “because” is missing")]
    [InlineData("""{ "format": "rules/1", "off": {} }""", "off: a list is expected")]
    [InlineData("""{ "format": "rules/1", "soften": [{ "rule": "sum.columns", "most": "mild", "because": "x" }] }""", "soften[0].most: “mild” is none of")]
    [InlineData("""{ "format": "rules/1", "off": [{ "rule": "balance", "because": "x" }], "soften": [{ "rule": "balance", "most": "info", "because": "x" }] }""",
        "soften: balance is named twice")]
    [InlineData("""{ "format": "rules/1", "sums": [{ "id": "mine", "says": "x" }] }""", "sums[0].id: “mine” does not begin with user.")]
    [InlineData("""{ "format": "rules/1", "sums": [{ "id": "user.x", "says": "x", "is": "=", "left": [], "right": [] }] }""", "sums[0]: each side needs a term")]
    [InlineData("""{ "format": "rules/1", "sums": [{ "id": "user.x", "says": "x", "is": "=", "left": [{ "form": "expense", "code": "201", "column": "total" }], "right": [] }] }""",
        "sums[0].left[0].form: there is no form “expense”")]
    [InlineData("""{ "format": "rules/1", "sums": [{ "id": "user.x", "says": "x", "is": "=", "left": [{ "form": "expenditure", "column": "total" }], "right": [] }] }""",
        "sums[0].left[0]: a term names its row by code or by row")]
    public void A_file_that_cannot_be_used_is_refused_with_the_place(string file, string message) =>
        Assert.Contains(message, Assert.Throws<UserRulesException>(() => RuleFile.Read(file)).Message);
}
