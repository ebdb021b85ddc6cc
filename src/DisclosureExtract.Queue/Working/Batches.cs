using System.Diagnostics;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using DisclosureExtract.Queue.Books;
using DisclosureExtract.Queue.Carrying;
using DisclosureExtract.Queue.Feeding;
using Serilog;

namespace DisclosureExtract.Queue.Working;

/// <summary>Takes batches through, document by document. What a killed worker left of one is done by whoever takes it up.</summary>
/// <param name="refuse">Told why no batch can be taken any more.</param>
/// <param name="stopping">Take no more documents.</param>
/// <param name="giveUp">Nor finish those in hand.</param>
sealed class Batches(
    WorkBook book, Reader reader, Patience patience, string build, ILogger log, Action<RefusedException> refuse,
    CancellationToken stopping, CancellationToken giveUp) : IBatches
{
    int inHand;

    /// <summary>Batches begun and not ended.</summary>
    public int InHand => Volatile.Read(ref inHand);

    public async Task RunAsync(long batch, CancellationToken stop)
    {
        Interlocked.Increment(ref inHand);
        try
        {
            await DoAsync(batch);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await TryReturnAsync(batch); // else the feeder finds that nobody has it
        }
        catch (StoreAwayException e)
        {
            refuse(new(RefusalKind.Permission, $"the store cannot be used: {e.Message}"));
            await TryReturnAsync(batch); // another worker may reach the store
        }
        finally
        {
            Interlocked.Decrement(ref inHand);
        }
    }

    async Task DoAsync(long batch)
    {
        var documents = await patience.PersistAsync(token => book.OpenAsync(batch, token), giveUp);
        EndedDocument? ended = null;
        foreach (var document in documents)
        {
            if (document.Build != build)
                refuse(new(RefusalKind.Folders, $"the queue is of build {document.Build} now, and this worker is {build}: install the same program everywhere."));
            if (stopping.IsCancellationRequested) break;
            var begun = await patience.PersistAsync(token => book.PassAsync(ended, document, batch, token), giveUp);
            ended = null;
            if (begun is not { } starts) continue;
            if (starts > Portions.Alone && documents.Count > 1)
                await patience.PersistAsync(token => book.PartAsync(document.Id, batch, token), giveUp);
            else
                ended = new(document, await ReadAsync(document, starts));
        }
        await patience.PersistAsync(token => book.PassAsync(ended, next: null, batch, token), giveUp);
        stopping.ThrowIfCancellationRequested();
        await patience.PersistAsync(token => book.CloseAsync(batch, token), giveUp);
    }

    async Task<Outcome> ReadAsync(QueuedDocument document, int starts)
    {
        var clock = Stopwatch.StartNew();
        var outcome = starts > Portions.Parked
            ? Reasons.Poison(starts - 1)
            : await reader.ReadAsync(document, giveUp);
        log.Information(
            "{State} {Name:l} {Sha256} {Pages} pages {Facts} facts in {Milliseconds:0} ms: {Reason:l}", outcome.State,
            Reasons.OneLine(document.Name), document.Sha256, outcome.Pages, outcome.Facts, clock.Elapsed.TotalMilliseconds,
            Reasons.OneLine(outcome.English));
        return outcome;
    }

    async Task TryReturnAsync(long batch)
    {
        using var brief = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await patience.PersistAsync(token => book.ReturnAsync(batch, token), brief.Token);
            await patience.PersistAsync(token => book.CloseAsync(batch, token), brief.Token);
        }
        catch (OperationCanceledException)
        {
            // The database is away too.
        }
    }
}
