using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Forms;

/// <summary>Small tables drawn as words and rulings, read to facts.</summary>
public sealed class ReadingTests
{
    /// <summary>Facts as "side|code|name|column=value unit".</summary>
    static string[] Facts(params PageContent[] pages)
    {
        using var source = new FakeSource(pages);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
        return [.. extraction.Validation.Facts.Select(f => $"{f.Column.Side}|{f.Row.Code}|{f.Row.Name}|{f.Column.Key}={f.Value} {f.Unit}")];
    }

    static PageContent Page(DrawnTable table, params (string Text, double X, double Y, double Size)[] lines) =>
        table.ToPage() with { Words = [.. lines.Select(l => Line(l.Text, l.X, l.Y, l.Size)), .. table.Words()] };

    static Word Line(string text, double x, double y, double size) =>
        new(TextFold.Fold(text), new BoundingBox(x, y, x + text.Length * size, y + size)) { Raw = text };

    static readonly double[] Codes = [40, 40, 40, 200, 90, 90, 90];

    [Fact]
    public void Split_codes_are_joined_and_total_rows_have_none()
    {
        var table = DrawnTable.Of(40, 100, Codes, 20,
            ["类", "款", "项", "科目名称", "合计", "基本支出", "项目支出"],
            ["208", "", "", "社会保障和就业支出", "30.50", "30.50", ""],
            ["208", "05", "", "行政事业单位养老支出", "30.50", "30.50", "-"],
            ["208", "05", "05", "机关事业单位基本养老保险缴费支出", "30.50", "30.50", "0.00"],
            ["合计", "", "", "", "30.50", "30.50", ""]);
        Assert.Equal(
        [
            "|208|社会保障和就业支出|total=30.50 万元", "|208|社会保障和就业支出|basic=30.50 万元",
            "|20805|行政事业单位养老支出|total=30.50 万元", "|20805|行政事业单位养老支出|basic=30.50 万元",
            "|2080505|机关事业单位基本养老保险缴费支出|total=30.50 万元", "|2080505|机关事业单位基本养老保险缴费支出|basic=30.50 万元", "|2080505|机关事业单位基本养老保险缴费支出|project=0.00 万元",
            "||合计|total=30.50 万元", "||合计|basic=30.50 万元",
        ], Facts(Page(table, ("支出预算总表", 300, 50, 16), ("单位：万元", 600, 80, 9))));
    }

    [Theory]
    [InlineData("301", "2", "30102")]
    [InlineData("301", "02", "30102")]
    public void A_lost_zero_is_put_back(string first, string second, string code)
    {
        var table = DrawnTable.Of(40, 100, [40, 40, 200, 90], 20, ["类", "款", "科目名称", "金额"], ["301", "", "工资福利支出", "9.00"], [first, second, "津贴补贴", "9.00"]);
        Assert.Contains($"|{code}|津贴补贴|amount=9.00 元", Facts(Page(table, ("一般公共预算基本支出表", 300, 50, 16), ("单位：元", 600, 80, 9))));
    }

    [Theory]
    [InlineData("2080505机关事业单位基本养老保险缴费支出")]
    [InlineData("[2080505]机关事业单位基本养老保险缴费支出")]
    public void A_code_fused_with_its_name_is_parted(string label)
    {
        var table = DrawnTable.Of(40, 100, [340, 90], 20, ["科目", "金额"], [label, "9.00"], ["合计", "9.00"]);
        Assert.Contains("|2080505|机关事业单位基本养老保险缴费支出|amount=9.00 元", Facts(Page(table, ("一般公共预算支出表", 300, 50, 16), ("单位：元", 600, 80, 9))));
    }

    [Fact]
    public void Codes_left_out_are_taken_from_the_rows_above()
    {
        var table = DrawnTable.Of(40, 100, [40, 40, 40, 200, 90], 20,
            ["类", "款", "项", "科目名称", "金额"],
            ["208", "", "", "社会保障和就业支出", "9.00"],
            ["", "05", "", "行政事业单位养老支出", "9.00"],
            ["", "", "05", "机关事业单位基本养老保险缴费支出", "9.00"]);
        var facts = Facts(Page(table, ("一般公共预算支出表", 300, 50, 16), ("单位：元", 600, 80, 9)));
        Assert.Contains("|20805|行政事业单位养老支出|amount=9.00 元", facts);
        Assert.Contains("|2080505|机关事业单位基本养老保险缴费支出|amount=9.00 元", facts);
    }

