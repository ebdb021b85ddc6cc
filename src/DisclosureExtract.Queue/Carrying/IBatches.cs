using Hangfire;

namespace DisclosureExtract.Queue.Carrying;

/// <summary>
/// The one job there is. Hangfire keeps its name as text: it never changes, and all else about a batch is in the ledger.
/// </summary>
interface IBatches
{
    /// <summary>
    /// Reads the documents of a batch. What a document does is its outcome; where this fails all the same, Hangfire tries it
    /// again, and the feeder feeds anew what is open then.
    /// </summary>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [5, 30, 120], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task RunAsync(long batch, CancellationToken stop);
}
