using System.Text;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Forms;

/// <summary>What a column holds by its heading and by the numbers in it: money, a difference, a percentage, or a count of things.</summary>
public sealed partial class ColumnMeaningTests
{
    [GeneratedRegex(@" ?\| ?")]
    private static partial Regex Bar();

    static Extraction Read(string text)
    {
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(Bar().Replace(text, "\t")), "columns.txt");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static IEnumerable<string> Found(Extraction extraction) =>
        extraction.Validation.Findings.Where(f => f.Severity > Severity.Info && f.Rule != Rules.ContentsMissing).Select(f => f.Rule);

    [Theory]
    [InlineData("编制人数（人）")]
    [InlineData("在校学生数")]
    [InlineData("工程量（公里/栋）")]
    [InlineData("床位数")]
    [InlineData("面积（平方米）")]
    [InlineData("设备数量(台/套)")]
    [InlineData("接待批次")]
    [InlineData("补助标准（元/人）")]
    [InlineData("单价（元）")]
    [InlineData("排名")]
    public void A_column_that_counts_things_holds_no_amounts(string heading)
    {
        var extraction = Read($"""
            云澜市司法局2025年部门预算
            部门支出总表
            单位：万元
            科目名称 | 合计 | {heading} | 基本支出 | 项目支出
            公共安全支出 | 296.00 | 32 | 280.00 | 16.00
            住房保障支出 | 39.50 | 9 | 39.50 |
            合计 | 335.50 | 41 | 319.50 | 16.00
            """);
        Assert.Equal(["total", "basic", "project"], extraction.Tables[0].Columns.Select(c => c.Key));
        Assert.Empty(Found(extraction));
    }

    [Fact]
    public void A_column_that_may_count_anything_is_doubted_alone()
    {
        var extraction = Read("""
            云澜市司法局2025年部门预算
            部门支出总表
            单位：万元
            科目名称 | 合计 | 人员情况 | 基本支出 | 项目支出
            公共安全支出 | 296.00 | 32 | 280.00 | 16.00
            住房保障支出 | 39.50 | 9 | 39.50 |
            合计 | 335.50 | 41 | 319.50 | 16.00
            """);
        Assert.Equal(["column.counted"], Found(extraction));
        Assert.Equal([32m, 9m, 41m], extraction.Validation.Facts.Where(f => f.Status == FactStatus.Disputed).Select(f => f.Value));
    }

    [Fact]
    public void Counts_below_one_heading_are_counts_and_the_money_beside_them_is_money()
    {
        var extraction = Read("""
            云澜市司法局2025年部门预算
            “三公”经费预算表
            单位：万元
            合计 | 公务用车 | | | 公务接待 | |
             | 保有量（辆） | 购置费 | 运行费 | 批次（个） | 人次（人） | 金额
            24.80 | 8 | 0.00 | 21.60 | 25 | 180 | 3.20
            """);
        Assert.Equal([24.80m, 0m, 21.60m, 3.20m], extraction.Validation.Facts.Select(f => f.Value));
    }

    [Theory]
    [InlineData("公务用车保有量")]
    [InlineData("国内公务接待批次")]
    [InlineData("国内公务接待人次（人）")]
    public void A_row_that_counts_things_counts_no_money_and_adds_to_none(string name)
    {
        var extraction = Read($"""
            云澜市司法局2025年部门预算
            “三公”经费预算表
            单位：万元
            项目 | 预算数
            “三公”经费合计 | 28.80
            因公出国（境）费 | 0.00
            公务用车购置及运行费 | 25.60
            公务接待费 | 3.20
            {name} | 18
            """);
        var counted = Assert.Single(extraction.Validation.Facts, f => f.Value == 18);
        Assert.Null(counted.AmountYuan);
        Assert.Empty(Found(extraction));
    }

    [Theory]
    [InlineData("比上年增减")]
    [InlineData("较上年增减")]
    [InlineData("增减额")]
    [InlineData("增减比例")]
    [InlineData("变动情况")]
    public void A_comparison_that_holds_differences_holds_amounts_whatever_it_is_called(string heading)
    {
        var extraction = Read(Compared(heading, "96.75", "110.45", "-13.70"));
        Assert.Equal(9, extraction.Validation.Facts.Count);
        Assert.Empty(Found(extraction));
    }

    [Theory]
    [InlineData("比上年增减")]
    [InlineData("增减情况")]
    [InlineData("增减率")]
    public void A_comparison_that_holds_percentages_holds_none(string heading)
    {
        var extraction = Read(Compared(heading, "7.44", "10.04", "-6.85"));
        Assert.Equal(6, extraction.Validation.Facts.Count);
        Assert.Empty(Found(extraction));
    }

    [Fact]
    public void A_difference_that_is_not_the_one_of_its_years_is_found_and_names_the_row()
    {
        var extraction = Read(Compared("增减额", "96.75", "110.45", "-31.70"));
        var finding = Assert.Single(extraction.Validation.Findings, f => f.Rule is "sum.change" or "sum.children");
        Assert.Contains(extraction.Validation.Facts, f => f.Value == -31.70m && f.Status == FactStatus.Disputed);
        Assert.NotEqual(Severity.Info, finding.Severity);
    }

    static string Compared(string heading, string all, string running, string other) => $"""
        云澜市司法局2025年部门预算
        部门支出总表
        单位：万元
        科目编码 | 科目名称 | 上年预算数 | 本年预算数 | {heading}
        20406 | 司法 | 1,300.00 | 1,396.75 | {all}
        2040601 | 行政运行 | 1,100.00 | 1,210.45 | {running}
        2040604 | 基层司法业务 | 200.00 | 186.30 | {other}
        """;

    [Fact]
    public void Three_public_expenses_have_a_subtotal_beside_their_parts()
    {
        var extraction = Read("""
            云澜市司法局2025年部门预算
            “三公”经费、会议费、培训费支出表
            单位：万元
            合计 | “三公”经费小计 | 因公出国（境）费 | 公务用车运行费 | 公务接待费 | 会议费 | 培训费
            38.60 | 28.80 | | 25.60 | 3.20 | 3.80 | 6.00
            """);
        Assert.Empty(Found(extraction));
        Assert.Equal(2, extraction.Validation.Relations.Count(r => r.Relation.Rule == Rules.SumColumns));
    }
}
