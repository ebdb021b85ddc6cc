using DisclosureExtract.Jobs.Children;

namespace DisclosureExtract.Cli.Runs;

/// <summary>
/// The processors, shared among the workers that have something in hand: a scanned document that is left alone is read
/// by all of them.
/// </summary>
sealed class ReadingShare(IChildPool pool, int jobs)
{
    int told = -1;

    /// <summary>Scanned pages a worker may read at a time while so many documents are left.</summary>
    public int Of(int left)
    {
        var workers = (Math.Min(jobs, left) + Workers.Together - 1) / Workers.Together;
        return Math.Max(1, Environment.ProcessorCount / Math.Max(1, workers));
    }

    /// <summary>Tells those at work where their share has grown.</summary>
    public async Task TellAsync(int left)
    {
        var now = Of(left);
        if (pool is not ChildPool children || left == 0 || Interlocked.Exchange(ref told, now) == now) return;
        await children.ShareAsync(now).ConfigureAwait(false);
    }
}
