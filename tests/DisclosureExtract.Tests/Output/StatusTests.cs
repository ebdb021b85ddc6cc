using DisclosureExtract.Data.Tables;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Output;

/// <summary>What the document and its facts say of doubt, and the status that follows from it.</summary>
public sealed class StatusTests
{
    static readonly string[] Heading = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

    static readonly string[][] Sound =
    [
        Heading,
        ["205", "教育支出", "30.00", "20.00", "10.00"], ["20502", "普通教育", "30.00", "20.00", "10.00"],
        ["2050202", "小学教育", "30.00", "20.00", "10.00"], ["合计", "", "30.00", "20.00", "10.00"],
    ];

    static (Disclosure Document, List<FactRow> Facts) Run(string[][] rows, string title = "2025年部门支出预算总表", params UnreadMark[] unread)
    {
        var table = DrawnTable.Of(40, 100, [90, 180, 90, 90, 90], 20, rows);
        Word Line(string text, double x, double y, double size) =>
            new(TextFold.Fold(text), new BoundingBox(x, y, x + text.Length * size, y + size)) { Raw = text };
        Word[] words = [Line(title, 300, 50, 16), Line("单位：万元", 600, 80, 9), .. table.Words()];
        using var source = new FakeSource(table.ToPage() with { Words = words, Unread = unread });
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
        var info = new SourceInfo { File = "a.pdf", Sha256 = "00", MediaType = "application/pdf", Bytes = 1, PageCount = 1 };
        var document = DisclosureBuilder.Build(extraction, info, "0");
        return (document, [.. FactTable.Of(document)]);
    }

    static string[][] With(int row, int column, string text) =>
        [.. Sound.Select((r, i) => i == row ? [.. r.Select((c, j) => j == column ? text : c)] : r)];

    [Fact]
    public void A_sound_form_is_complete_and_each_amount_says_how_many_relations_confirm_it()
    {
        var (document, facts) = Run(Sound);
        Assert.Equal("complete", document.Summary.Status);
        Assert.All(facts, f => Assert.True(f is { Status: "read", Flags: "", Checks: > 0, File: "a.pdf", Level: "department" }));
        Assert.Equal(1, document.Summary.Coverage.Share);
    }

    [Fact]
    public void An_amount_that_a_sum_contradicts_is_disputed_and_flagged_by_the_rule_that_suspects_it()
    {
        var (document, facts) = Run(With(3, 3, "21.00"));
        Assert.Equal("needs_review", document.Summary.Status);
        Assert.All(facts, f => Assert.Equal(f.Status == "disputed", f.Flags.Length > 0));
        var wrong = facts.Single(f => f is { Code: "2050202", Column: "basic" });
        Assert.Contains("sum.columns", wrong.Flags, StringComparison.Ordinal);
        Assert.Contains(document.Findings, f => f.Suspects.Contains(new SuspectInfo(wrong.Table, wrong.Row, wrong.Column, "value")));
    }

    [Fact]
    public void The_amounts_of_a_row_under_the_name_of_another_subject_are_disputed_with_its_label()
    {
        var (document, facts) = Run(With(1, 1, "社会保障和就业支出"));
        Assert.Equal("needs_review", document.Summary.Status);
        Assert.Equal("disputed", document.Tables[0].Rows.Single(r => r.Code == "205").LabelStatus);
        Assert.All(facts.Where(f => f.Code == "205"), f => Assert.Equal(("disputed", Rules.CodeName), (f.Status, f.Flags)));
        Assert.All(facts.Where(f => f.Code != "205"), f => Assert.Equal("read", f.Status));
    }

    [Fact]
    public void What_was_lost_weighs_more_than_what_is_doubted()
    {
        var (document, _) = Run(With(3, 3, "见附件"));
        Assert.Equal("partial", document.Summary.Status);
        Assert.Contains(document.Findings, f => f.Rule == Rules.CellUnreadable && f.Suspects is [{ Row: 2, Column: "basic", Part: "value" }]);
    }

    [Fact]
    public void Marks_that_were_not_read_are_a_finding_with_their_place_and_the_document_is_partial()
    {
        var (document, _) = Run(Sound, unread: new UnreadMark(new BoundingBox(400, 300, 480, 310), UnreadReason.FontUnreadable, 8));
        Assert.Equal("partial", document.Summary.Status);
        var finding = Assert.Single(document.Findings, f => f.Rule == Rules.PageUnaccounted);
        Assert.Equal(new PlacedBox(1, new(400, 300, 480, 310)), finding.Place);
    }

    [Fact]
    public void Each_duty_says_what_became_of_it_whatever_rules_there_are()
    {
        var (document, _) = Run(Sound);
        Assert.Equal(Seeds.Rows("duties.csv").Select(r => r[0]), document.Duties.Select(d => d.Id));
        Assert.All(document.Duties, d => Assert.NotEmpty(d.Reason));
        Assert.Equal("completed", document.Duties.Single(d => d.Id == "form.sums").State);
        Assert.Equal("not_applicable", document.Duties.Single(d => d.Id == "project.money").State);
        Assert.Equal(("not_enough_data", "fewer than two forms hold amounts"),
            document.Duties.Where(d => d.Id == "form.shifted_rows").Select(d => (d.State, d.Reason)).Single());
        Assert.Equal("not_applicable", document.Duties.Single(d => d.Id == "cross.three_public_economic").State);
        Assert.Matches("^[0-9]+ sums asked$", document.Duties.Single(d => d.Id == "form.sums").Reason);
    }

    [Fact]
    public void What_is_asked_of_one_kind_only_is_ambiguous_where_the_document_does_not_say_its_kind() => Assert.Equal(
        "ambiguous", Run(Sound, "部门支出总表").Document.Duties.Single(d => d.Id == "cross.three_public_economic").State);

    [Fact]
    public void Every_rule_that_a_duty_names_exists()
    {
        var rules = DisclosureExtract.Checks.RuleBook.All.Select(r => r.Id).ToHashSet();
        Assert.All(Seeds.Rows("duties.csv").SelectMany(r => r[3].Split(' ', StringSplitOptions.RemoveEmptyEntries)), id => Assert.Contains(id, rules));
    }
}