    [Fact]
    public void Two_sides_of_one_grid_are_told_apart()
    {
        var table = new DrawnTable
        {
            X = [40, 200, 290, 450, 540],
            Y = [100, 120, 140, 160, 180],
            Cells =
            [
                new(0, 0, 1, 2, "本年收入"), new(0, 2, 1, 2, "本年支出"),
                new(1, 0, 1, 1, "项目"), new(1, 1, 1, 1, "预算数"), new(1, 2, 1, 1, "项目"), new(1, 3, 1, 1, "预算数"),
                new(2, 0, 1, 1, "一、财政拨款收入"), new(2, 1, 1, 1, "12"), new(2, 2, 1, 1, "一、教育支出"), new(2, 3, 1, 1, "12"),
                new(3, 0, 1, 1, "收入总计"), new(3, 1, 1, 1, "12"), new(3, 2, 1, 1, "支出总计"), new(3, 3, 1, 1, "12"),
            ],
        };
        Assert.Equal(
            ["revenue|||", "expenditure|||"],
            Facts(Page(table, ("收支预算总表", 300, 50, 16), ("单位：元", 500, 80, 9))).Take(2).Select(f => f.Split('|')[0] + "|||"));
    }

    [Fact]
    public void A_row_cut_by_the_page_break_is_one_row()
    {
        double[] widths = [160, 200, 90];
        var first = DrawnTable.Of(40, 100, widths, 20, ["科目编码", "科目名称", "金额"], ["205", "教育支出", "5.00"], ["220", "自然资源海洋气象", ""]);
        var second = DrawnTable.Of(40, 40, widths, 20, ["", "等支出", "4.00"], ["合计", "", "9.00"]);
        var facts = Facts(Page(first, ("支出预算总表", 300, 50, 16), ("单位：元", 500, 80, 9)), second.ToPage(2));
        Assert.Equal(["|205|教育支出|amount=5.00 元", "|220|自然资源海洋气象等支出|amount=4.00 元", "||合计|amount=9.00 元"], facts);
    }

    [Fact]
    public void A_table_over_pages_reads_the_same_as_on_one_page()
    {
        string[] head = ["科目编码", "科目名称", "金额"];
        string[][] rows = [["205", "教育支出", "5.00"], ["20502", "普通教育", "5.00"], ["208", "社会保障和就业支出", "4.00"], ["20805", "行政事业单位养老支出", "4.00"], ["合计", "", "9.00"]];
        double[] widths = [160, 200, 90];
        (string, double, double, double)[] title = [("支出预算总表", 300, 50, 16), ("单位：元", 500, 80, 9)];
        var whole = Facts(Page(DrawnTable.Of(40, 100, widths, 20, [head, .. rows]), title));
        for (var at = 1; at < rows.Length; at++)
        {
            var first = Page(DrawnTable.Of(40, 100, widths, 20, [head, .. rows[..at]]), title);
            Assert.Equal(whole, Facts(first, DrawnTable.Of(40, 40, widths, 20, rows[at..]).ToPage(2)));
            Assert.Equal(whole, Facts(first, DrawnTable.Of(52, 40, widths, 20, [head, .. rows[at..]]).ToPage(2))); // heading repeated, page shifted
        }
    }

    [Fact]
    public void Title_and_unit_inside_the_frame_or_on_the_page_before_belong_to_the_table()
    {
        var inside = new DrawnTable
        {
            X = [40, 200, 400, 490],
            Y = [60, 80, 100, 120, 140],
            Cells =
            [
                new(0, 0, 1, 3, "支出预算总表"), new(1, 0, 1, 3, "编制单位：某局 单位：万元"),
                new(2, 0, 1, 1, "科目编码"), new(2, 1, 1, 1, "科目名称"), new(2, 2, 1, 1, "金额"),
                new(3, 0, 1, 1, "205"), new(3, 1, 1, 1, "教育支出"), new(3, 2, 1, 1, "5.00"),
            ],
        };
        Assert.Equal(["|205|教育支出|amount=5.00 万元"], Facts(inside.ToPage()));

        var bare = DrawnTable.Of(40, 40, [160, 200, 90], 20, ["科目编码", "科目名称", "金额"], ["205", "教育支出", "5.00"]).ToPage(2);
        var before = new PageContent { Number = 1, Width = 842, Height = 595, Words = [Line("支出预算总表", 300, 500, 16), Line("单位：万元", 600, 530, 9)] };
        Assert.Equal(["|205|教育支出|amount=5.00 万元"], Facts(before, bare));
    }

