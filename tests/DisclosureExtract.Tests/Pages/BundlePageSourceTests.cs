using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Formats.Docx;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Pages;

/// <summary>Several files read as one disclosure.</summary>
public sealed class BundlePageSourceTests
{
    static MiniDocx Prose(string amount) => new(MiniDocx.P("临江市示例局2025年部门预算情况说明") + MiniDocx.P("一、支出预算情况说明")
        + MiniDocx.P($"2025年支出预算{amount}万元，其中：基本支出80万元，占66.67%；项目支出40万元，占33.33%。"));

    static Extraction Extract(params (string File, IPageSource Source)[] members)
    {
        using var bundle = new BundlePageSource(members);
        return new Extractor(SubjectCatalog.Default).Extract(bundle);
    }

    [Fact]
    public void Pages_follow_each_other_under_numbers_of_their_own()
    {
        var extraction = Extract(("prose.docx", Prose("120").Open()), ("forms.docx", new MiniDocx(MiniDocx.Form()).Open()));
        Assert.Equal([1, 2], extraction.Pages.Select(p => p.Page.Number));
        Assert.Equal(MiniDocx.Amounts, extraction.Facts.Facts.Count);
        Assert.All(extraction.Facts.Facts, f => Assert.Equal(2, f.Page));
    }

    [Theory]
    [InlineData("120", false)]
    [InlineData("210", true)]
    public void Prose_of_one_file_is_held_against_the_forms_of_another(string amount, bool isWrong)
    {
        var alone = Extract(("prose.docx", Prose(amount).Open()));
        Assert.DoesNotContain(alone.Validation.Findings, f => f.Rule == "narrative.amount");
        var both = Extract(("prose.docx", Prose(amount).Open()), ("forms.docx", new MiniDocx(MiniDocx.Form()).Open()));
        Assert.Equal(isWrong, both.Validation.Findings.Any(f => f.Rule == "narrative.amount"));
    }

    [Fact]
    public void A_page_that_cannot_be_read_is_told_under_its_number_in_the_whole()
    {
        using var bundle = new BundlePageSource([("a", new MiniDocx(MiniDocx.P("一")).Open()), ("b", new Broken())]);
        Assert.Equal(2, Assert.Throws<PageUnreadableException>(() => bundle.ReadPage(2)).Page);
    }

    [Fact]
    public void A_file_that_another_carries_is_not_told_as_unread_where_it_is_in_the_bundle()
    {
        using var bundle = new BundlePageSource([("a", new Broken()), ("forms.xlsx", new MiniDocx("").Open())]);
        Assert.Equal(["more.xlsx"], bundle.Enclosures.Files);
    }

    sealed class Broken : IPageSource
    {
        public string MediaType => "text/plain";

        public string? Producer => null;

        public int PageCount => 1;

        public Enclosures Enclosures => new(["forms.xlsx", "more.xlsx"]);

        public PageContent ReadPage(int number, CancellationToken stop = default) => throw new PageUnreadableException(number, "broken");

        public void Dispose()
        {
        }
    }
}
