using DisclosureExtract.Review.Causes;
using static DisclosureExtract.Tests.Review.ReviewedForm;

namespace DisclosureExtract.Tests.Review.Causes;

/// <summary>A person decides once for each fault, however many findings and forms it shows in.</summary>
public sealed class CauseFinderTests
{
    static Cause Open(DisclosureExtract.Output.Disclosure disclosure) => Assert.Single(CauseFinder.Find(disclosure), c => c.IsOpen);

    [Fact]
    public void A_wrong_amount_is_one_fault_whose_first_way_out_is_the_right_amount()
    {
        var cause = Open(Read(With(8, "2080506", "机关事业单位职业年金缴费支出", "7.70", "7.10", "")));
        Assert.Equal(("error", "value", 1), (cause.Severity, cause.Kind, cause.Disputed));
        var target = Assert.Single(cause.Alternatives[0].Targets);
        Assert.Equal(("page_wrong", "7.70", 7.70m, "7.1"), (cause.Alternatives[0].Action, target.From.Raw, target.From.Value, target.To));
        Assert.NotNull(cause.Equation);
    }

    [Fact]
    public void One_code_misprinted_in_two_forms_is_one_fault_with_both_places()
    {
        string[][] rows = With(3, "50203", "初中教育", "31.00", "26.00", "5.00");
        var causes = CauseFinder.Find(Read([], ("支出预算总表", rows), ("一般公共预算支出表", rows)));
        var cause = Assert.Single(causes, c => c.IsOpen && c.Kind == "code");
        Assert.Equal([1, 2], cause.Pages);
        Assert.Equal(["2050203", "2050203"], cause.Alternatives[0].Targets.Select(t => t.To));
    }

    [Fact]
    public void That_it_stands_as_printed_is_always_a_way_and_the_last()
    {
        var causes = CauseFinder.Find(Read(With(8, "2080506", "机关事业单位职业年金缴费支出", "7.70", "7.10", "")));
        Assert.All(causes, c => Assert.Equal("same", c.Alternatives[^1].Kind));
    }

    [Fact]
    public void Every_finding_belongs_to_one_fault_and_every_disputed_amount_to_at_least_one()
    {
        var disclosure = Read(With(4, "20503", "职业教育", "9.00", "1.00", "3.00"));
        var causes = CauseFinder.Find(disclosure);
        Assert.Equal(disclosure.Findings.Select(f => f.Id).Order(), causes.SelectMany(c => c.Findings).Order());
        var disputed = disclosure.Tables.SelectMany(t => t.Rows).Sum(r => r.Cells.Values.Count(c => c.Status == "disputed"));
        Assert.True(causes.Sum(c => c.Disputed) >= disputed && disputed > 0);
    }

    [Fact]
    public void A_fault_has_the_same_name_when_the_document_is_read_again()
    {
        string[][] rows = With(8, "2080506", "机关事业单位职业年金缴费支出", "7.70", "7.10", "");
        Assert.Equal(CauseFinder.Find(Read(rows)).Select(c => c.Id), CauseFinder.Find(Read(rows)).Select(c => c.Id));
    }

    [Fact]
    public void What_adds_up_leaves_nothing_open() => Assert.DoesNotContain(CauseFinder.Find(Read(Rows)), c => c.IsOpen);
}
