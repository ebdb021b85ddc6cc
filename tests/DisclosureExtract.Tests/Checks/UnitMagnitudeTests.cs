using System.Text;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Checks;

/// <summary>A unit line that is not that of its amounts is doubted, however few forms there are to compare with.</summary>
public sealed partial class UnitMagnitudeTests
{
    [GeneratedRegex(@" ?\| ?")]
    private static partial Regex Bar();

    static Extraction Read(params string[] pages)
    {
        var text = string.Join('\f', pages.Prepend("云澜县司法局2025年部门预算").Select(p => Bar().Replace(p, "\t")));
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(text), "units.txt");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static string Form(string title, string unit, decimal factor = 1, string format = "#,##0.00")
    {
        string A(decimal value) => (value * factor).ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        return $"""
            {title}
            单位：{unit}
            科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
            20406 | 司法 | {A(1396.75m)} | {A(1210.45m)} | {A(186.30m)}
            2040601 | 行政运行 | {A(1210.45m)} | {A(1210.45m)} |
            2040604 | 基层司法业务 | {A(186.30m)} | | {A(186.30m)}
             | 合计 | {A(1396.75m)} | {A(1210.45m)} | {A(186.30m)}
            """;
    }

    static List<string> Doubted(Extraction extraction) =>
        [.. extraction.Validation.Facts.Where(f => f.Status == FactStatus.Disputed).Select(f => f.Form).Distinct()];

    [Fact]
    public void Of_two_forms_in_two_units_with_the_same_digits_the_one_of_no_possible_size_is_doubted()
    {
        var extraction = Read(Form("部门支出总表", "万元"), Form("一般公共预算支出表", "元"));
        Assert.Equal(["general_public_expenditure"], Doubted(extraction));
        Assert.Single(extraction.Validation.Findings, f => f.Rule == "unit.magnitude");
    }

    [Fact]
    public void Thousands_that_are_ten_thousands_are_doubted_and_nothing_tells_which()
    {
        var extraction = Read(Form("部门支出总表", "万元"), Form("一般公共预算支出表", "千元"));
        Assert.Equal(["expenditure", "general_public_expenditure"], Doubted(extraction));
        Assert.Empty(Doubted(Read(Form("部门支出总表", "万元"), Form("一般公共预算支出表", "千元", 10))));
    }

    [Fact]
    public void The_same_amounts_in_two_units_are_no_doubt()
    {
        var extraction = Read(Form("部门支出总表", "万元"), Form("一般公共预算支出表", "元", 10_000));
        Assert.Empty(Doubted(extraction));
    }

    [Theory]
    [InlineData("元", 1, "#,##0.00")]
    [InlineData("万元", 10_000, "#,##0.00")]
    [InlineData("元", 1000, "#,##0.0000")]
    public void A_lone_form_whose_unit_makes_amounts_that_cannot_be_is_doubted(string unit, int factor, string format)
    {
        var isFine = format.Length > 8;
        var extraction = Read(Form("部门支出总表", unit, isFine ? factor * 1.00037m : factor, format));
        Assert.Equal(["expenditure"], Doubted(extraction));
    }

    [Theory]
    [InlineData("万元", 1)]
    [InlineData("元", 10_000)]
    [InlineData("千元", 10)]
    [InlineData("亿元", 0.01)]
    public void A_lone_form_of_a_possible_size_is_not(string unit, double factor) =>
        Assert.Empty(Doubted(Read(Form("部门支出总表", unit, (decimal)factor))));

    [Fact]
    public void Prose_in_another_unit_throughout_is_one_finding_about_the_unit_and_accuses_no_sentence()
    {
        var extraction = Read(Form("部门支出总表", "元"), """
            二、支出预算情况
            2025年支出预算1,396.75万元，其中：基本支出1,210.45万元，项目支出186.30万元。
            """);
        Assert.Equal(["unit.magnitude"], extraction.Validation.Findings.Where(f => f.Severity > Severity.Info).Select(f => f.Rule));
        Assert.Equal(["expenditure"], Doubted(extraction));
    }

    [Fact]
    public void Prose_that_slips_once_is_accused_itself()
    {
        var extraction = Read(Form("部门支出总表", "万元"), """
            二、支出预算情况
            2025年支出预算1,396.75元，其中：基本支出1,210.45万元，项目支出186.30万元。
            """);
        Assert.Contains(extraction.Validation.Findings, f => f is { Rule: "narrative.amount", Severity: Severity.Error });
        Assert.Empty(Doubted(extraction));
    }
}
