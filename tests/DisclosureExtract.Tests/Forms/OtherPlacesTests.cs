using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Forms;

/// <summary>Tables as they are printed elsewhere: units above their subjects, lists in four groups, sheets wider than the paper.</summary>
public sealed class OtherPlacesTests
{
    static PageContent Page(int number, string title, double[] widths, params string[] rows) =>
        DrawnTable.Spanned(40, 120, widths, 20, rows).ToPage(number, (title, 300, 50, 16), ("单位:万元", 600, 80, 9));

    static Extraction Run(params PageContent[] pages)
    {
        using var source = new FakeSource(pages);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static IEnumerable<string> Alarms(Extraction extraction) => extraction.Validation.Findings.Where(f => f.Severity != Severity.Info).Select(f => $"{f.Rule} {f.Message}");

    static readonly double[] ByUnit = [40, 40, 40, 70, 220, 90, 90, 90];

    static string[] UnitRows(string secondOfUnit) =>
    [
        "科目编码*3|单位代码^2|单位名称(科目)^2|合计^2|基本支出^2|项目支出^2", "类|款|项",
        "||||合计|90.00|70.00|20.00", "|||301|某某市某某局|90.00|70.00|20.00", "|||301001|某某市某某局本级|60.00|50.00|10.00",
        "201|01|01|301001|行政运行|50.00|50.00|", "201|01|02|301001|一般行政管理事务|10.00||10.00",
        "|||301002|某某市某某中心|30.00|20.00|10.00", "201|01|02|301002|一般行政管理事务|10.00||10.00", $"201|01|50|301002|事业运行|{secondOfUnit}|{secondOfUnit}|",
    ];

    [Fact]
    public void Departments_and_units_head_the_subjects_below_them()
    {
        var extraction = Run(Page(1, "部门支出总表", ByUnit, UnitRows("20.00")));
        Assert.Empty(Alarms(extraction));
        Assert.Equal(20, extraction.Validation.Facts.Count);
        Assert.Equal(20, extraction.Validation.Covered.Count());
    }

    [Fact]
    public void A_wrong_amount_below_a_unit_is_found_where_it_stands()
    {
        var extraction = Run(Page(1, "部门支出总表", ByUnit, UnitRows("21.00")));
        Assert.Contains("某某市某某中心", Assert.Single(Alarms(extraction))); // the column of all and that of 基本支出 fail by one row
        Assert.All(extraction.Validation.Facts.Where(f => f.Value == 21.00m), f => Assert.Equal(FactStatus.Disputed, f.Status));
    }

    [Fact]
    public void Four_lists_side_by_side_keep_their_own_names()
    {
        var extraction = Run(Page(1, "收支总表", [120, 60, 120, 60, 150, 60, 150, 60],
            "收入*2|支出*6", "项目|本年预算|项目(按功能分类)|本年预算|项目(按部门预算经济分类)|本年预算|项目(按政府预算经济分类)|本年预算",
            "一、一般公共预算|90.00|一、教育支出|60.00|一、基本支出|70.00|一、机关工资福利支出|50.00", "二、政府性基金||二、卫生健康支出|30.00|    工资福利支出|50.00|二、机关商品和服务支出|40.00",
            "||||    商品和服务支出|20.00||", "||||二、项目支出|20.00||", "本年收入合计|90.00|本年支出合计|90.00|本年支出合计|90.00|本年支出合计|90.00", "收入总计|90.00|支出总计|90.00|支出总计|90.00|支出总计|90.00"));
        Assert.Empty(Alarms(extraction));
        Assert.All(extraction.Validation.Facts, f => Assert.Equal("amount", f.Column.Key));
        Assert.Contains(extraction.Validation.Facts, f => f is { Row.Name: "二、机关商品和服务支出", Value: 40.00m });
        Assert.Contains(extraction.Validation.Facts, f => f is { Row.Name: "商品和服务支出", Value: 20.00m });
    }

    [Fact]
    public void A_sheet_wider_than_the_paper_is_one_table()
    {
        string[] Left(string total) => ["科目编码|科目名称|合计", $"|合计|{total}", "205|教育支出|30.00", "20502|普通教育|30.00", "2050202|小学教育|12.00", "2050203|初中教育|18.00", "213|农林水支出|5.00"];
        string[] right = ["财政拨款收入|事业收入", "33.00|2.00", "30.00|", "30.00|", "12.00|", "18.00|", "3.00|2.00"];
        var extraction = Run(
            DrawnTable.Spanned(40, 120, [120, 240, 120], 20, Left("35.00")).ToPage(1, ("单位:万元", 600, 80, 9)),
            DrawnTable.Spanned(60, 120, [120, 120], 20, right).ToPage(2, ("收入预算总表", 60, 50, 16)));
        Assert.Empty(Alarms(extraction));
        var table = Assert.Single(extraction.Tables);
        Assert.Equal(("revenue", 2), (table.Form, table.Table.Pages.Count));
        Assert.Equal(["total", "fiscal_appropriation", "business_income"], table.Columns.Select(c => c.Key));
        Assert.Contains(extraction.Validation.Facts, f => f is { Row.Code: "213", Column.Key: "business_income", Value: 2.00m, Page: 2 });
    }

    [Fact]
    public void Of_a_code_by_function_and_one_by_economy_the_inner_one_is_the_rows()
    {
        var extraction = Run(Page(1, "一般公共预算基本支出预算表", [100, 120, 100, 180, 90],
            "功能科目编码|功能科目名称|部门经济科目编码|部门经济科目名称|金额", "2010301|行政运行|30101|基本工资|50.00", "2010301|行政运行|30201|办公费|20.00", "||||", "合计|||合计|70.00"));
        Assert.Equal(["30101 基本工资", "30201 办公费"], extraction.Validation.Facts.Where(f => f.Row.Code.Length > 0).Select(f => $"{f.Row.Code} {f.Row.Name}"));
    }

    [Fact]
    public void Sources_listed_below_money_carried_over_are_parts_of_it()
    {
        var extraction = Run(Page(1, "财政拨款收入支出决算总表", [200, 90, 200, 90],
            "收入*2|支出*2", "项目|决算数|项目|决算数", "一、一般公共预算财政拨款|50.00|一、教育支出|50.00", "二、政府性基金预算财政拨款|||", "本年收入合计|50.00|本年支出合计|50.00",
            "年初财政拨款结转和结余|12.00|年末财政拨款结转和结余|12.00", "一般公共预算财政拨款|12.00||", "政府性基金预算财政拨款|||", "总计|62.00|总计|62.00"));
        Assert.Empty(Alarms(extraction));
    }
}
