using System.Text;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Forms;

/// <summary>Tables of governments as they are printed → forms, columns and rows.</summary>
public sealed partial class GovernmentFormsTests
{
    [GeneratedRegex(@" ?\| ?")]
    private static partial Regex Bar();

    static Extraction Read(params string[] pages)
    {
        var text = string.Join('\f', pages.Select(p => Bar().Replace(p, "\t")));
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(text), "government.txt");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static IEnumerable<string> Facts(Extraction extraction) =>
        extraction.Validation.Facts.Select(f => $"{f.Form} {f.Row.Code} {f.Row.Name} {f.Column.Key} {f.Value:0.##}".Replace("  ", " "));

    [Fact]
    public void Columns_tell_of_when_amounts_are_and_ratios_are_no_amounts()
    {
        var extraction = Read("""
            云澜市2024年政府预算公开
            2024年全市一般公共预算收入预算表
            单位：万元
            项目 | 2023年预算数 | 2023年执行数 | 2024年预算数 | 比上年±%
            一、税收收入 | 300 | 310 | 330 | 6.5
            增值税 | 200 | 205 | 220 | 7.3
            契税 | 100 | 105 | 110 | 4.8
            二、非税收入 | 50 | 55 | 60 | 9.1
            本年收入合计 | 350 | 365 | 390 | 6.8
            """);
        Assert.Equal(
            ["budget:last_year", "last_year", "budget"], extraction.Tables[0].Columns.Select(c => c.Key));
        Assert.Contains("gov_general_revenue 增值税 last_year 205", Facts(extraction));
        Assert.Equal(15, extraction.Validation.Facts.Count);
        Assert.Equal("10101", extraction.Tables[0].Rows[1].Subject?.Code);
        Assert.Equal(DisclosureLevels.Government, extraction.Metadata.Level);
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void A_table_of_another_year_than_the_document_counts_by_its_own()
    {
        var extraction = Read("""
            云澜市2024年政府预算公开
            2023年全市一般公共预算支出执行情况表
            单位：万元
            项目 | 2022年决算数 | 2023年预算数 | 2023年执行数
            一、教育支出 | 300.00 | 310.00 | 330.00
            二、卫生健康支出 | 200.00 | 205.00 | 220.00
            本年支出合计 | 500.00 | 515.00 | 550.00
            """);
        Assert.Equal(["last_year", "budget", "executed"], extraction.Tables[0].Columns.Select(c => c.Key));
    }

    [Fact]
    public void Limits_and_balances_are_told_apart_below_a_row_of_formulas()
    {
        var extraction = Read("""
            云澜市2024年政府预算公开
            2023年地方政府债务限额及余额预算情况表
            单位：亿元
            地区 | 2023年债务限额 | | | 2023年债务余额 | |
             | 合计 | 一般债务 | 专项债务 | 合计 | 一般债务 | 专项债务
            公式 | A=B+C | B | C | D=E+F | E | F
            柳岸区 | 30.50 | 10.50 | 20.00 | 28.00 | 9.00 | 19.00
            石磬县 | 50.00 | 20.00 | 30.00 | 46.00 | 19.00 | 27.00
            合计 | 80.50 | 30.50 | 50.00 | 74.00 | 28.00 | 46.00
            """);
        Assert.Contains("gov_debt 柳岸区 column:2023年债务限额/一般债务 10.5", Facts(extraction));
        Assert.Contains("gov_debt 石磬县 column:2023年债务余额/合计 46", Facts(extraction));
        Assert.Equal(18, extraction.Validation.Facts.Count);
    }

    [Fact]
    public void Regions_are_rows_and_no_subjects()
    {
        var extraction = Read("""
            云澜市2024年政府预算公开
            2024年一般公共预算税收返还和转移支付分地区预算表
            单位：万元
            地区 | 合计 | 税收返还 | 一般性转移支付 | 专项转移支付
            合计 | 600 | 60 | 400 | 140
            柳岸区 | 350 | 30 | 250 | 70
            石磬县 | 250 | 30 | 150 | 70
            """);
        Assert.Contains("gov_general_transfers 石磬县 column:一般性转移支付 150", Facts(extraction));
        Assert.All(extraction.Tables[0].Rows, r => Assert.Null(r.Subject));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void Codes_of_revenue_have_up_to_nine_digits()
    {
        var extraction = Read("""
            云澜市2024年政府决算公开
            2024年全市一般公共预算收入决算表
            单位：万元
            科目编码 | 科目名称 | 预算数 | 调整预算数 | 决算数
            110 | 转移性收入 | 90 | 95 | 96
            11009 | 调入资金 | 90 | 95 | 96
            1100901 | 调入一般公共预算资金 | 90 | 95 | 96
            110090102 | 从政府性基金预算调入一般公共预算资金 | 90 | 95 | 96
             | 收入总计 | 90 | 95 | 96
            """);
        Assert.Contains("final_gov_general_revenue 110090102 从政府性基金预算调入一般公共预算资金 executed 96", Facts(extraction));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Rule is "code.level" or "code.orphan");
    }

    [Fact]
    public void Names_without_codes_are_a_tree_by_the_subjects_they_stand_for()
    {
        string[] lines =
        [
            "云澜市2024年政府预算公开", "2024年市本级一般公共预算支出预算表", "单位：万元", "项目 | 预算数", "国防支出 | 70", "国防动员 | 40",
            "人民防空 | 15", "民兵 | 25", "其他国防支出 | 30", "其他国防支出 | 30", "教育支出 | 50", "普通教育 | 50", "小学教育 | 50", "支出合计 | {0}",
        ];
        var page = string.Join('\n', lines);
        var fund = "2024年全市政府性基金收入预算表\n单位：万元\n项目 | 预算数\n彩票公益金收入 | 5\n污水处理费收入 | 6\n收入合计 | 11";
        Assert.DoesNotContain(Read(page.Replace("{0}", "120"), fund).Validation.Findings, f => f.Severity > Severity.Info);
        var wrong = Read(page.Replace("{0}", "130"), fund).Validation.Findings;
        Assert.Contains(wrong, f => f.Rule == Rules.SumTotal && f.Severity == Severity.Warning);
    }

    [Fact]
    public void The_form_of_a_department_stays_one_in_its_document()
    {
        var extraction = Read("""
            云澜市财政局2024年部门预算
            收支总表
            单位：万元
            收入 | | 支出 |
            项目 | 预算数 | 项目 | 预算数
            一、一般公共预算拨款收入 | 50.00 | 一、教育支出 | 50.00
            收入总计 | 50.00 | 支出总计 | 50.00
            """, """
            一般公共预算支出表
            单位：万元
            科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
            205 | 教育支出 | 50.00 | 20.00 | 30.00
             | 合计 | 50.00 | 20.00 | 30.00
            """);
        Assert.Equal(["budget_summary", "general_public_expenditure"], extraction.Tables.Select(t => t.Form));
    }
}