    [Theory]
    [InlineData("注：本部门2026年无政府性基金预算财政拨款安排的预算，故本表为空表。")]
    [InlineData("说明：某局本年度没有政府性基金预算财政拨款收入和支出，故本表无数据。")]
    [InlineData("本表无数据")]
    [InlineData("此表为空")]
    public void An_empty_form_is_found_with_its_note(string note)
    {
        var table = DrawnTable.Of(40, 100, [160, 200, 90], 20, ["科目编码", "科目名称", "金额"], ["", "", ""], ["合计", "", ""]);
        var page = Page(table, ("政府性基金预算支出表", 300, 50, 16), ("单位：元", 500, 80, 9), (note, 40, 170, 9));
        using var source = new FakeSource(page);
        var form = Assert.Single(new Extractor(SubjectCatalog.Default).Extract(source).Tables);
        Assert.Equal(FormIds.GovernmentFundExpenditure, form.Form);
        Assert.True(form.IsEmpty);
        Assert.Equal(TextFold.Fold(note), Assert.Single(form.Table.Notes).Text);
    }

    [Fact]
    public void A_second_printing_of_a_page_gives_its_facts_once()
    {
        var table = DrawnTable.Of(40, 100, [160, 200, 90], 20, ["科目编码", "科目名称", "金额"], ["205", "教育支出", "5.00"], ["20502", "普通教育", "5.00"], ["合计", "", "5.00"]);
        var page = Page(table, ("支出预算总表", 300, 50, 16), ("编制部门：某市教育局", 40, 80, 9), ("单位：元", 500, 80, 9));
        Assert.Equal(Facts(page), Facts(page, page with { Number = 2 }));
    }

