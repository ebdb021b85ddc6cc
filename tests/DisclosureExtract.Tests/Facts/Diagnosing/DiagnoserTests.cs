using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Facts.Diagnosing;

/// <summary>One fault, put into a form on purpose, is one finding that names it and disputes it alone.</summary>
public sealed class DiagnoserTests
{
    static readonly string[][] Form =
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

    static Extraction Run(IEnumerable<string[]> rows)
    {
        var table = DrawnTable.Of(40, 100, [120, 240, 90, 90, 90], 20, [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], .. rows]);
        Word Line(string text, double x, double y, double size) => new(TextFold.Fold(text), new BoundingBox(x, y, x + text.Length * size, y + size)) { Raw = text };
        using var source = new FakeSource(table.ToPage() with { Words = [Line("支出预算总表", 300, 50, 16), Line("单位：万元", 600, 80, 9), .. table.Words()] });
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    /// <summary>The form with one row changed.</summary>
    static string[][] With(int row, params string[] cells) => [.. Form[..row], cells, .. Form[(row + 1)..]];

    static Finding Only(Extraction extraction) => Assert.Single(extraction.Validation.Findings, f => f.Severity != Severity.Info && f.Suspects.Count + f.Terms.Count > 0);

    static IEnumerable<decimal> Disputed(Extraction extraction) =>
        extraction.Validation.Facts.Where(f => f.Status == FactStatus.Disputed).Select(f => f.Value);

    [Fact]
    public void What_adds_up_needs_no_diagnosis() => Assert.Empty(Run(Form).Validation.Diagnoses);

    [Fact]
    public void An_amount_in_which_failing_sums_meet_is_the_culprit_alone()
    {
        var run = Run(With(8, "2080506", "机关事业单位职业年金缴费支出", "7.70", "7.10", ""));
        Assert.Equal([7.70m], Disputed(run));
        Assert.Equal(("amount", "7.7", "7.1"), (Only(run).Explanations[0].Kind, Only(run).Explanations[0].From, Only(run).Explanations[0].To));
        Assert.Equal((Severity.Error, Cause.Source), (Only(run).Severity, Only(run).Cause));
    }

    [Fact]
    public void Two_amounts_exchanged_in_a_column_are_one_finding()
    {
        string[][] rows = [.. With(2, "2050202", "小学教育", "31.00", "2.00", "10.00")[..3], ["2050203", "初中教育", "12.00", "26.00", "5.00"], .. Form[4..]];
        Assert.Equal("exchanged", Only(Run(rows)).Explanations[0].Kind);
        Assert.Equal([31.00m, 12.00m], Disputed(Run(rows)));
    }

    /// <summary>The sums down the column come out, and a blank beside each would explain its row too: an exchange is one fault.
    /// </summary>
    [Fact]
    public void Two_amounts_exchanged_below_one_subject_are_one_finding()
    {
        string[][] rows = [.. Form[..7], ["2080505", "机关事业单位基本养老保险缴费支出", "14.20", "7.10", ""],
            ["2080506", "机关事业单位职业年金缴费支出", "7.10", "14.20", ""], Form[9]];
        var finding = Only(Run(rows));
        Assert.All(finding.Explanations, e => Assert.Equal("exchanged", e.Kind));
        Assert.Equal([7.10m, 14.20m], Disputed(Run(rows)).Distinct().Order());
    }

    [Fact]
    public void An_amount_that_stands_in_the_next_row_is_one_finding()
    {
        string[][] rows = [.. Form[..2], ["2050202", "小学教育", "12.00", "12.00", ""], ["2050203", "初中教育", "31.00", "16.00", "15.00"],
            .. Form[4..]];
        Assert.Empty(Run(rows).Validation.Diagnoses);
        var run = Run([.. rows[..2], ["2050202", "小学教育", "12.00", "12.00", "15.00"], ["2050203", "初中教育", "31.00", "16.00", ""],
            .. rows[4..]]);
        var finding = Only(run);
        Assert.Equal("exchanged", Assert.Single(finding.Explanations).Kind);
        Assert.Equal(["初中教育", "小学教育"], finding.Suspects.Select(s => s.Row!.Name).Order(StringComparer.Ordinal));
        Assert.Equal([15.00m], Disputed(run));
    }

