using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Tables;

/// <summary>Codes, amounts and names that are broken over the lines of their cell; and rows without rulings between.</summary>
public sealed class WrappedCellsTests
{
    static readonly string[] Headings = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

    static Extraction Read(double[] widths, params string[][] rows)
    {
        var page = DrawnTable.Of(40, 100, widths, 32, rows)
            .ToPage(1, ("支出预算总表", 300, 50, 16), ("单位：元", 600, 80, 9));
        using var source = new FakeSource(page);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static string[] Facts(Extraction extraction) =>
        [.. extraction.Validation.Facts.Select(f => $"{f.Row.Code}|{f.Row.Name}|{f.Column.Key}={f.Value}")];

    [Theory]
    [InlineData("20805\n05")]
    [InlineData("2080\n505")]
    [InlineData("208\n05\n05")]
    [InlineData("208050\n5")]
    [InlineData("208\n0505")]
    public void A_code_broken_in_its_cell_is_one_code(string code)
    {
        var facts = Facts(Read([44, 240, 110, 110, 110], Headings,
            ["208", "社会保障和就业支出", "30.50", "30.50", ""],
            ["20805", "行政事业单位养老支出", "30.50", "30.50", "-"],
            [code, "机关事业单位基本养老\n保险缴费支出", "30.50", "30.50", ""],
            ["", "合计", "30.50", "30.50", ""]));
        Assert.Equal(
        [
            "208|社会保障和就业支出|total=30.50", "208|社会保障和就业支出|basic=30.50",
            "20805|行政事业单位养老支出|total=30.50", "20805|行政事业单位养老支出|basic=30.50",
            "2080505|机关事业单位基本养老保险缴费支出|total=30.50", "2080505|机关事业单位基本养老保险缴费支出|basic=30.50",
            "|合计|total=30.50", "|合计|basic=30.50",
        ], facts);
    }

    [Fact]
    public void Codes_are_whole_in_a_table_that_breaks_all_of_them()
    {
        var facts = Facts(Read([44, 240, 110, 110, 110], Headings,
            ["20805\n05", "机关事业单位基本养老\n保险缴费支出", "30.50", "30.50", ""],
            ["20805\n06", "机关事业单位职业年金缴费支出", "10.00", "10.00", ""]));
        Assert.Equal(["2080505", "2080505", "2080506", "2080506"], facts.Select(f => f.Split('|')[0]));
    }

    [Theory]
    [InlineData("12,345,678.3\n7")]
    [InlineData("12,345,678.\n37")]
    [InlineData("12,345,678\n.37")]
    [InlineData("12,345,\n678.37")]
    [InlineData("12,345\n,678.37")]
    [InlineData("12,345,6\n78.37")]
    [InlineData("12,345,\n678.3\n7")]
    public void An_amount_broken_in_its_cell_is_one_amount(string amount)
    {
        foreach (var row in (string[])["一般公共服务支出", "一般公共\n服务支出"])
        {
            var extraction = Read([70, 200, 70, 70, 110], Headings,
                ["201", row, amount, amount, ""],
                ["", "合计", amount, amount, ""]);
            Assert.Equal(
                ["201|一般公共服务支出|total=12345678.37", "201|一般公共服务支出|basic=12345678.37",
                    "|合计|total=12345678.37", "|合计|basic=12345678.37"], Facts(extraction));
            Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
        }
    }

    [Fact]
    public void An_amount_broken_in_one_cell_of_a_row_is_one_amount()
    {
        var facts = Facts(Read([70, 200, 70, 70, 110], Headings,
            ["201", "一般公共服务支出", "12,345,678.3\n7", "2,345,678.37", "10,000,000.00"],
            ["202", "外交支出", "100.00", "60.00", "40.00"],
            ["", "合计", "12,345,778.3\n7", "2,345,738.37", "10,000,040.00"]));
        Assert.Equal(9, facts.Length);
        Assert.Contains("201|一般公共服务支出|total=12345678.37", facts);
        Assert.Contains("|合计|total=12345778.37", facts);
    }

    [Fact]
    public void Rows_without_a_ruling_between_them_stay_rows()
    {
        var facts = Facts(Read([70, 240, 110, 110, 110], Headings,
            ["201\n202", "一般公共服务支出\n外交支出", "30.50\n12.00", "30.50\n12.00", ""],
            ["", "合计", "42.50", "42.50", ""]));
        Assert.Equal(
        [
            "201|一般公共服务支出|total=30.50", "201|一般公共服务支出|basic=30.50", "202|外交支出|total=12.00",
            "202|外交支出|basic=12.00", "|合计|total=42.50", "|合计|basic=42.50",
        ], facts);
    }

    [Fact]
    public void Whole_numbers_in_rows_without_a_ruling_between_them_stay_rows()
    {
        var facts = Facts(Read([70, 240, 110, 110, 110], Headings,
            ["201\n20103", "一般公共服务支出\n政府办公厅(室)及相关机构事务", "30\n12", "30\n12", ""],
            ["", "合计", "30", "30", ""]));
        Assert.Equal(["201", "201", "20103", "20103", "", ""], facts.Select(f => f.Split('|')[0]));
        Assert.Equal(["30", "30", "12", "12", "30", "30"], facts.Select(f => f.Split('=')[1]));
    }
}
