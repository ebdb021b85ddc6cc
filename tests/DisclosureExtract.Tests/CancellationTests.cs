using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Tests.Checks;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests;

public sealed class CancellationTests
{
    /// <summary>A document that never ends: it says so of its pages, and cancels the run while one of them is read.</summary>
    sealed class EndlessSource(int cancelledAt) : IPageSource
    {
        readonly CancellationTokenSource stopping = new();

        public CancellationToken Stop => stopping.Token;

        public int Read { get; private set; }

        public string MediaType => "application/pdf";

        public string? Producer => null;

        public int PageCount => 1_000_000_000;

        public PageContent ReadPage(int number, CancellationToken stop = default)
        {
            if (++Read == cancelledAt) stopping.Cancel();
            return new PageContent { Number = number, Width = 595, Height = 842 };
        }

        public void Dispose() => stopping.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void A_run_that_is_cancelled_reads_no_further_page(int cancelledAt)
    {
        using var source = new EndlessSource(cancelledAt);
        Assert.Throws<OperationCanceledException>(() => new Extractor(SubjectCatalog.Default).Extract(source, stop: source.Stop));
        Assert.Equal(cancelledAt, source.Read);
    }

    [Fact]
    public void A_run_that_was_cancelled_before_it_began_reads_nothing()
    {
        using var source = new EndlessSource(1);
        Assert.Throws<OperationCanceledException>(() => new Extractor(SubjectCatalog.Default).Extract(source, stop: new CancellationToken(canceled: true)));
        Assert.Equal(0, source.Read);
    }

    [Theory]
    [InlineData("project.cost")]
    [InlineData("narrative.amount")]
    public void What_is_compared_after_the_pages_are_read_is_stopped_too(string example)
    {
        using var document = ExampleDocument.Of(example, passes: true);
        var read = new Extractor(SubjectCatalog.Default).Extract(document);
        var stopped = new CancellationToken(canceled: true);
        if (read.Projects.Count > 0) Assert.Throws<OperationCanceledException>(() => CardCopies.Find(read.Projects, stopped));
        else Assert.Throws<OperationCanceledException>(
            () => ClaimChecks.Run([.. read.Claims.Select(c => c.Claim)], read.Facts, read.Metadata, stopped));
    }
}
