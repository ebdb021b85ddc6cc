using System.Text;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Checks;

/// <summary>Of what and of whom prose speaks, before it is held against the forms.</summary>
public sealed partial class ProseScopeTests
{
    [GeneratedRegex(@" ?\| ?")]
    private static partial Regex Bar();

    static Extraction Read(params string[] pages)
    {
        var text = string.Join('\f', pages.Select(p => Bar().Replace(p, "\t")));
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(text), "prose.txt");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static IEnumerable<string> OfDepartment(string prose) => Found(Read("云澜县司法局2025年部门预算", """
        部门支出总表
        单位：万元
        科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
        204 | 公共安全支出 | 1,396.75 | 1,210.45 | 186.30
        20406 | 司法 | 1,396.75 | 1,210.45 | 186.30
        2040601 | 行政运行 | 1,210.45 | 1,210.45 |
        2040604 | 基层司法业务 | 186.30 | | 186.30
        221 | 住房保障支出 | 88.64 | 88.64 |
        22102 | 住房改革支出 | 88.64 | 88.64 |
        2210201 | 住房公积金 | 88.64 | 88.64 |
         | 合计 | 1,485.39 | 1,299.09 | 186.30
        """, prose));

    static IEnumerable<string> Found(Extraction extraction) => extraction.Validation.Findings
        .Where(f => f.Severity > Severity.Info && f.Rule.StartsWith("narrative", StringComparison.Ordinal)).Select(f => $"{f.Rule} {f.Severity}");

    [Theory]
    [InlineData("云澜县公证处2025年支出预算196.26万元，其中基本支出196.26万元。")]
    [InlineData("云澜县司法局本级2025年支出预算1,289.13万元，其中基本支出1,102.83万元；所属单位云澜县公证处支出预算196.26万元。")]
    [InlineData("局本级支出预算1,289.13万元，其中：基本支出1,102.83万元，项目支出186.30万元。")]
    [InlineData("局本级基本支出1,102.83万元，公证处基本支出196.26万元。")]
    [InlineData("基本支出1,299.09万元，其中公用经费278.84万元。\n比上年减少21.16万元，下降7.05%。")]
    [InlineData("项目支出186.30万元，其中人民调解86.30万元、热线100.00万元。\n公共安全支出1,396.75万元，占94.03%；住房保障支出88.64万元，占5.97%。")]
    [InlineData("支出预算1,485.39万元，其中：基本支出1,299.09万元，人员经费1,020.25万元，公用经费278.84万元，项目支出186.30万元。")]
    public void What_is_said_of_one_unit_or_of_a_part_accuses_nobody(string prose) =>
        Assert.Empty(OfDepartment("2025年部门预算情况说明\n" + prose));

    [Theory]
    [InlineData("2025年支出预算1,458.39万元，其中：基本支出1,299.09万元。", "narrative.amount Error")]
    [InlineData("住房公积金86.48万元，用于职工住房。", "narrative.amount Warning")]
    [InlineData("项目支出186.30万元，其中：人民调解60.00万元，法律援助36.30万元，热线100.00万元。", "narrative.list Warning")]
    [InlineData("项目支出186.30万元，具体为：人民调解60.00万元、法律援助36.30万元、热线40.00万元、社区矫正60.00万元。", "narrative.list Warning")]
    public void What_is_wrong_right_below_a_title_is_found(string prose, string finding) =>
        Assert.Equal([finding], OfDepartment("2025年部门预算情况说明\n" + prose));

    static IEnumerable<string> OfGovernment(string prose) => Found(Read("云澜县2025年财政预算草案", """
        2025年云澜县一般公共预算收入预算表
        单位：万元
        项目 | 2024年执行数 | 2025年预算数
        一、税收收入 | 78,000 | 82,300
        增值税 | 38,000 | 42,100
        企业所得税 | 40,000 | 40,200
        二、非税收入 | 15,000 | 15,700
        收入合计 | 93,000 | 98,000
        """, "关于2025年预算草案的报告\n" + prose));

    [Fact]
    public void The_report_of_a_government_is_held_against_its_forms()
    {
        Assert.Empty(OfGovernment("2024年全县一般公共预算收入完成9.3亿元，增长3.5%。其中：税收收入7.8亿元，占83.87%；非税收入1.5亿元。\n"
            + "2025年全县一般公共预算收入预期9.8亿元，比上年增长5.38%，其中税收收入8.23亿元，增长5.51%；非税收入1.57亿元，增长4.67%。"));
        Assert.Equal(["narrative.amount Warning", "narrative.change Warning"], OfGovernment(
            "2025年全县一般公共预算收入预期98,000万元，比上年增长5.83%，其中税收收入83,200万元，增长5.51%。").Order());
        Assert.Empty(OfGovernment("2025年县本级一般公共预算收入预期61,000万元，其中税收收入51,000万元。"));
    }
}
