using DisclosureExtract.Correct;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Review;

/// <summary>Documents of one form or two, drawn by the test, and their results with and without decisions.</summary>
static class ReviewedForm
{
    public const string Sha256 = "0f0e0d";

    public static readonly string[][] Rows =
    [
        ["205", "教育支出", "50.00", "35.00", "15.00"],
        ["20502", "普通教育", "43.00", "28.00", "15.00"],
        ["2050202", "小学教育", "12.00", "2.00", "10.00"],
        ["2050203", "初中教育", "31.00", "26.00", "5.00"],
        ["20503", "职业教育", "7.00", "7.00", ""],
        ["208", "社会保障和就业支出", "21.30", "21.30", ""],
        ["20805", "行政事业单位养老支出", "21.30", "21.30", ""],
        ["2080505", "机关事业单位基本养老保险缴费支出", "14.20", "14.20", ""],
        ["2080506", "机关事业单位职业年金缴费支出", "7.10", "7.10", ""],
        ["合计", "", "71.30", "56.30", "15.00"],
    ];

    /// <summary>The form with one row changed.</summary>
    public static string[][] With(int row, params string[] cells) => [.. Rows[..row], cells, .. Rows[(row + 1)..]];

    /// <param name="forms">Title and rows of each page.</param>
    public static Disclosure Read(IReadOnlyList<Decision> decisions, params (string Title, string[][] Rows)[] forms)
    {
        using var source = new FakeSource([.. forms.Select((f, i) => Page(f.Title, f.Rows) with { Number = i + 1 })]);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source, new ExtractOptions { Decisions = decisions });
        return DisclosureBuilder.Build(extraction, new SourceInfo
        {
            File = "a.pdf", Sha256 = Sha256, MediaType = "application/pdf", Bytes = 1, PageCount = forms.Length,
        }, "1.0");
    }

    public static Disclosure Read(params string[][] rows) => Read([], ("支出预算总表", rows));

    static PageContent Page(string title, string[][] rows)
    {
        var table = DrawnTable.Of(40, 100, [120, 240, 90, 90, 90], 20, [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], .. rows]);
        Word Line(string text, double x, double y, double size) => new(TextFold.Fold(text), new BoundingBox(x, y, x + text.Length * size, y + size)) { Raw = text };
        return table.ToPage() with { Words = [Line(title, 300, 50, 16), Line("单位：万元", 600, 80, 9), .. table.Words()] };
    }

    public static Corrections File(params Decision[] decisions) =>
        new() { Schema = Corrections.SchemaId, Document = Sha256, Result = "r", Decisions = decisions };

    public static Decision Decide(string id, string action, IReadOnlyList<DecisionTarget> targets, IReadOnlyList<string>? findings = null) => new()
    {
        Id = id, Cause = "c1", Action = action, Targets = targets, Findings = findings ?? [], Reason = "looked at the page", By = "王", At = "2026-11-30T10:00:00+08:00",
    };
}