    /// <summary>One column, no other: an amount may be wrong, or a row gone, and both are told.</summary>
    [Fact]
    public void A_row_that_may_be_missing_is_told_beside_the_amounts_that_may_be_wrong()
    {
        var run = Run(Form.Where((_, i) => i != 2).Select(r => (string[])[r[0], r[1], r[2], "", ""]));
        var finding = Assert.Single(run.Validation.Findings, f => f.Rule == Rules.SumChildren && f.Severity != Severity.Info);
        Assert.Equal(("row_missing", "12"), (finding.Explanations[^1].Kind, finding.Explanations[^1].To));
        Assert.Contains("12", finding.Message, StringComparison.Ordinal);
        Assert.Contains(31.00m, Disputed(run));
    }

    [Fact]
    public void An_amount_that_is_blank_is_named_with_what_it_would_be()
    {
        var finding = Only(Run(With(2, "2050202", "小学教育", "12.00", "2.00", "")));
        Assert.Equal(("lost", "10"), (finding.Explanations[0].Kind, finding.Explanations[0].To));
        Assert.Equal("小学教育", Assert.Single(finding.Suspects).Row!.Name);
        Assert.Empty(Disputed(Run(With(2, "2050202", "小学教育", "12.00", "2.00", ""))));
    }

    [Fact]
    public void A_row_printed_twice_is_suspected_as_a_row()
    {
        var finding = Only(Run([.. Form[..4], Form[3], .. Form[4..]]));
        Assert.Equal("row_twice", finding.Explanations[0].Kind);
        Assert.Equal((SuspectPart.Row, "2050203"), (finding.Suspects[0].Part, finding.Suspects[0].Row!.Code));
    }

    [Fact]
    public void A_row_that_is_missing_is_one_finding_for_all_columns()
    {
        var run = Run([.. Form[..2], .. Form[3..]]);
        Assert.Equal("row_missing", Only(run).Explanations[0].Kind);
        Assert.NotEqual(Cause.Source, Only(run).Cause);
    }

    [Fact]
    public void A_code_that_moves_its_row_is_suspected_and_not_the_sums()
    {
        var run = Run(With(8, "7080506", "机关事业单位职业年金缴费支出", "7.10", "7.10", ""));
        var finding = Assert.Single(run.Validation.Findings, f => f.Explanations.Count > 0);
        Assert.Equal("code", finding.Explanations[0].Kind);
        Assert.Equal((SuspectPart.Code, "7080506"), (finding.Suspects[0].Part, finding.Suspects[0].Row!.Code));
        Assert.Equal([7.10m, 7.10m], Disputed(run));
    }

    /// <summary>Only one column, nothing beside it: whether the sum or our idea of it is wrong cannot be told.</summary>
    [Fact]
    public void What_nothing_else_confirms_accuses_nobody()
    {
        var run = Run(Form.Select((r, i) => (string[])[r[0], r[1], i == 0 ? "60.00" : i == 9 ? "81.30" : r[2], "", ""]));
        Assert.NotEmpty(Disputed(run));
        Assert.DoesNotContain(run.Validation.Findings, f => f.Severity == Severity.Error);
    }

    /// <summary>With its only child blank a subject has no sum left that could fail; subjects of its level print their
    /// children.</summary>
    [Fact]
    public void The_only_child_of_a_subject_that_is_blank_is_missed_once()
    {
        var run = Run([.. Form[..9], ["221", "住房保障支出", "9.00", "9.00", ""], ["22102", "住房改革支出", "9.00", "9.00", ""],
            ["2210201", "住房公积金", "", "", ""], ["合计", "", "80.30", "65.30", "15.00"]]);
        var finding = Only(run);
        Assert.Equal((Rules.SumParts, "住房公积金"), (finding.Rule, finding.Suspects[0].Row!.Name));
    }

    /// <summary>Sums of several parts are rounded in this form; one amount in two rows is the same in both all the
    /// same.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void The_last_digit_of_an_amount_that_two_rows_print_is_noticed_though_sums_are_rounded(int off,
        int findings)
    {
        string[] classes = ["205", "206", "208", "210", "213", "221"];
        static string N(decimal value) => value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        var rows = classes.SelectMany((c, i) => new[] { c, c + "02", c + "0201" }.Select(code =>
        {
            var (basic, project) = (10.11m * (i + 1), 5.05m * (i + 1));
            return (string[])[code, "科目" + code, N(basic + project + (i < 1 ? 0.01m : 0)),
                N(basic + (code == "2210201" ? off * 0.01m : 0)), N(project)];
        })).ToList();
        rows.Add(["合计", "", "318.37", "212.31", "106.05"]);
        var found = Run(rows)
            .Validation.Findings.Where(f => f.Rule.StartsWith("sum.", StringComparison.Ordinal)
            && f.Severity != Severity.Info).ToList();
        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Contains(f.Suspects, s => s.Row!.Code == "2210201"));
    }
}
