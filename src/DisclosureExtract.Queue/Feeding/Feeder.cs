using System.Diagnostics;
using DisclosureExtract.Queue.Books;
using DisclosureExtract.Queue.Carrying;
using Hangfire;
using Npgsql;
using Serilog;

namespace DisclosureExtract.Queue.Feeding;

/// <summary>
/// Keeps Hangfire supplied with batches, few at a time: the millions wait in the ledger. Takes back what was lost. One feeds, of
/// all that are started; another takes over when it is gone.
/// </summary>
sealed class Feeder(Book book, JobStorage storage, string build, TimeSpan lease, TimeSpan poll, ILogger log)
{
    /// <summary>Batches for each document that workers can have in hand.</summary>
    const int Ahead = 4;

    static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(5);

    int fed;

    /// <summary>Null while the database answers.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Feeds until told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await book.Source.OpenConnectionAsync(stop);
                await FeedAsync(new FeedBook(connection), stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
            // Hangfire wraps what its connection says.
            catch (Exception e) when (e is NpgsqlException or BackgroundJobClientException or InvalidOperationException or TimeoutException)
            {
                if (Trouble is null) log.Warning("the database does not answer: {Error:l}", e.InnerException?.Message ?? e.Message);
                Trouble = e.Message;
                await Task.Delay(poll, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task FeedAsync(FeedBook feed, CancellationToken stop)
    {
        while (!await feed.TakeLockAsync(stop))
        {
            Trouble = null;
            await Task.Delay(poll, stop); // another feeds
        }
        var adopted = await feed.AdoptAsync(build, stop);
        if (adopted > 0) log.Information("{Count} documents submitted for another build are read by this one", adopted);
        await book.SetAsync("build", build, stop); // workers of another are refused from here on
        log.Information("feeding");
        Trouble = null;
        var sinceSweep = Stopwatch.StartNew();
        for (var isFirst = true; ; isFirst = false)
        {
            if (isFirst || sinceSweep.Elapsed > BetweenSweeps)
            {
                sinceSweep.Restart();
                await MendAsync(feed, stop);
            }
            if (!await FeedOnceAsync(feed, stop)) await Task.Delay(poll, stop);
        }
    }

    async Task MendAsync(FeedBook feed, CancellationToken stop)
    {
        var reaped = await feed.ReapAsync(lease.TotalSeconds, stop);
        var swept = await feed.SweepAsync(stop);
        if (reaped > 0) log.Warning("{Count} batches of workers that show no sign of life are handed out anew", reaped);
        if (swept > 0) log.Information("{Count} documents that no job carried wait again", swept);
    }

    /// <summary>Makes one batch; false where there is nothing to do.</summary>
    internal async Task<bool> FeedOnceAsync(FeedBook feed, CancellationToken stop)
    {
        var room = Ahead * Math.Max(1, await feed.WorkersAsync(stop)) - await feed.BatchesAsync(stop);
        if (room <= 0) return false;
        if (await feed.PrioritiesAsync(stop) is not [var first, ..] priorities) return false;
        // The lower one goes into the queue of the urgent: there it is taken in turn.
        var priority = ++fed % Portions.FairShare == 0 ? priorities[^1] : first;
        var portion = Portions.Next(await feed.WaitingAsync(priority, Portions.Most, stop));
        if (portion.Count == 0) return false; // put elsewhere in the meantime
        var batch = await feed.ClaimAsync([.. portion.Select(d => d.Id)], stop);
        await feed.CarriedAsync(batch, Carrier.Enqueue(storage, batch, first), stop);
        return true;
    }
}
