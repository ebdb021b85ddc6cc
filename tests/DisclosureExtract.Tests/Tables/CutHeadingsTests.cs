using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Tables;

/// <summary>Titles and headings that a page break parts from their rows, and headings in the middle of a page.</summary>
public sealed class CutHeadingsTests
{
    static readonly string[] Headings = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

    static readonly double[] Widths = [70, 220, 110, 110, 110];

    static readonly string[][] Rows =
    [
        ["201", "一般公共服务支出", "900.00", "500.00", "400.00"], ["20103", "政府办公厅(室)及相关机构事务", "900.00", "500.00", "400.00"],
        ["", "合计", "900.00", "500.00", "400.00"],
    ];

    static readonly string[] Facts =
    [
        "201|total=900.00", "201|basic=500.00", "201|project=400.00", "20103|total=900.00", "20103|basic=500.00",
        "20103|project=400.00", "|total=900.00", "|basic=500.00", "|project=400.00",
    ];

    static readonly (string, double, double, double) Title = ("支出预算总表", 300, 1050, 16);
    static readonly (string, double, double, double) Unit = ("单位：元", 560, 1080, 9);

    static Extraction Read(params PageContent[] pages)
    {
        using var source = new FakeSource(pages);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static void AreRight(Extraction extraction)
    {
        Assert.Equal(Facts, extraction.Validation.Facts.Select(f => $"{f.Row.Code}|{f.Column.Key}={f.Value}"));
        Assert.Equal("expenditure", Assert.Single(extraction.Tables).Form);
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Rule is Rules.CellUnreadable or Rules.TableUnaccounted);
    }

    [Fact]
    public void Title_and_heading_on_one_page_and_rows_on_the_next_are_one_table() => AreRight(Read(
        DrawnTable.Of(40, 1100, Widths, 20, Headings).ToPage(1, Title, Unit),
        DrawnTable.Of(40, 60, Widths, 20, Rows).ToPage(2)));

    [Fact]
    public void A_heading_of_two_rows_cut_from_its_rows_is_theirs() => AreRight(Read(
        DrawnTable.Spanned(40, 1100, Widths, 20, "科目编码^2|科目名称^2|合计^2|支出*2", "基本支出|项目支出").ToPage(1, Title, Unit),
        DrawnTable.Of(40, 60, Widths, 20, Rows).ToPage(2)));

    [Fact]
    public void A_heading_cut_between_its_rows_is_one() => AreRight(Read(
        DrawnTable.Of(40, 1100, Widths, 20, ["支出功能分类", "", "本年支出", "", ""]).ToPage(1, Title, Unit),
        DrawnTable.Of(40, 60, Widths, 20, [Headings, .. Rows]).ToPage(2)));

    [Fact]
    public void A_heading_that_is_printed_again_over_its_rows_is_one() => AreRight(Read(
        DrawnTable.Of(40, 1100, Widths, 20, Headings).ToPage(1, Title, Unit),
        DrawnTable.Of(40, 60, Widths, 20, [Headings, .. Rows]).ToPage(2)));

    [Fact]
    public void A_title_alone_at_the_foot_of_a_page_is_that_of_the_next() => AreRight(Read(
        DrawnTable.Of(40, 60, [1], 1).ToPage(1, Title, Unit),
        DrawnTable.Of(40, 60, Widths, 20, [Headings, .. Rows]).ToPage(2)));

    [Fact]
    public void A_title_after_another_form_is_that_of_the_next_page()
    {
        var first = DrawnTable.Of(40, 100, [200, 110], 20, ["项目", "金额"], ["合计", "5.00"])
            .ToPage(1, ("一般公共预算支出表", 300, 50, 16), ("单位：元", 300, 80, 9), Title, Unit);
        var extraction = Read(first, DrawnTable.Of(40, 60, Widths, 20, [Headings, .. Rows]).ToPage(2));
        Assert.Equal(["general_public_expenditure", "expenditure"], extraction.Tables.Select(t => t.Form));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void A_heading_repeated_in_the_middle_of_a_page_is_no_row(double gap)
    {
        var top = DrawnTable.Of(40, 100, Widths, 20, [Headings, Rows[0]])
            .ToPage(1, ("支出预算总表", 300, 50, 16), ("单位：元", 560, 80, 9));
        var rest = DrawnTable.Of(40, 140 + gap, Widths, 20, [Headings, .. Rows[1..]]).ToPage(1);
        AreRight(Read(top with { Words = [.. top.Words, .. rest.Words], Rulings = [.. top.Rulings, .. rest.Rulings] }));
    }

    [Fact]
    public void A_heading_of_two_rows_repeated_in_the_middle_of_a_page_is_no_row() => AreRight(Read(
        DrawnTable.Spanned(40, 100, Widths, 20, ["科目编码^2|科目名称^2|合计^2|支出*2", "基本支出|项目支出",
            string.Join('|', Rows[0]), "科目编码^2|科目名称^2|合计^2|支出*2", "基本支出|项目支出",
            string.Join('|', Rows[1]), string.Join('|', Rows[2])])
            .ToPage(1, ("支出预算总表", 300, 50, 16), ("单位：元", 560, 80, 9))));
}
