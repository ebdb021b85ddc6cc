using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Checks;

/// <summary>Scanned tables that lost rulings: what may stand under another code, name or column is not accepted.</summary>
public sealed class LostRulingFactsTests
{
    [Fact]
    public void An_amount_in_a_cell_over_two_columns_is_disputed_though_the_sum_of_its_row_holds()
    {
        var facts = Facts([.. Whole.Where(c => c is not { Row: 4, Column: > 2 }), new(4, 3, 1, 2, "18.00")]);
        Assert.Equal(FactStatus.Disputed, Assert.Single(facts, f => f.Row.Code == "2050203" && f.Value == 18 && f.Column.Key != "total").Status);
        Assert.Equal(FactStatus.Read, Assert.Single(facts, f => f.Row.Code == "2050202" && f.Value == 10).Status);
    }

    [Theory]
    [InlineData("小学教育初中教育")] // two rows in one
    [InlineData("学教育")]
    [InlineData("字教育")]
    public void A_row_whose_name_is_half_or_two_beside_a_code_read_right_is_disputed(string name) => Assert.All(
        Facts([.. Whole.Select(c => c.Text == "小学教育" ? c with { Text = name } : c)]).Where(f => f.Row.Code == "2050202"),
        f => Assert.Equal(FactStatus.Disputed, f.Status));

    [Fact]
    public void Rows_that_lost_their_codes_to_another_column_are_disputed()
    {
        DrawnCell[] cells = [.. Whole.Where(c => c.Column > 0 || c.Row == 0), new(5, 1, 1, 1, ""), new(5, 2, 1, 1, "2050203"), new(5, 3, 1, 1, ""), new(5, 4, 1, 1, "")];
        Assert.All(Facts([.. cells, .. Enumerable.Range(1, 5).Select(r => new DrawnCell(r, 0, 1, 1, ""))]).Where(f => f.Row.Name == "小学教育"),
            f => Assert.Equal(FactStatus.Disputed, f.Status));
    }

    [Fact]
    public void A_table_that_is_whole_is_accepted() => Assert.All(Facts(Whole), f => Assert.Equal(FactStatus.Read, f.Status));

    static DrawnCell[] Whole { get; } =
    [
        new(0, 0, 1, 1, "科目编码"), new(0, 1, 1, 1, "科目名称"), new(0, 2, 1, 1, "合计"), new(0, 3, 1, 1, "基本支出"), new(0, 4, 1, 1, "项目支出"),
        new(1, 0, 1, 1, "205"), new(1, 1, 1, 1, "教育支出"), new(1, 2, 1, 1, "30.00"), new(1, 3, 1, 1, "20.00"), new(1, 4, 1, 1, "10.00"),
        new(2, 0, 1, 1, "20502"), new(2, 1, 1, 1, "普通教育"), new(2, 2, 1, 1, "30.00"), new(2, 3, 1, 1, "20.00"), new(2, 4, 1, 1, "10.00"),
        new(3, 0, 1, 1, "2050202"), new(3, 1, 1, 1, "小学教育"), new(3, 2, 1, 1, "12.00"), new(3, 3, 1, 1, "2.00"), new(3, 4, 1, 1, "10.00"),
        new(4, 0, 1, 1, "2050203"), new(4, 1, 1, 1, "初中教育"), new(4, 2, 1, 1, "18.00"), new(4, 3, 1, 1, "18.00"), new(4, 4, 1, 1, ""),
    ];

    static IReadOnlyList<Fact> Facts(DrawnCell[] cells)
    {
        var rows = cells.Max(c => c.Row) + 1;
        var table = new DrawnTable { X = [60, 130, 320, 410, 500, 590], Y = [.. Enumerable.Range(0, rows + 1).Select(r => 200.0 + 22 * r)], Cells = cells };
        var page = table.ToPage(1, ("2026年部门支出总表", 220, 120, 16), ("单位：万元", 500, 180, 10));
        using var source = new FakeSource(page with { Words = [.. page.Words.Select(w => w with { Source = WordSource.Ocr })] });
        return new Extractor(SubjectCatalog.Default).Extract(source).Validation.Facts;
    }
}
