using Npgsql;
using Serilog;

namespace DisclosureExtract.Queue.Working;

/// <summary>Writes and reads of the ledger that must happen, while the database is away, too: it is back in a while.</summary>
sealed class Patience(ILogger log)
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(0.2), Longest = TimeSpan.FromSeconds(10);

    /// <exception cref="OperationCanceledException">Told to stop before.</exception>
    public async Task<T> PersistAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken stop)
    {
        for (var pause = First; ; pause = pause * 2 < Longest ? pause * 2 : Longest)
        {
            try
            {
                return await step(stop);
            }
            catch (Exception e) when (IsPassing(e))
            {
                if (pause == First) log.Warning("the database does not answer, trying again: {Error:l}", e.Message);
                await Task.Delay(pause, stop);
            }
        }
    }

    public Task PersistAsync(Func<CancellationToken, Task> step, CancellationToken stop) => PersistAsync(async token =>
    {
        await step(token);
        return true;
    }, stop);

    /// <summary>Whether trying again can help: not where the statement itself is wrong.</summary>
    static bool IsPassing(Exception error) => error switch
    {
        PostgresException e => e.SqlState[..2] is "08" or "53" or "55" or "57" or "58" or "40" or "25",
        NpgsqlException or TimeoutException => true,
        _ => false,
    };
}
