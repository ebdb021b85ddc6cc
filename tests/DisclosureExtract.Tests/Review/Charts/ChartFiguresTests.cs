using DisclosureExtract.Review.Charts;
using static DisclosureExtract.Tests.Review.ReviewedForm;

namespace DisclosureExtract.Tests.Review.Charts;

/// <summary>Charts show what is printed; what does not tie or is in doubt is not drawn as if it were sure.</summary>
public sealed class ChartFiguresTests
{
    [Fact]
    public void Functions_are_in_yuan_and_sorted_and_lead_to_their_cells()
    {
        var figures = ChartFigures.Of(Read(Rows));
        Assert.Equal(["教育支出 500000.00", "社会保障和就业支出 213000.00"], figures.Functions.Select(f => $"{f.Name} {f.Yuan}"));
        Assert.Equal("0/total", figures.Functions[0].Cell![(figures.Functions[0].Cell!.IndexOf('/', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public void A_disputed_amount_is_marked()
    {
        var figures = ChartFigures.Of(Read(With(0, "205", "教育支出", "59.00", "35.00", "15.00")));
        Assert.True(figures.Functions.Single(f => f.Name == "教育支出").Disputed);
    }

    [Fact]
    public void Without_the_form_of_revenue_there_is_no_flow() => Assert.Null(ChartFigures.Of(Read(Rows)).Flow);

    [Fact]
    public void Each_form_says_how_many_of_its_facts_are_confirmed()
    {
        var trust = Assert.Single(ChartFigures.Of(Read(Rows)).Forms);
        Assert.Equal(("expenditure", 25, 25, 0), (trust.Form, trust.Facts, trust.Covered, trust.Disputed));
    }
}
