using DisclosureExtract.Correct;
using DisclosureExtract.Output;
using DisclosureExtract.Review.Causes;
using DisclosureExtract.Review.Deciding;
using static DisclosureExtract.Tests.Review.ReviewedForm;

namespace DisclosureExtract.Tests.Review.Deciding;

/// <summary>Decisions change what they name and nothing else, and leave a trail.</summary>
public sealed class ReviewRunTests
{
    static readonly string[][] Faulty = With(8, "2080506", "机关事业单位职业年金缴费支出", "7.70", "7.10", "");

    static Cause Fault(Disclosure disclosure) => Assert.Single(CauseFinder.Find(disclosure), c => c.IsOpen);

    static (Disclosure After, ReviewRun Run) Apply(Disclosure before, string[][] rows, params Decision[] decisions)
    {
        var run = new ReviewRun(before, "r", File(decisions));
        return (run.Finish(Read(run.Standing, ("支出预算总表", rows))), run);
    }

    static CellInfo Cell(Disclosure disclosure) => disclosure.Tables[0].Rows[8].Cells["total"];

    static decimal Value(Disclosure disclosure) => disclosure.Tables[0].Rows[8].Values["total"];

    [Fact]
    public void A_page_that_prints_it_wrong_keeps_what_it_prints_and_its_sums_hold_with_what_is_right()
    {
        var before = Read(Faulty);
        var way = Fault(before).Alternatives[0];
        var (after, _) = Apply(before, Faulty, Decide("d1", way.Action, way.Targets));
        Assert.Equal(("accepted", 7.70m, 0, "complete"), (Cell(after).Status, Value(after), after.Summary.Rules.Failed, after.Summary.Status));
        Assert.Equal(["d1"], after.Review!.Applied);
        Assert.Equal("7.1", after.Review.Decisions[0].Targets[0].To);
    }

    [Fact]
    public void A_misread_amount_becomes_what_the_person_saw_and_keeps_what_was_read()
    {
        var before = Read(Faulty);
        var way = Fault(before).Alternatives[0];
        var (after, run) = Apply(before, Faulty, Decide("d1", "correct", way.Targets));
        Assert.Equal(("corrected", "7.70", 7.1m), (Cell(after).Status, Cell(after).Raw, Value(after)));
        Assert.Empty(DisclosureCheck.Faults(after));
        Assert.Contains("sum.columns: 1 → 0", run.Changes(after));
        Assert.Contains("status: needs_review → complete, 0 faults open", run.Changes(after));
    }

    [Fact]
    public void An_accepted_amount_stands_and_its_finding_is_answered_and_still_told()
    {
        var before = Read(Faulty);
        var cause = Fault(before);
        var (after, _) = Apply(before, Faulty, Decide("d1", "accept", cause.Alternatives[^1].Targets, cause.Signatures));
        Assert.Equal(("accepted", 7.70m, "complete"), (Cell(after).Status, Value(after), after.Summary.Status));
        Assert.Contains(after.Findings, f => f.Severity == "error");
        Assert.Equal(("d1", "accept"), (after.Review!.Answered[0].Decision, after.Review.Answered[0].Action));
    }

    [Fact]
    public void A_correction_that_mends_nothing_does_not_answer_its_finding()
    {
        var before = Read(Faulty);
        var cause = Fault(before);
        var (after, _) = Apply(before, Faulty, Decide("d1", "correct", [cause.Alternatives[0].Targets[0] with { To = "9.90" }], cause.Signatures));
        Assert.Equal("needs_review", after.Summary.Status);
        Assert.Empty(after.Review!.Answered);
    }

    [Fact]
    public void A_misprinted_code_put_right_makes_its_sums_hold()
    {
        string[][] rows = With(3, "50203", "初中教育", "31.00", "26.00", "5.00");
        var before = Read(rows);
        var cause = CauseFinder.Find(before).First(c => c is { IsOpen: true, Kind: "code" });
        Assert.True(before.Summary.Rules.Failed > 0);
        var (after, _) = Apply(before, rows, Decide("d1", cause.Alternatives[0].Action, cause.Alternatives[0].Targets));
        Assert.Equal((0, "2050203", "corrected"), (after.Summary.Rules.Failed, after.Tables[0].Rows[3].Code, after.Tables[0].Rows[3].LabelStatus));
        Assert.Equal("50203", after.Tables[0].Rows[3].Read!.Code);
    }

