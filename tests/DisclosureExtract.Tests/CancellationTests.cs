using DisclosureExtract.Pages;
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
}
