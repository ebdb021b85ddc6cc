using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Tables;

/// <summary>Tables without vertical rulings, and tables of which rulings or titles are missing in part.</summary>
public sealed class BorderlessTableTests
{
    const double Size = 9;

    static double Width(string text) => text.Sum(c => c < '\u0100' ? Size / 2 : Size);

    static Word Left(string text, double x, double y) => new(TextFold.Fold(text), new BoundingBox(x, y, x + Width(text), y + Size)) { Raw = text };

    static Word Right(string text, double x, double y) => Left(text, x - Width(text), y);

    static Word Center(string text, double x, double y) => Left(text, x - Width(text) / 2, y);

    static Extraction Extract(IEnumerable<Word> words, IEnumerable<Ruling> rulings)
    {
        using var source = new FakeSource([new PageContent { Number = 1, Width = 595, Height = 842, Words = [.. words], Rulings = [.. rulings] }]);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static string[] Facts(Extraction extraction) =>
        [.. extraction.Validation.Facts.Select(f => $"{f.Column.Side}|{f.Row.Code}|{f.Row.Name}|{f.Column.Key}={f.Value} {f.Unit}")];

    /// <summary>A form of which columns are parted by white space: codes, names (one on two lines), three columns of amounts under a common heading.</summary>
    static IEnumerable<Word> Form(double row = 24)
    {
        yield return Left("支出预算总表", 240, 60);
        yield return Left("单位：万元", 500, 80);
        yield return Center("科目编码", 70, 106);
        yield return Center("科目名称", 180, 106);
        yield return Center("支出预算", 430, 100);
        yield return Center("合计", 330, 114);
        yield return Center("基本支出", 430, 114);
        yield return Center("项目支出", 530, 114);
        var y = 114 + row;
        foreach (var (code, name, total, basic, project) in new[] { ("208", "社会保障和就业支出", "1,030.50", "1,030.50", ""), ("20805", "行政事业单位养老支出", "1,030.50", "1,030.50", ""), ("2080505", "机关事业单位基本养老|保险缴费支出", "1,030.50", "1,030.50", ""), ("221", "住房保障支出", "20.00", "", "20.00"), ("", "合计", "1,050.50", "1,030.50", "20.00") })
        {
            if (code.Length > 0) yield return Left(code, 50, y);
            var parts = name.Split('|');
            for (var i = 0; i < parts.Length; i++) yield return Left(parts[i], 110, y + (i - (parts.Length - 1) / 2.0) * (Size + 2));
            yield return Right(total, 375, y);
            if (basic.Length > 0) yield return Right(basic, 475, y);
            if (project.Length > 0) yield return Right(project, 575, y);
            y += row;
        }
    }

    static readonly string[] FormFacts =
    [
        "|208|社会保障和就业支出|total=1030.50 万元", "|208|社会保障和就业支出|basic=1030.50 万元",
        "|20805|行政事业单位养老支出|total=1030.50 万元", "|20805|行政事业单位养老支出|basic=1030.50 万元",
        "|2080505|机关事业单位基本养老保险缴费支出|total=1030.50 万元", "|2080505|机关事业单位基本养老保险缴费支出|basic=1030.50 万元",
        "|221|住房保障支出|total=20.00 万元", "|221|住房保障支出|project=20.00 万元",
        "||合计|total=1050.50 万元", "||合计|basic=1030.50 万元", "||合计|project=20.00 万元",
    ];

    public static TheoryData<double[]> Rules => new([], [95, 128, 258], [95, 128, 150, 174, 198, 222, 246]);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Columns_are_told_by_white_space_and_the_form_is_flagged(double[] rules)
    {
        var extraction = Extract(Form(), rules.Select(y => Ruling.Horizontal(y, 46, 580)));
        Assert.Equal(FormFacts, Facts(extraction));
        Assert.Contains(extraction.Validation.Findings, f => f.Rule == DisclosureExtract.Facts.Rules.TableOpen);
    }

    [Fact]
    public void A_sum_that_fails_where_columns_were_told_by_white_space_is_not_laid_at_the_pages_door()
    {
        var words = Form().Select(w => w.Text == "1,050.50" ? w with { Text = "1,950.50", Raw = "1,950.50" } : w).ToList();
        var findings = Extract(words, []).Validation.Findings.Where(f => f.Severity != Severity.Info && f.Suspects.Count + f.Terms.Count > 1).ToList();
        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.Equal((Severity.Warning, Cause.Unknown), (f.Severity, f.Cause)));
    }

