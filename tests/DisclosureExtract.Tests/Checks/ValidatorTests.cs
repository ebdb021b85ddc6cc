using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Checks;

public sealed class ValidatorTests
{
    static readonly double[] Widths = [120, 240, 90, 90, 90];

    static Extraction Run(string title, params string[][] rows)
    {
        var table = DrawnTable.Of(40, 100, Widths, 20, rows);
        Word Line(string text, double x, double y, double size) => new(TextFold.Fold(text), new BoundingBox(x, y, x + text.Length * size, y + size)) { Raw = text };
        using var source = new FakeSource(table.ToPage() with { Words = [Line(title, 300, 50, 16), Line("单位：万元", 600, 80, 9), .. table.Words()] });
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static Extraction Expenditure(params string[][] rows) => Run("支出预算总表", [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], .. rows]);

    static string[] Findings(Extraction extraction, Severity severity) =>
        [.. extraction.Validation.Findings.Where(f => f.Severity == severity).Select(f => f.Rule)];

    [Fact]
    public void Sums_that_hold_give_no_finding_and_cover_every_fact()
    {
        var run = Expenditure(
            ["205", "教育支出", "30.00", "20.00", "10.00"],
            ["20502", "普通教育", "30.00", "20.00", "10.00"],
            ["2050202", "小学教育", "12.00", "2.00", "10.00"],
            ["2050203", "初中教育", "18.00", "18.00", ""],
            ["合计", "", "30.00", "20.00", "10.00"]);
        Assert.Empty(Findings(run, Severity.Error));
        Assert.Equal(run.Validation.Facts.Count, run.Validation.Covered.Count());
        Assert.Equal(run.Validation.Checked, run.Validation.Passed);
    }

    [Fact]
    public void A_wrong_digit_is_one_finding_that_names_it_and_disputes_it_alone()
    {
        var run = Expenditure(
            ["205", "教育支出", "30.00", "20.00", "10.00"],
            ["20502", "普通教育", "30.00", "20.00", "10.00"],
            ["2050202", "小学教育", "12.00", "2.00", "10.00"],
            ["2050203", "初中教育", "13.00", "18.00", ""],
            ["合计", "", "30.00", "20.00", "10.00"]);
        var finding = Assert.Single(run.Validation.Findings, f => f.Severity != Severity.Info);
        Assert.Equal((Rules.SumColumns, Severity.Error, Cause.Source), (finding.Rule, finding.Severity, finding.Cause));
        Assert.Equal((18.00m, 13.00m, -5.00m), (finding.Expected, finding.Actual, finding.Difference));
        Assert.Equal(("amount", "13", "18"), (finding.Explanations[0].Kind, finding.Explanations[0].From, finding.Explanations[0].To));
        Assert.Equal([13.00m], run.Validation.Facts.Where(f => f.Status == FactStatus.Disputed).Select(f => f.Value));
        Assert.Contains(finding.Terms, f => f.Value == 30.00m);
    }

    /// <summary>Each rounded term may be off by half a unit of its last place, and no more.</summary>
    [Theory]
    [InlineData("30.02", Severity.Info)]   // two terms and their sum: at most 0.015
    [InlineData("30.01", Severity.Info)]
    [InlineData("30.03", Severity.Warning)]
    public void Tolerance_is_that_of_the_printed_precision(string total, Severity severity)
    {
        var run = Expenditure(
            ["205", "教育支出", total, total, ""],
            ["20502", "普通教育", "10.00", "10.00", ""],
            ["20503", "职业教育", "20.00", "20.00", ""],
            ["20504", "成人教育", "0.00", "0.00", ""],
            ["合计", "", total, total, ""]);
        var finding = run.Validation.Findings.First(f => f.Rule == Rules.SumChildren);
        Assert.Equal(severity, finding.Severity);
        Assert.Equal(0.02m, finding.Tolerance); // three terms and the whole
    }

    [Fact]
    public void Zeros_left_out_at_the_end_do_not_widen_the_tolerance()
    {
        var run = Expenditure(
            ["205", "教育支出", "30", "30", ""],
            ["20502", "普通教育", "10.25", "10.25", ""],
            ["20503", "职业教育", "20", "20", ""],
            ["合计", "", "30", "30", ""]);
        Assert.Contains(Rules.SumChildren, Findings(run, Severity.Warning));
    }