    [Fact]
    public void Headings_that_share_the_row_of_the_total_are_headings()
    {
        var table = new DrawnTable
        {
            X = [40, 90, 240, 310, 380, 450, 520, 590, 660],
            Y = [100, 120, 140, 160, 180],
            Cells =
            [
                new(0, 0, 1, 2, "项目"), new(0, 2, 2, 1, "年初结转和结余"), new(0, 3, 2, 1, "本年收入"), new(0, 4, 2, 3, "本年支出"), new(0, 7, 2, 1, "年末结转和结余"),
                new(1, 0, 1, 1, "功能分类科目编码"), new(1, 1, 1, 1, "科目名称"),
                new(2, 0, 1, 2, "合计"), new(2, 2, 1, 1, "0"), new(2, 3, 1, 1, "12.80"), new(2, 4, 1, 1, "合计"), new(2, 5, 1, 1, "基本支出"), new(2, 6, 1, 1, "项目支出"), new(2, 7, 1, 1, "0"),
                new(3, 0, 1, 1, "212"), new(3, 1, 1, 1, "城乡社区支出"), new(3, 2, 1, 1, "0"), new(3, 3, 1, 1, "12.80"), new(3, 4, 1, 1, "12.80"), new(3, 5, 1, 1, ""), new(3, 6, 1, 1, "12.80"), new(3, 7, 1, 1, "0"),
            ],
        };
        var page = Page(table, ("政府性基金预算财政拨款收入支出决算表", 200, 50, 16), ("单位：万元", 600, 80, 9));
        Assert.Equal(
        [
            "||合计|opening_balance=0 万元", "||合计|column:本年收入=12.80 万元", "||合计|closing_balance=0 万元",
            "|212|城乡社区支出|opening_balance=0 万元", "|212|城乡社区支出|column:本年收入=12.80 万元", "|212|城乡社区支出|total=12.80 万元", "|212|城乡社区支出|project=12.80 万元", "|212|城乡社区支出|closing_balance=0 万元",
        ], Facts(page));
        using var source = new FakeSource([page]);
        Assert.DoesNotContain(new Extractor(SubjectCatalog.Default).Extract(source).Validation.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void A_clipped_heading_of_codes_does_not_end_the_heading()
    {
        var table = new DrawnTable
        {
            X = [40, 70, 100, 130, 300, 390, 480],
            Y = [100, 120, 140, 160, 180],
            Cells =
            [
                new(0, 0, 1, 4, "项目"), new(0, 4, 1, 2, "支出预算"),
                new(1, 0, 1, 3, "功能分类科目编"), new(1, 3, 2, 1, "功能分类科目名称"), new(1, 4, 2, 1, "合计"), new(1, 5, 2, 1, "项目支出"),
                new(2, 0, 1, 1, "类"), new(2, 1, 1, 1, "款"), new(2, 2, 1, 1, "项"),
                new(3, 0, 1, 1, "205"), new(3, 1, 1, 1, ""), new(3, 2, 1, 1, ""), new(3, 3, 1, 1, "教育支出"), new(3, 4, 1, 1, "7.00"), new(3, 5, 1, 1, "7.00"),
            ],
        };
        Assert.Equal(["|205|教育支出|total=7.00 万元", "|205|教育支出|project=7.00 万元"], Facts(Page(table, ("支出预算总表", 200, 50, 16), ("单位：万元", 600, 80, 9))));
    }

    [Theory]
    [InlineData("⼆、事业收入", NumberingStyles.Chinese)] // the radical that fonts put for 二
    [InlineData("（⼀）一般公共预算拨款", NumberingStyles.ChineseInBrackets)]
    [InlineData("①本年", NumberingStyles.Circled)]
    [InlineData("１．一般公共预算", NumberingStyles.Arabic)]
    public void Numbering_is_told_whatever_glyph_the_font_names(string raw, NumberingStyles style) => Assert.Equal(style, Numbering.StyleOf(raw));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Digits_that_meet_at_a_ruling_are_two_numbers_and_an_amount_that_sticks_out_is_one(bool parted)
    {
        // "9.50" and "302" with a ruling in the gap, or "9.50302" run through evenly by it.
        var text = "9.50302";
        var glyphs = new List<Glyph>();
        for (var i = 0; i < text.Length; i++)
            glyphs.Add(new Glyph(text[i].ToString(), text[i].ToString(), 100 + 5 * i + (parted && i >= 4 ? 2 : 0), 50, 5, 10, 0, i, 0, null));
        var words = WordBuilder.Build(glyphs, [Ruling.Vertical(parted ? 121 : 120, 30, 70)]).ConvertAll(w => w.Word.Text);
        Assert.Equal(parted ? ["9.50", "302"] : [text], words);
    }

    [Fact]
    public void A_place_on_a_line_of_its_own_belongs_to_the_name_on_the_cover()
    {
        var cover = new PageContent { Number = 1, Width = 595, Height = 842, Words = [Line("上海市云山区", 180, 200, 26), Line("虚构事务管理局", 180, 260, 26), Line("2025年度部门决算", 180, 320, 26)] };
        using var source = new FakeSource([cover]);
        var metadata = new Extractor(SubjectCatalog.Default).Extract(source).Metadata;
        Assert.Equal(("上海市云山区虚构事务管理局", "上海市云山区", 2025), (metadata.Entity, metadata.Place, metadata.Year));
    }

    [Fact]
    public void Amounts_of_this_and_the_last_year_are_told_apart_and_a_change_in_percent_is_no_amount()
    {
        var table = DrawnTable.Of(40, 100, [200, 90, 90, 90, 90], 20,
            ["项目", "本年年初预算数", "上年年初预算数", "增减额", "增减幅度"],
            ["合计", "4.00", "2.00", "2.00", "100.00%"],
            ["1.因公出国（境）费", "4.00", "2.00", "2.00", "100.00%"]);
        Assert.Equal(
        [
            "||合计|amount:budget=4.00 万元", "||合计|amount:last_year=2.00 万元", "||合计|column:增减额=2.00 万元",
            "||1.因公出国(境)费|amount:budget=4.00 万元", "||1.因公出国(境)费|amount:last_year=2.00 万元", "||1.因公出国(境)费|column:增减额=2.00 万元",
        ], Facts(Page(table, ("一般公共预算“三公”经费支出预算表", 200, 50, 16), ("单位：万元", 600, 80, 9))));
    }

    [Fact]
    public void Subtotals_before_their_rows_raise_no_alarm()
    {
        var table = DrawnTable.Of(40, 100, [240, 90], 20, ["项目", "金额"], ["收入总计", "9.00"], ["一般公共预算资金小计", "5.00"], ["财政拨款", "5.00"], ["其他资金小计", "4.00"], ["其他收入", "4.00"]);
        using var source = new FakeSource([Page(table, ("收入预算总表", 200, 50, 16), ("单位：万元", 300, 80, 9))]);
        Assert.DoesNotContain(new Extractor(SubjectCatalog.Default).Extract(source).Validation.Findings, f => f.Severity == Severity.Error);
    }
}