    [Fact]
    public void An_amount_that_no_sum_confirms_is_disputed_where_columns_were_told_by_white_space()
    {
        Assert.All(Extract(Form(), []).Validation.Facts, f => Assert.Equal(FactStatus.Read, f.Status)); // all stand in sums
        // Two rows that sum up nothing: neither total nor parent nor columns.
        Word[] alone = [Left("支出预算总表", 240, 60), Left("单位：万元", 500, 80), Center("科目编码", 70, 106), Center("科目名称", 180, 106), Center("预算数", 430, 106),
            Left("2080505", 50, 138), Left("养老保险缴费", 110, 138), Right("1,030.50", 475, 138), Left("2210201", 50, 162), Left("住房公积金", 110, 162), Right("20.00", 475, 162),
            Left("2101102", 50, 186), Left("事业单位医疗", 110, 186), Right("7.00", 475, 186)];
        var facts = Extract(alone, []).Validation.Facts;
        Assert.NotEmpty(facts);
        Assert.All(facts, f => Assert.Equal(FactStatus.Disputed, f.Status));
    }

    [Fact]
    public void A_column_without_amounts_keeps_its_heading()
    {
        var words = Form().Where(w => !(w.Box.CenterX > 390 && w.Box.CenterX < 480 && w.Text.Contains('.'))).ToList();
        Assert.Contains("||合计|project=20.00 万元", Facts(Extract(words, [])));
    }

    [Fact]
    public void An_amount_that_runs_into_the_next_name_is_parted()
    {
        Word[] words =
        [
            Left("收支预算总表", 240, 60), Left("单位：元", 500, 80),
            Center("收入", 150, 100), Center("支出", 400, 100),
            Center("项目", 90, 116), Center("预算数", 215, 116), Center("项目", 320, 116), Center("预算数", 470, 116),
            Left("一、财政拨款收入", 50, 134), Left("9,000.00一、一般公共服务支出", 250 - Width("9,000.00"), 134), Right("4,000.00", 500, 134),
            Left("二、事业收入", 50, 152), Left("1,000.00二、教育支出", 250 - Width("1,000.00"), 152), Right("6,000.00", 500, 152),
            Left("收入总计", 50, 170), Left("10,000.00支出总计", 250 - Width("10,000.00"), 170), Right("10,000.00", 500, 170),
        ];
        var extraction = Extract(words, []);
        Assert.Equal(
        [
            "revenue||一、财政拨款收入|amount=9000.00 元", "expenditure||一、一般公共服务支出|amount=4000.00 元",
            "revenue||二、事业收入|amount=1000.00 元", "expenditure||二、教育支出|amount=6000.00 元",
            "revenue||收入总计|amount=10000.00 元", "expenditure||支出总计|amount=10000.00 元",
        ], Facts(extraction));
    }

    [Fact]
    public void Prose_with_numbers_is_no_table()
    {
        var lines = Enumerable.Range(0, 12).Select(i => Left($"收入预算 {i * 37}.50万元，比上年增加 {i * i}.25 万元，主要原因是项目增加", 50 + 3 * (i % 2), 80 + 15 * i));
        Assert.Empty(Extract(lines, []).Tables);
    }

    [Fact]
    public void A_row_without_inner_rulings_is_cut_at_the_columns_of_the_table()
    {
        var table = DrawnTable.Of(40, 120, [60, 160, 90, 90], 20, ["科目编码", "科目名称", "合计", "项目支出"], ["205", "教育支出", "7.00", "7.00"], ["206", "科学技术支出", "8.00", "8.00"]);
        // The last row keeps its outer frame only.
        var rulings = table.Rulings().Where(r => r.IsHorizontal || r.Position is < 41 or > 439 || r.Start < 155);
        var extraction = Extract([Left("支出预算总表", 200, 60), Left("单位：元", 380, 90), .. table.Words()], rulings);
        Assert.Contains("|206|科学技术支出|project=8.00 元", Facts(extraction));
    }

    [Fact]
    public void A_title_cut_by_its_frame_still_names_the_form()
    {
        var table = DrawnTable.Of(40, 120, [60, 160, 90, 90], 20, ["科目编码", "科目名称", "合计", "项目支出"], ["205", "教育支出", "7.00", "7.00"]);
        var extraction = Extract([Left("一般公共预算支出", 200, 60), Left("单位：元", 380, 90), .. table.Words()], table.Rulings());
        Assert.Equal("general_public_expenditure", Assert.Single(extraction.Tables).Form);
    }

    [Fact]
    public void Amounts_under_no_title_and_columns_under_one_heading_are_reported()
    {
        var untitled = DrawnTable.Of(40, 120, [60, 160, 90, 90], 20, ["科目编码", "科目名称", "合计", "项目支出"], ["205", "教育支出", "7.00", "7.00"], ["206", "科学技术支出", "8.00", "8.00"]);
        Assert.Contains(Extract(untitled.Words(), untitled.Rulings()).Validation.Findings, f => f.Rule == DisclosureExtract.Facts.Rules.TableUnknown);

        var same = DrawnTable.Of(40, 120, [60, 160, 90, 90], 20, ["科目编码", "科目名称", "预算数", "预算数"], ["205", "教育支出", "7.00", "6.00"]);
        Assert.Contains(Extract([Left("支出预算总表", 200, 60), .. same.Words()], same.Rulings()).Validation.Findings, f => f.Rule == DisclosureExtract.Facts.Rules.ColumnSame);
    }
}