    [Fact]
    public void A_total_that_is_no_sum_of_its_columns_anywhere_accuses_nobody_and_is_said_once()
    {
        // Four rows in which 合计 is something else than 基本 + 项目: the premise does not hold in this table.
        var run = Expenditure(
            ["205", "教育支出", "99.00", "20.00", "10.00"],
            ["208", "社会保障和就业支出", "88.00", "20.00", "10.00"],
            ["210", "卫生健康支出", "77.00", "20.00", "10.00"],
            ["221", "住房保障支出", "66.00", "20.00", "10.00"]);
        var finding = Assert.Single(run.Validation.Findings, f => f.Rule == Rules.SumColumns);
        Assert.Equal((Severity.Warning, Cause.Reading), (finding.Severity, finding.Cause));
    }

    [Fact]
    public void Codes_are_held_against_the_catalogue_and_against_each_other()
    {
        var run = Expenditure(
            ["205", "教育支出", "30.00", "30.00", ""],
            ["20502", "普通教育", "30.00", "30.00", ""],
            ["2050202", "初中教育", "12.00", "12.00", ""],   // the name of 2050203
            ["2089901", "其他社会保障和就业支出", "18.00", "18.00", ""],
            ["20855", "从未有过的科目", "18.00", "18.00", ""]);
        var rules = run.Validation.Findings.Select(f => f.Rule).ToList();
        Assert.Contains(Rules.CodeName, rules);
        Assert.Contains(Rules.CodeUnknown, rules);
        Assert.Contains(Rules.CodeOrphan, rules);
        Assert.DoesNotContain(run.Validation.Findings, f => f.Rule.StartsWith("code.", StringComparison.Ordinal) && f.Severity == Severity.Error);
    }

    [Fact]
    public void Cells_that_are_no_amounts_are_reported_and_never_invented()
    {
        var run = Expenditure(["205", "教育支出", "30.00", "30.0O", ""], ["合计", "", "30.00", "1,23.00", ""]);
        Assert.Equal(3, run.Validation.Facts.Count);
        Assert.Contains(run.Validation.Findings, f => f.Rule == Rules.CellUnreadable && f.Message.Contains("30.0O", StringComparison.Ordinal));
        Assert.Contains(run.Validation.Findings, f => f.Rule == Rules.AmountFormat);
    }

    [Fact]
    public void Pages_that_cannot_be_read_are_reported_and_the_others_go_on()
    {
        var table = DrawnTable.Of(40, 100, Widths, 20, ["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["205", "教育支出", "30.00", "20.00", "10.00"]);
        var title = new Word("支出预算总表", new BoundingBox(300, 50, 400, 66));
        using var source = new FakeSource(null, table.ToPage(2) with { Words = [title, .. table.Words()] });
        var run = new Extractor(SubjectCatalog.Default).Extract(source);
        Assert.Equal(3, run.Validation.Facts.Count);
        var finding = Assert.Single(run.Validation.Findings, f => f.Rule == Rules.PageUnreadable);
        Assert.Equal(1, finding.Place!.Page);
    }

    [Fact]
    public void Forms_the_contents_announce_and_the_document_lacks_are_missing()
    {
        Word Line(string text, double y) => new(text, new BoundingBox(60, y, 60 + 10 * text.Length, y + 10));
        var contents = new PageContent { Number = 1, Width = 595, Height = 842, Words = [Line("目录", 60), Line("一、收入预算总表.......3", 90), Line("二、支出预算总表.......4", 110), Line("三、收入预算情况说明...5", 130)] };
        var table = DrawnTable.Of(40, 100, Widths, 20, ["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["205", "教育支出", "30.00", "20.00", "10.00"]);
        using var source = new FakeSource(contents, table.ToPage(2) with { Words = [Line("支出预算总表", 50), .. table.Words()] });
        var finding = Assert.Single(new Extractor(SubjectCatalog.Default).Extract(source).Validation.Findings, f => f.Rule == Rules.ContentsMissing);
        Assert.Contains("收入预算总表", finding.Message, StringComparison.Ordinal);
    }
}
