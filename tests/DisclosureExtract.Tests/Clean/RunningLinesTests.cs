using DisclosureExtract.Clean;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Tests.Clean;

public sealed class RunningLinesTests
{
    static PageLayout Page(int number, double y, string text) => GridFinder.Find(new PageContent
    {
        Number = number,
        Width = 600,
        Height = 800,
        Words =
        [
            new Word(text, new BoundingBox(40, y, 240, y + 10)),
            new Word($"第{number}段正文。", new BoundingBox(40, 400, 140, 410)),
        ],
    });

    static int Found(int pages, Func<int, PageLayout> page) =>
        RunningLines.Find([.. Enumerable.Range(1, pages).Select(page)]).Lines.Values.Sum(l => l.Count);

    [Fact]
    public void A_line_in_the_margin_of_every_page_runs_though_its_numbers_change() =>
        Assert.Equal(4, Found(4, n => Page(n, 30, $"某某局2025年部门预算{n}")));

    [Fact]
    public void Two_pages_are_too_few() => Assert.Equal(0, Found(2, n => Page(n, 30, "某某局部门预算")));

    [Fact]
    public void In_the_middle_of_the_page_nothing_runs() => Assert.Equal(0, Found(4, n => Page(n, 300, "某某局部门预算")));

    [Fact]
    public void A_line_that_wanders_from_page_to_page_does_not_run() =>
        Assert.Equal(0, Found(4, n => Page(n, 8 + 15 * n, "某某局部门预算")));

    [Fact]
    public void A_unit_at_the_top_of_page_after_page_belongs_to_the_tables() =>
        Assert.Equal(0, Found(4, n => Page(n, 30, "单位:万元")));

    [Fact]
    public void The_line_is_told_with_every_place_it_stands_at()
    {
        var (_, items) = RunningLines.Find([.. Enumerable.Range(1, 5).Select(n => Page(n, 770, "某某局部门预算"))]);
        var item = Assert.Single(items);
        Assert.Equal((NoiseKinds.RunningHeader, "某某局部门预算"), (item.Kind, item.Text));
        Assert.Equal([1, 2, 3, 4, 5], item.Places.Select(p => p.Page));
    }
}
