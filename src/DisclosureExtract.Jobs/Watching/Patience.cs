using DisclosureExtract.Jobs.Records;
using Microsoft.Data.Sqlite;
using Polly;
using Polly.Retry;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>
/// How the watcher tries again: with pauses that grow, with jitter, and are never longer than the longest.
/// </summary>
sealed class Patience(WatchContext context)
{
    /// <summary>SQLite's codes for: busy, locked, read-only, I/O, full, cannot open.</summary>
    static readonly int[] PassingCodes = [5, 6, 8, 10, 13, 14];

    /// <summary>Tries a step until it succeeds, or fails in a way that another try does not help against.</summary>
    /// <param name="again">Whether to try again after an error; told how many tries there were.</param>
    /// <param name="meanwhile">
    /// Called before each pause; told how many tries there were, and how long the pause is.
    /// </param>
    /// <exception cref="OperationCanceledException">Told to stop.</exception>
    public async Task<T> TryAsync<T>(
        Func<CancellationToken, Task<T>> step, Func<Exception, int, bool> again, Action<Exception, int, TimeSpan> meanwhile, CancellationToken stop)
    {
        var pipeline = new ResiliencePipelineBuilder<T> { TimeProvider = context.Time }
            .AddRetry(new RetryStrategyOptions<T>
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = context.Options.FirstDelay,
                MaxDelay = context.Options.LongestDelay,
                ShouldHandle = a =>
                    ValueTask.FromResult(a.Outcome.Exception is { } error && again(error, a.AttemptNumber + 1)),
                OnRetry = a =>
                {
                    meanwhile(a.Outcome.Exception!, a.AttemptNumber + 1, a.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
        return await pipeline.ExecuteAsync(async token => await step(token).ConfigureAwait(false), stop)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// A step that must happen and can only fail by its surroundings: the ledger is locked, the disk full, the share
    /// gone. Tried until it succeeds or the watcher is told to stop.
    /// </summary>
    /// <param name="what">For messages: "cannot …".</param>
    /// <exception cref="OperationCanceledException">Told to stop, or with --once tried in vain.</exception>
    public async Task<T> PersistAsync<T>(string what, Func<T> step, CancellationToken stop)
    {
        try
        {
            return await TryAsync(
                token =>
                {
                    token.ThrowIfCancellationRequested();
                    return Task.FromResult(step());
                },
                (error, tries) => IsPassing(error) && !IsEnough(tries - 1),
                (error, tries, _) =>
                {
                    context.Health.Trouble($"cannot {what}: {error.Message}");
                    Tell(what, error, tries);
                },
                stop).ConfigureAwait(false);
        }
        catch (Exception e) when (IsPassing(e))
        {
            context.Health.Trouble($"cannot {what}: {e.Message}");
            throw new OperationCanceledException($"cannot {what}: {e.Message}", e);
        }
    }

    public Task PersistAsync(string what, Action step, CancellationToken stop) => PersistAsync(what, () =>
    {
        step();
        return true;
    }, stop);

    /// <summary>Whether a run that is to end gives up after so many tries.</summary>
    public bool IsEnough(int tries) => context.Options.Once && tries >= context.Options.Attempts;

    /// <summary>Logs a failed try; not each of many.</summary>
    public void Tell(string what, Exception error, int tries)
    {
        if (tries is 1 or 6 || tries % 20 == 0)
            context.Log.Warning("cannot {What:l}, will try again: {Error:l}", what, Reasons.OneLine(error.Message));
    }

    static bool IsPassing(Exception error) =>
        error is IOException or UnauthorizedAccessException
        || (error is SqliteException { SqliteErrorCode: var code } && PassingCodes.Contains(code));
}
