using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Tables;

/// <summary>Forms whose rulings stop short of a column or of the heading.</summary>
public sealed class OutsideCellsTests
{
    static readonly double[] Widths = [70, 200, 90, 90, 90];

    static readonly string[] Rows =
    [
        "科目编码|科目名称|合计|基本支出|项目支出", "205|教育支出|330.00|220.00|110.00", "20502|普通教育|330.00|220.00|110.00",
        "2050202|小学教育|230.00|120.00|110.00", "2050203|初中教育|100.00|100.00|", "|合计|330.00|220.00|110.00",
    ];

    /// <param name="columns">Columns within the rulings.</param>
    /// <param name="rows">Rows within them.</param>
    static Extraction Run(Range columns, Range rows, params (string Text, double X, double Y)[] beside)
    {
        var whole = DrawnTable.Spanned(40, 120, Widths, 20, Rows);
        var kept = whole.Cells.Where(c => Within(columns, c.Column, Widths.Length) && Within(rows, c.Row, Rows.Length)).ToList();
        var page = whole.ToPage(1, [("2025年部门支出预算总表", 220, 50, 16), ("单位：万元", 500, 80, 9), .. beside.Select(b => (b.Text, b.X, b.Y, 8.0))]) with
        {
            Rulings = [.. new DrawnTable { X = whole.X, Y = whole.Y, Cells = kept }.Rulings()],
        };
        using var source = new FakeSource([page]);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static bool Within(Range range, int at, int count) => at >= range.Start.GetOffset(count) && at < range.End.GetOffset(count);

    static IEnumerable<string> FactsOf(Extraction extraction) =>
        extraction.Validation.Facts.Select(f => $"{f.Row.Code} {f.Column.Key} {f.Value} {f.Status}").Order(StringComparer.Ordinal);

    public static TheoryData<Range, Range> Stops => new()
    {
        { ..^1, .. }, // the last column of amounts
        { 1.., .. }, // the codes
        { .., 1.. }, // the heading
        { 1..^1, .. }, // both sides
    };

    [Theory, MemberData(nameof(Stops))]
    public void What_is_in_line_with_the_cells_is_read_as_if_it_were_ruled(Range columns, Range rows)
    {
        var extraction = Run(columns, rows);
        Assert.Equal(FactsOf(Run(.., ..)), FactsOf(extraction));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity != Severity.Info);
    }

    [Fact]
    public void Words_beside_a_table_are_no_column()
    {
        var extraction = Run(.., .., ("附注一", 600, 145), ("附注二", 600, 165), ("附注三", 600, 185), ("2025", 600, 205));
        Assert.Equal(FactsOf(Run(.., ..)), FactsOf(extraction));
    }

    [Fact]
    public void Amounts_under_no_heading_are_doubted_whatever_the_sums_say()
    {
        var whole = DrawnTable.Spanned(40, 120, Widths, 20, Rows[1..]);
        using var source = new FakeSource([whole.ToPage(1, ("2025年部门支出预算总表", 220, 50, 16), ("单位：万元", 500, 80, 9))]);
        var facts = new Extractor(SubjectCatalog.Default).Extract(source).Validation.Facts;
        Assert.NotEmpty(facts);
        Assert.All(facts, f => Assert.Equal(FactStatus.Disputed, f.Status));
    }

    [Fact]
    public void An_amount_alone_in_a_column_that_is_two_is_doubted()
    {
        string[] rows = [.. Rows.Select(r => r.Split('|')).Select(r => $"{r[0]}|{r[1]}|{r[2]}|{r[3]} {r[4]}".TrimEnd())];
        var whole = DrawnTable.Spanned(40, 120, [70, 200, 90, 180], 20, rows);
        var words = whole.Words().SelectMany(w => w.Text.Contains(' ') ? Halves(w) : [w]);
        var page = whole.ToPage(1, ("2025年部门支出预算总表", 220, 50, 16), ("单位：万元", 500, 80, 9));
        using var source = new FakeSource([page with { Words = [.. page.Words.Where(w => w.Box.Top < 100), .. words] }]);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
        var alone = Assert.Single(extraction.Validation.Facts, f => f.Value == 100 && f.Column.Key != "total");
        Assert.Equal(FactStatus.Disputed, alone.Status);
        Assert.Contains(extraction.Validation.Findings, f => f.Rule == "amount.merged" && f.Suspects.Any(s => s.Row == alone.Row));
    }

    /// <summary>Two words that are drawn in one.</summary>
    static IEnumerable<Word> Halves(Word word)
    {
        var (box, at) = (word.Box, word.Text.IndexOf(' ', StringComparison.Ordinal));
        yield return word with { Text = word.Text[..at], Raw = word.Text[..at], Box = box with { Right = box.Left + at * 8 } };
        yield return word with { Text = word.Text[(at + 1)..], Raw = word.Text[(at + 1)..], Box = box with { Left = box.Left + at * 8 + 16 } };
    }
}
