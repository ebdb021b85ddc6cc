using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Forms;

/// <summary>Every cell of a column of amounts is a fact, blank, or said to be unreadable.</summary>
public sealed class AmountColumnsTests
{
    static readonly string[] Headings = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

    static Extraction Read(string title, double[] widths, params string[][] rows)
    {
        var page = DrawnTable.Of(40, 100, widths, 20, rows).ToPage(1, (title, 300, 50, 16), ("单位：元", 600, 80, 9));
        using var source = new FakeSource(page);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static Extraction Read(params string[][] rows) =>
        Read("支出预算总表", [70, 220, 130, 130, 130], [Headings, .. rows]);

    static string[] Facts(Extraction extraction) =>
        [.. extraction.Validation.Facts.Select(f => $"{f.Row.Label}|{f.Column.Key}={f.Value}")];

    static int Unreadable(Extraction extraction) => Count(extraction, Rules.CellUnreadable);

    static int Count(Extraction extraction, string rule) => extraction.Validation.Findings.Count(f => f.Rule == rule);

    [Theory]
    [InlineData("4?0.00")]
    [InlineData("1,2?4,000.00")]
    [InlineData("40#,000.00(调整)")]
    [InlineData("■■■")]
    [InlineData("※※※")]
    public void A_column_of_which_most_cells_cannot_be_read_keeps_its_sound_amount(string spoiled)
    {
        var extraction = Read(
            ["201", "一般公共服务支出", "900.00", "500.00", spoiled],
            ["20103", "政府办公厅(室)及相关机构事务", "900.00", "500.00", spoiled],
            ["2010301", "行政运行", "500.00", "500.00", ""],
            ["2010302", "一般行政管理事务", "400.00", "", spoiled],
            ["", "合计", "900.00", "500.00", "400.00"]);
        Assert.Equal(3, Unreadable(extraction));
        Assert.Equal(10, extraction.Validation.Facts.Count);
        Assert.Contains("合计|project=400.00", Facts(extraction));
        Assert.All(extraction.Validation.Facts, f => Assert.DoesNotContain('?', f.Row.Label));
    }

    [Fact]
    public void A_form_of_which_no_amount_can_be_read_is_not_empty()
    {
        var extraction = Read(
            ["201", "一般公共服务支出", "9?0.00", "9?0.00", "-"],
            ["", "合计", "9?0.00", "9?0.00", ""]);
        Assert.Equal(4, Unreadable(extraction));
        Assert.Empty(extraction.Validation.Facts);
        Assert.False(extraction.Tables[0].IsEmpty);
    }

    [Fact]
    public void What_cannot_be_read_under_a_heading_nobody_knows_is_said_too()
    {
        var extraction = Read("支出预算总表", [70, 220, 130, 130],
            ["科目编码", "科目名称", "合计", "专项安排"],
            ["201", "一般公共服务支出", "900.00", "约?400.00"],
            ["", "合计", "900.00", "约?400.00"]);
        Assert.Equal(2, Unreadable(extraction));
    }

    [Fact]
    public void A_first_row_that_cannot_be_read_is_no_heading()
    {
        var extraction = Read("部门收支预算总表", [200, 100, 200, 100],
            ["收入", "预算数", "支出", "预算数"],
            ["一般公共预算拨款", "9?0.00", "人员经费", "9?0.00"],
            ["收入总计", "900.00", "支出总计", "900.00"]);
        Assert.Equal(2, extraction.Validation.Facts.Count);
        Assert.Equal(2, Unreadable(extraction));
    }

    [Fact]
    public void An_amount_among_the_names_names_no_row_and_is_told()
    {
        var extraction = Read(
            ["201", "1,900.00", "1,900.00", "1,900.00", ""],
            ["20103", "政府办公厅(室)及相关机构事务", "1,900.00", "1,900.00", ""],
            ["", "合计", "1,900.00", "1,900.00", ""]);
        Assert.DoesNotContain("1,900.00", extraction.Tables[0].Rows.Select(r => r.Name));
        Assert.Equal(1, Count(extraction, Rules.TableUnaccounted));
    }

    [Theory]
    [InlineData("无")]
    [InlineData("注：本表无数据")]
    [InlineData("—")]
    public void Words_that_say_there_is_nothing_are_no_fault(string nothing)
    {
        var extraction = Read(
            ["201", "一般公共服务支出", "900.00", "900.00", nothing],
            ["", "合计", "900.00", "900.00", nothing]);
        Assert.Equal(0, Unreadable(extraction));
        Assert.Equal(4, extraction.Validation.Facts.Count);
    }

    [Fact]
    public void Amounts_that_count_up_or_look_like_codes_are_amounts_under_their_heading()
    {
        var extraction = Read(
            ["201", "一般公共服务支出", "1", "20101", ""],
            ["202", "外交支出", "2", "20202", ""],
            ["203", "国防支出", "3", "20303", ""],
            ["204", "公共安全支出", "4", "20404", ""],
            ["205", "教育支出", "5", "20505", ""],
            ["206", "科学技术支出", "6", "20606", ""]);
        Assert.Equal(12, extraction.Validation.Facts.Count);
    }

    [Fact]
    public void Amounts_that_cannot_be_read_in_a_table_without_title_are_told()
    {
        var page = DrawnTable.Of(40, 100, [70, 220, 130, 130, 130], 20, Headings,
            ["201", "一般公共服务支出", "9?0.00", "9?0.00", "4?0.00"], ["", "合计", "9?0.00", "9?0.00", "4?0.00"]).ToPage();
        using var source = new FakeSource(page);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
        Assert.Equal(1, Count(extraction, Rules.TableUnknown));
    }

    [Fact]
    public void Names_with_numbers_in_them_stay_names()
    {
        var extraction = Read("项目支出预算表", [300, 130, 130],
            ["项目名称", "合计", "财政拨款"],
            ["2025年5G网络建设", "900.00", "900.00"],
            ["1.办公用房维修", "100.00", "100.00"],
            ["合计", "1,000.00", "1,000.00"]);
        Assert.Equal(6, extraction.Validation.Facts.Count);
        Assert.Equal(0, Count(extraction, Rules.TableUnaccounted));
    }
}
