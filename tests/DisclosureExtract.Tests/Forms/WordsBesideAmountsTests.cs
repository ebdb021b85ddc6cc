using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Forms;

/// <summary>Words where amounts are expected, between them, and behind names.</summary>
public sealed class WordsBesideAmountsTests
{
    static Extraction Read(string title, double[] widths, params string[][] rows)
    {
        var page = DrawnTable.Of(40, 100, widths, 20, rows).ToPage(1, (title, 300, 50, 16), ("单位：万元", 600, 80, 9));
        using var source = new FakeSource(page);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static readonly double[] Five = [70, 220, 130, 130, 130];

    static int Count(Extraction extraction, string rule) => extraction.Validation.Findings.Count(f => f.Rule == rule);

    static string Status(Extraction extraction) => SummaryBuilder.Build(extraction).Status;

    [Theory]
    [InlineData("待定")]
    [InlineData("详见附件")]
    [InlineData("#REF!")]
    public void Where_words_fill_a_column_of_amounts_each_cell_is_said_to_be_unreadable(string word)
    {
        var extraction = Read("支出预算总表", Five,
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            ["201", "一般公共服务支出", "900.00", "500.00", word],
            ["20103", "政府办公厅(室)及相关机构事务", "900.00", "500.00", word],
            ["2010301", "行政运行", "900.00", "500.00", word]);
        Assert.Equal(3, Count(extraction, Rules.CellUnreadable));
        Assert.Equal("partial", Status(extraction));
    }

    [Theory]
    [InlineData("项目支出（%）", 1)]
    [InlineData("项目支出（个）", 1)]
    [InlineData("占比", 1)]
    [InlineData("项目支出", 0)]
    public void Amounts_under_a_heading_that_speaks_of_none_are_missed_where_sums_need_them(string heading, int findings)
    {
        var extraction = Read("支出预算总表", Five,
            ["科目编码", "科目名称", "合计", "基本支出", heading],
            ["201", "一般公共服务支出", "900.00", "500.00", "400.00"],
            ["20103", "政府办公厅(室)及相关机构事务", "900.00", "500.00", "400.00"],
            ["2010301", "行政运行", "500.00", "500.00", ""],
            ["2010302", "一般行政管理事务", "400.00", "", "400.00"]);
        Assert.Equal(findings, Count(extraction, Rules.TableUnaccounted));
        Assert.Equal(findings > 0 ? "partial" : "complete", Status(extraction));
    }

    [Fact]
    public void Shares_under_their_heading_are_no_amounts_that_are_missed()
    {
        var extraction = Read("支出预算总表", Five,
            ["科目编码", "科目名称", "2025年预算数", "2024年预算数", "增长%"],
            ["201", "一般公共服务支出", "400.00", "200.00", "100.00"],
            ["20103", "政府办公厅(室)及相关机构事务", "400.00", "200.00", "100.00"],
            ["2010301", "行政运行", "300.00", "200.00", "50.00"],
            ["2010302", "一般行政管理事务", "100.00", "", ""]);
        Assert.Equal(0, Count(extraction, Rules.TableUnaccounted));
    }

    [Fact]
    public void Words_between_amounts_do_not_take_the_amounts_from_the_codes()
    {
        var extraction = Read("支出预算总表", Five,
            ["科目编码", "科目名称", "合计", "级次", "项目支出"],
            ["201", "一般公共服务支出", "900.00", "本级", "500.00"],
            ["20103", "政府办公厅(室)及相关机构事务", "900.00", "本级", "500.00"],
            ["2010301", "行政运行", "400.00", "本级", "300.00"],
            ["2010302", "一般行政管理事务", "500.00", "下级", "200.00"]);
        Assert.Equal(8, extraction.Validation.Facts.Count);
        Assert.All(extraction.Validation.Facts, f => Assert.StartsWith("201", f.Row.Code, StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_that_says_up_or_down_is_no_reason_to_accuse_a_change_without_sign()
    {
        var extraction = Read("支出预算总表", [70, 200, 110, 110, 90, 110],
            ["科目编码", "科目名称", "2025年预算数", "2024年预算数", "增减", "比上年增减额"],
            ["201", "一般公共服务支出", "900.00", "1,000.00", "减少", "100.00"],
            ["20103", "政府办公厅(室)及相关机构事务", "900.00", "1,000.00", "减少", "100.00"],
            ["2010301", "行政运行", "400.00", "600.00", "减少", "200.00"],
            ["2010302", "一般行政管理事务", "500.00", "400.00", "增加", "100.00"]);
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void Vehicles_with_decimals_may_be_money_and_are_in_doubt()
    {
        var extraction = Read("三公经费支出预算表", [300, 150],
            ["项目", "预算数"],
            ["因公出国(境)费", "10.00"],
            ["公务接待费", "20.00"],
            ["公务用车(辆)", "36.00"],
            ["公务用车保有量(辆)", "12.00"]);
        var disputed = extraction.Validation.Facts.Where(f => f.Status == FactStatus.Disputed).Select(f => f.Row.Name);
        Assert.Equal(["公务用车(辆)"], disputed);
    }

    [Fact]
    public void What_the_name_of_a_subject_ends_in_is_no_unit()
    {
        var extraction = Read("支出预算总表", Five,
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            ["201", "一般公共服务支出(类)", "900.00", "500.00", "400.00"],
            ["20103", "政府办公厅(室)及相关机构事务(款)", "900.00", "500.00", "400.00"],
            ["2010302", "一般行政管理事务(项)", "900.00", "500.00", "400.00"]);
        Assert.Equal(9, extraction.Validation.Facts.Count);
        Assert.All(extraction.Validation.Facts, f => Assert.Equal("万元", f.Unit.Name));
    }

    [Fact]
    public void A_table_whose_title_is_of_no_form_leaves_its_amounts_out_and_says_so()
    {
        var extraction = Read("专项资金分地区安排表", Five,
            ["编号", "地区", "合计", "基本支出", "项目支出"],
            ["1", "东区", "900.00", "500.00", "400.00"],
            ["2", "西区", "800.00", "500.00", "300.00"]);
        Assert.Equal(1, Count(extraction, Rules.TableUnknown));
    }

    [Fact]
    public void Where_every_sum_of_a_table_fails_its_amounts_are_in_doubt()
    {
        var extraction = Read("支出预算总表", Five,
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            ["201", "一般公共服务支出", "910.00", "520.00", "431.00"],
            ["20103", "政府办公厅(室)及相关机构事务", "925.00", "541.00", "452.00"],
            ["2010301", "行政运行", "337.00", "262.00", "193.00"],
            ["2010302", "一般行政管理事务", "578.00", "296.00", "187.00"],
            ["205", "教育支出", "671.00", "282.00", "264.00"],
            ["20508", "进修及培训", "643.00", "251.00", "215.00"],
            ["2050803", "培训支出", "618.00", "233.00", "286.00"]);
        Assert.Equal("needs_review", Status(extraction));
        Assert.Contains(extraction.Validation.Findings, f => f.Suspects.Count > 0);
    }
}
