using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Parts;

/// <summary>Rows of a form that stand in no grid: facts or findings, never nothing.</summary>
public sealed class LooseRowsTests
{
    const double Height = 20;

    static readonly double[] Widths = [120, 200, 110, 110, 110];

    static readonly string[] Heading = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

    static readonly string[][] Rows =
    [
        Heading,
        ["205", "教育支出", "330.00", "220.00", "110.00"],
        ["20502", "普通教育", "330.00", "220.00", "110.00"],
        ["2050202", "小学教育", "230.00", "120.00", "110.00"],
        ["2050203", "初中教育", "100.00", "100.00", ""],
        ["", "合计", "330.00", "220.00", "110.00"],
    ];

    static Disclosure Run(params PageContent[] pages)
    {
        using var source = new FakeSource(pages);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
        var info = new SourceInfo { File = "a.pdf", Sha256 = "00", MediaType = "application/pdf", Bytes = 1, PageCount = pages.Length };
        return DisclosureBuilder.Build(extraction, info, "0");
    }

    static readonly (string, double, double, double)[] Title = [("2025年部门支出预算总表", 300, 50, 16), ("单位：万元", 600, 84, 9)];

    static DrawnTable Part(double top, params string[][] rows) => DrawnTable.Of(40, top, Widths, Height, rows);

    /// <summary>The whole form, ruled, from 100 to 220 points.</summary>
    static PageContent Form(params (string, double, double, double)[] lines) => Part(100, Rows).ToPage(1, [.. Title, .. lines]);

    static PageContent Add(PageContent page, DrawnTable part, bool isRuled) =>
        page with { Words = [.. page.Words, .. part.Words()], Rulings = [.. page.Rulings, .. isRuled ? part.Rulings() : []] };

    static List<string> Loose(Disclosure document) =>
        [.. document.Findings.Where(f => f.Rule == Rules.TableUnaccounted).Select(f => f.Message.Split('“', '”')[1])];

    static void IsSaid(Disclosure document, params string[] rows)
    {
        Assert.Equal(rows, Loose(document));
        Assert.Equal("partial", document.Summary.Status);
        Assert.DoesNotContain(document.Findings, f => f.Severity == "error" || f.Rule == "table.flat");
        Assert.All(document.Summary.Accounting, a => Assert.Equal(0, a.Unaccounted));
        // Its marks are counted where they ended.
        Assert.Equal(rows.Sum(r => r.Count(c => c != ' ')), document.Summary.Accounting.Sum(a => a.Finding));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(5, true)]
    public void A_row_that_lost_its_rulings_is_said(int row, bool hasHorizontals)
    {
        var page = Add(Part(100, Rows[..row]).ToPage(1, Title), Part(100 + Height * row, Rows[row]), isRuled: false);
        if (row + 1 < Rows.Length) page = Add(page, Part(100 + Height * (row + 1), Rows[(row + 1)..]), isRuled: true);
        var bottom = 100 + Height * (row + 1);
        if (hasHorizontals) page = page with { Rulings = [.. page.Rulings, Ruling.Horizontal(bottom, 40, 40 + Widths.Sum())] };
        IsSaid(Run(page), string.Join(' ', Rows[row].Where(c => c.Length > 0)));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(14)]
    public void Rows_in_a_gap_between_two_grids_of_a_form_are_said(double gap)
    {
        var page = Add(Part(100, Rows[..3]).ToPage(1, Title), Part(160 + gap, Rows[3..5]), isRuled: false);
        IsSaid(Run(Add(page, Part(200 + 2 * gap, Rows[5..]), isRuled: true)), "2050202 小学教育 230.00 120.00 110.00", "2050203 初中教育 100.00 100.00");
    }

    [Fact]
    public void Rows_that_line_up_as_a_table_which_nothing_names_are_said() => IsSaid(
        Run(Add(Part(100, Rows[..3]).ToPage(1, Title), Part(164, Rows[3..]), isRuled: false)),
        "2050202 小学教育 230.00 120.00 110.00", "2050203 初中教育 100.00 100.00", "合计 330.00 220.00 110.00");

    [Fact]
    public void Rows_below_a_heading_without_any_are_said() => Assert.Equal(
        ["205 教育支出 330.00 220.00 110.00", "20502 普通教育 330.00 220.00 110.00"],
        Loose(Run(Add(Part(100, Heading).ToPage(1, Title), Part(120, Rows[1..3]), isRuled: false))));

    [Fact]
    public void A_last_row_alone_on_the_next_page_is_said() => IsSaid(
        Run(Part(100, Rows[..5]).ToPage(1, Title), Part(60, Rows[5]).ToPage(2) with { Rulings = [] }), "合计 330.00 220.00 110.00");

    [Fact]
    public void A_row_above_the_first_one_and_one_behind_a_note_are_said()
    {
        IsSaid(Run(Add(Form(), Part(66, ["", "总计", "330.00", "220.00", ""]), isRuled: false)), "总计 330.00 220.00");
        IsSaid(Run(Add(Form(("注：本表包括上年结转", 60, 225, 9)), Part(238, Rows[5]), isRuled: false)), "合计 330.00 220.00 110.00");
    }

    [Theory]
    [InlineData("上年结转", "5.00", true)]
    [InlineData("", "5.00", true)]
    [InlineData("填表日期", "2025.12.31", false)]
    [InlineData("联系电话", "62345678", false)]
    [InlineData("联系电话：", "62345678", false)]
    [InlineData("页次", "12", false)]
    public void One_amount_right_below_its_column_is_said_and_other_numbers_are_not(string label, string number, bool isSaid)
    {
        var document = Run(Add(Form(), Part(222, ["", label, "", "", number]), isRuled: false));
        if (isSaid) IsSaid(document, $"{label} {number}".Trim());
        else Assert.Equal("complete", document.Summary.Status);
    }

    [Theory]
    [InlineData("2023", "2024", "2025")]
    [InlineData("2023年", "2024年", "2025年")]
    [InlineData("1", "2", "3")]
    public void Loose_headings_over_the_columns_are_no_amounts(params string[] texts) =>
        Assert.Equal("complete", Run(Add(Form(), Part(66, ["", "", .. texts]), isRuled: false)).Summary.Status);

    [Theory]
    [InlineData("2025年支出预算 330.00 万元，比上年增加 20.00 万元，增长 6.45%。")]
    [InlineData("其中教育支出 330.00 万元")]
    [InlineData("单位：万元")]
    [InlineData("注：合计 330.00 220.00 110.00")]
    [InlineData("— 12 —")]
    [InlineData("2025年12月31日")]
    [InlineData("联系电话：0551 62345678")]
    [InlineData("负责人：张三 制表人：李四 日期：2025-03-05")]
    public void Sentences_notes_units_and_dates_below_a_form_are_none_of_its_rows(string line) =>
        Assert.Equal("complete", Run(Form((line, 60, 232, 9))).Summary.Status);
}
