using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Facts;

/// <summary>Rows that add to nothing, stand for several subjects, or are left out as a note says; and labels behind their amounts.</summary>
public sealed class LeftOutRowsTests
{
    static Extraction Read(double[] widths, string note, params string[][] rows)
    {
        var page = DrawnTable.Of(40, 100, widths, 20, rows).ToPage(
            1, ("支出预算总表", 300, 50, 16), ("单位：万元", 600, 80, 9), (note, 60, 100 + 20 * rows.Length + 20, 9));
        using var source = new FakeSource(page);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static readonly double[] Five = [120, 220, 130, 130, 130];

    static readonly string[] Heading = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

    [Theory]
    [InlineData("过次页", "承前页")]
    [InlineData("转下页", "承上页")]
    public void What_is_carried_from_page_to_page_is_counted_once(string to, string from)
    {
        var extraction = Read(Five, " ", Heading,
            ["201", "一般公共服务支出", "900.00", "500.00", "400.00"],
            ["20103", "政府办公厅(室)及相关机构事务", "900.00", "500.00", "400.00"],
            ["2010301", "行政运行", "900.00", "500.00", "400.00"],
            ["", to, "900.00", "", ""],
            ["", from, "900.00", "", ""],
            ["208", "社会保障和就业支出", "30.00", "30.00", ""],
            ["20805", "行政事业单位养老支出", "30.00", "30.00", ""],
            ["2080505", "机关事业单位基本养老保险缴费支出", "30.00", "30.00", ""],
            ["", "合计", "930.00", "530.00", "400.00"]);
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity > Severity.Info);
    }

    [Theory]
    [InlineData("2080505、2080506")]
    [InlineData("2080505/2080506")]
    public void A_row_for_two_subjects_is_a_part_of_what_both_are_parts_of(string codes)
    {
        var extraction = Read(Five, " ", Heading,
            ["201", "一般公共服务支出", "900.00", "500.00", "400.00"],
            ["20103", "政府办公厅(室)及相关机构事务", "900.00", "500.00", "400.00"],
            ["2010301", "行政运行", "900.00", "500.00", "400.00"],
            ["208", "社会保障和就业支出", "30.00", "30.00", ""],
            ["20805", "行政事业单位养老支出", "30.00", "30.00", ""],
            [codes, "养老保险及职业年金缴费", "30.00", "30.00", ""],
            ["", "合计", "930.00", "530.00", "400.00"]);
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("注：本表只列主要科目，部分项级科目未列示。", false)]
    [InlineData("注：本表仅列示部分科目。", false)]
    [InlineData("注：本表金额为四舍五入数。", true)]
    public void Where_a_note_says_that_subjects_are_left_out_no_sum_accuses_the_page(string note, bool isAccused)
    {
        var extraction = Read(Five, note, Heading,
            ["201", "一般公共服务支出", "900.00", "500.00", "400.00"],
            ["20103", "政府办公厅(室)及相关机构事务", "900.00", "500.00", "400.00"],
            ["2010301", "行政运行", "900.00", "500.00", "400.00"],
            ["208", "社会保障和就业支出", "90.00", "90.00", ""],
            ["20805", "行政事业单位养老支出", "90.00", "90.00", ""],
            ["2080505", "机关事业单位基本养老保险缴费支出", "30.00", "30.00", ""],
            ["", "合计", "990.00", "590.00", "400.00"]);
        Assert.Contains(extraction.Validation.Findings, f => f.Rule == Rules.SumChildren);
        Assert.Equal(isAccused, extraction.Validation.Findings.Any(f => f is { Severity: Severity.Error, Cause: Cause.Source }));
    }

    [Fact]
    public void Amounts_left_of_their_codes_and_names_are_those_of_these()
    {
        var extraction = Read([130, 130, 130, 120, 220], " ", ["合计", "基本支出", "项目支出", "科目编码", "科目名称"],
            ["900.00", "500.00", "400.00", "201", "一般公共服务支出"],
            ["900.00", "500.00", "400.00", "20103", "政府办公厅(室)及相关机构事务"],
            ["600.00", "500.00", "100.00", "2010301", "行政运行"],
            ["300.00", "", "300.00", "2010302", "一般行政管理事务"]);
        Assert.Equal(11, extraction.Validation.Facts.Count);
        Assert.Equal(["201", "20103", "2010301", "2010302"], extraction.Validation.Facts.Where(f => f.Column.Key == "total").Select(f => f.Row.Code));
        Assert.Equal("行政运行", extraction.Validation.Facts.First(f => f.Row.Code == "2010301").Row.Name);
    }
}
