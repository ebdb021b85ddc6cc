using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Tables;

/// <summary>Forms beside each other on one sheet.</summary>
public sealed class SideBySideTests
{
    static readonly string[] RevenueHeadings = ["科目编码", "科目名称", "合计", "财政拨款收入"];
    static readonly string[] ExpenditureHeadings = ["科目编码", "科目名称", "合计", "基本支出"];

    static readonly double[] Widths = [60, 130, 80, 80];

    static string[] Row(string code, string name, string amount) => [code, name, amount, amount];

    static readonly string[][] Two =
        [Row("201", "一般公共服务支出", "900.00"), Row("20101", "人大事务", "900.00"), Row("", "合计", "900.00")];

    static readonly string[][] Four = [.. Two[..2], Row("2010101", "行政运行", "900.00"), Two[2]];

    static Extraction Read(IEnumerable<DrawnTable> tables, params (string Text, double X, double Y, double Size)[] lines)
    {
        var pages = tables.Select(t => t.ToPage()).ToList();
        var page = pages[0] with
        {
            Words = [.. pages[0].Words, .. pages.Skip(1).SelectMany(p => p.Words)],
            Rulings = [.. pages.SelectMany(p => p.Rulings)],
            Width = 1200,
        };
        var titled = pages[0] with { Words = [.. DrawnTable.Of(0, 0, [1], 1).ToPage(1, lines).Words, .. page.Words],
            Rulings = page.Rulings, Width = page.Width };
        using var source = new FakeSource(titled);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static string[] Forms(Extraction extraction) => [.. extraction.Tables.Select(t =>
        $"{t.Form} {t.Unit} {extraction.Validation.Facts.Count(f => f.Table.Table.Id == t.Table.Id)}")];

    static readonly (string, double, double, double)[] Lines =
    [
        ("2026年部门收入预算总表", 120, 50, 12), ("2026年部门支出预算总表", 520, 50, 12),
        ("单位：元", 320, 80, 9), ("单位：万元", 720, 80, 9),
    ];

    [Theory]
    [InlineData(430)]
    [InlineData(391)]
    [InlineData(390)]
    public void Two_forms_beside_each_other_are_two_tables_with_two_titles(double x)
    {
        var extraction = Read([DrawnTable.Of(40, 100, Widths, 20, [RevenueHeadings, .. Two]),
            DrawnTable.Of(x, 100, Widths, 20, [ExpenditureHeadings, .. Two])], Lines);
        Assert.Equal(["revenue 元 6", "expenditure 万元 6"], Forms(extraction));
    }

    [Theory]
    [InlineData(430)]
    [InlineData(390)]
    public void Their_numbers_of_rows_may_differ(double x)
    {
        var extraction = Read([DrawnTable.Of(40, 100, Widths, 20, [RevenueHeadings, .. Two]),
            DrawnTable.Of(x, 100, Widths, 20, [ExpenditureHeadings, .. Four])], Lines);
        Assert.Equal(["revenue 元 6", "expenditure 万元 8"], Forms(extraction));
    }

    [Fact]
    public void Three_forms_beside_each_other_are_three_tables()
    {
        foreach (var gap in (double[])[0, 20])
        {
            var extraction = Read(
                Enumerable.Range(0, 3).Select(i => DrawnTable.Of(40 + i * (350 + gap), 100, Widths, 20,
                    [i == 0 ? RevenueHeadings : ExpenditureHeadings, .. Two])),
                ("2026年部门收入预算总表", 120, 50, 12), ("2026年部门支出预算总表", 500, 50, 12),
                ("一般公共预算支出表", 900, 50, 12), ("单位：元", 320, 80, 9), ("单位：元", 690, 80, 9),
                ("单位：元", 1040, 80, 9));
            Assert.Equal(["revenue 元 6", "expenditure 元 6", "general_public_expenditure 元 6"], Forms(extraction));
        }
    }

    [Fact]
    public void Revenue_and_expenditure_under_one_title_are_one_form()
    {
        var extraction = Read([DrawnTable.Of(40, 100, [150, 90, 150, 90], 20, ["收入", "预算数", "支出", "预算数"],
            ["一般公共预算拨款", "900.00", "一般公共服务支出", "900.00"], ["收入总计", "900.00", "支出总计", "900.00"])],
            ("2026年部门收支预算总表", 180, 50, 12), ("单位：元", 420, 80, 9));
        Assert.Equal(["budget_summary 元 4"], Forms(extraction));
    }
}