    [Fact]
    public void What_no_rule_suspects_can_be_put_right_and_leaves_the_same_trail()
    {
        // Two too much here and two too little there: all sums hold.
        string[][] rows = [.. Rows.Select((r, i) => i switch
        {
            7 => [r[0], r[1], "16.20", "16.20", ""],
            8 => [r[0], "职业年金", "5.10", "5.10", ""],
            _ => r,
        })];
        var before = Read(rows);
        Assert.DoesNotContain(CauseFinder.Find(before), c => c.Suspects.Any(s => s.Part == "value"));
        var cells = new Cells(before);
        Decision Correct(int row, string? column, string part, string to) =>
            Decide($"{row} {column}", "correct", [cells.Target(new("t1", row, column, part), to)!]) with { Cause = $"cell:t1/{row}/{column ?? "#" + part}" };
        var (after, run) = Apply(before, rows,
            Correct(7, "total", "value", "14.20"), Correct(7, "basic", "value", "14.20"), Correct(8, "total", "value", "7.10"),
            Correct(8, "basic", "value", "7.10"), Correct(8, null, "name", Rows[8][1]));
        var table = after.Tables[0];
        Assert.Empty(after.Review!.Stale);
        Assert.Equal(5, after.Review.Applied.Count);
        Assert.Equal((14.20m, 7.10m, Rows[8][1]), (table.Rows[7].Values["total"], table.Rows[8].Values["basic"], table.Rows[8].Name));
        Assert.Equal(("corrected", "16.20"), (table.Rows[7].Cells["total"].Status, table.Rows[7].Cells["total"].Raw));
        Assert.Equal((0, "complete"), (after.Summary.Rules.Failed, after.Summary.Status));
        Assert.Contains(run.Changes(after), line => line.Contains("16.20 → 14.20", StringComparison.Ordinal));
    }

    [Fact]
    public void What_form_a_table_is_and_whose_money_it_is_can_be_put_right()
    {
        var before = Read(Rows);
        var cells = new Cells(before);
        Decision Correct(string id, SuspectInfo what, string to) => Decide(id, "correct", [cells.Target(what, to)!]) with { Cause = id };
        var form = Correct("form:t1", new("t1", null, null, "form"), "government_fund_expenditure");
        var level = Correct("level:", new("", null, null, "level"), "government");
        var (after, run) = Apply(before, Rows, form, level);
        Assert.Empty(after.Review!.Stale);
        Assert.Equal(("government_fund_expenditure", "government"), (after.Tables[0].Form, after.Identity.Level));
        Assert.Contains(run.Changes(after), line => line.Contains("expenditure → government_fund_expenditure", StringComparison.Ordinal));
        var (second, _) = Apply(before, Rows, form with { Targets = [form.Targets[0] with { From = new("revenue", null) }] });
        Assert.Equal("expenditure", second.Tables[0].Form);
        Assert.Contains("reads “expenditure” now, not “revenue”", Assert.Single(second.Review!.Stale).Why);
    }

    [Fact]
    public void A_decision_about_something_that_reads_differently_now_is_stale_and_changes_nothing()
    {
        var before = Read(Faulty);
        var target = Fault(before).Alternatives[0].Targets[0];
        var (after, run) = Apply(before, Faulty, Decide("d1", "correct", [target with { From = new("7.60", 7.60m) }]));
        Assert.Empty(run.Standing);
        Assert.Contains("reads “7.70” now, not “7.60”", Assert.Single(after.Review!.Stale).Why);
        Assert.Equal(("disputed", 7.70m), (Cell(after).Status, Value(after)));
    }

    [Fact]
    public void What_was_taken_back_is_in_the_trail_and_not_applied()
    {
        var before = Read(Faulty);
        var way = Fault(before).Alternatives[0];
        var (after, _) = Apply(before, Faulty, Decide("d1", "correct", way.Targets), Decide("d2", "undo", []) with { Supersedes = "d1" });
        Assert.Equal("disputed", Cell(after).Status);
        Assert.Equal((2, 0), (after.Review!.Decisions.Count, after.Review.Applied.Count));
    }

    [Fact]
    public void A_second_review_goes_on_from_the_first()
    {
        var before = Read(Faulty);
        var target = Fault(before).Alternatives[0].Targets[0];
        var (first, _) = Apply(before, Faulty, Decide("d1", "correct", [target with { To = "9.90" }]));
        var (second, _) = Apply(first, Faulty, Decide("d2", "correct", [target with { From = new("7.70", 9.90m) }]) with { Supersedes = "d1" });
        Assert.Equal((7.1m, "complete"), (Value(second), second.Summary.Status));
        Assert.Equal(["d1", "d2"], second.Review!.Decisions.Select(d => d.Id));
    }

    [Fact]
    public void Corrections_of_another_document_are_refused() => Assert.Contains("they are of the document other", Assert.Throws<CorrectionsException>(
        () => new ReviewRun(Read(Faulty), "r", File() with { Document = "other" })).Message);

    [Fact]
    public void The_same_decisions_give_the_same_bytes()
    {
        var before = Read(Faulty);
        var way = Fault(before).Alternatives[0];
        byte[] Once() => DisclosureJson.ToBytes(Apply(before, Faulty, Decide("d1", way.Action, way.Targets)).After);
        Assert.Equal(Once(), Once());
    }
}
