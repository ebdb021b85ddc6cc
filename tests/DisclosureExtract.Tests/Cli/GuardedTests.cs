using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Cli;

public sealed class GuardedTests
{
    static readonly GuardLimits NoTime = new(new TimeLimits { Base = TimeSpan.Zero, PerPage = TimeSpan.Zero }) { Grace = TimeSpan.FromMinutes(1) };

    [Fact]
    public void A_document_that_exceeds_its_time_is_stopped_and_its_thread_ends()
    {
        using var source = new EndlessSource();
        Thread? thread = null;
        var fault = Assert.Throws<DocumentException>(() => Guarded.Run("endless.pdf", NoTime, (_, stop) =>
        {
            thread = Thread.CurrentThread;
            return source.ReadPage(1, stop);
        }));
        Assert.Equal(DocumentFault.TooLarge, fault.Fault);
        Assert.StartsWith(
            "endless.pdf: not finished after 0 s of processor time, too complex or damaged.", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("in the background", fault.Message, StringComparison.Ordinal);
        Assert.True(source.WasStopped);
        Assert.True(thread!.Join(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void One_that_does_not_react_is_left_to_itself_and_that_is_said()
    {
        using var release = new ManualResetEventSlim();
        var fault = Assert.Throws<DocumentException>(() => Guarded.Run("deaf.pdf", NoTime with { Grace = TimeSpan.Zero }, (_, _) =>
        {
            release.Wait(CancellationToken.None);
            return 0;
        }));
        Assert.Contains("goes on in the background", fault.Message, StringComparison.Ordinal);
        release.Set();
    }

    [Fact]
    public void A_document_that_is_done_when_it_is_told_to_stop_keeps_its_result()
    {
        Assert.Equal(7, Guarded.Run("slow.pdf", NoTime, (_, stop) =>
        {
            stop.WaitHandle.WaitOne();
            return 7;
        }));
    }

    [Fact]
    public void Without_limits_it_ends_when_it_is_given_up_from_outside()
    {
        using var source = new EndlessSource();
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Guarded.Run("endless.pdf", limits: null, (_, token) =>
        {
            stop.Cancel();
            return source.ReadPage(1, token);
        }, stop.Token));
        Assert.True(source.WasStopped);
    }

    /// <summary>Works on its page forever, and looks whether it is to stop.</summary>
    sealed class EndlessSource : IPageSource
    {
        public bool WasStopped { get; private set; }

        public string MediaType => "application/pdf";

        public string? Producer => null;

        public int PageCount => 1;

        public PageContent ReadPage(int number, CancellationToken stop = default)
        {
            while (!stop.IsCancellationRequested) Thread.SpinWait(100);
            WasStopped = true;
            stop.ThrowIfCancellationRequested();
            throw new PageUnreadableException(number, "never read");
        }

        public void Dispose()
        {
        }
    }
}
