using Npgsql;

namespace DisclosureExtract.Queue.Books;

/// <summary>A document that waits.</summary>
sealed record WaitingDocument(long Id, long Bytes, int Starts);

/// <summary>What the feeder reads and writes of the ledger, and of the tables of Hangfire; on the connection that holds its lock.</summary>
sealed class FeedBook(NpgsqlConnection connection)
{
    /// <summary>Whether this connection is the one that feeds.</summary>
    public async Task<bool> TakeLockAsync(CancellationToken stop) =>
        (await connection.QueryAsync("SELECT pg_try_advisory_lock(@lock)", r => r.GetBoolean(0), stop, ("lock", Locks.Feeder)))[0];

    /// <summary>Documents that were submitted for builds of before are read by this one.</summary>
    public async Task<int> AdoptAsync(string build, CancellationToken stop)
    {
        await connection.RunAsync(
            """
            INSERT INTO disclosure.reading(settings, build)
            SELECT DISTINCT r.settings, @build FROM disclosure.document d JOIN disclosure.reading r ON r.id = d.reading
            WHERE d.state IN ('waiting','fed','working') AND r.build <> @build
            ON CONFLICT DO NOTHING
            """, stop, ("build", build));
        var adopted = await connection.RunAsync(
            """
            UPDATE disclosure.document d SET reading = n.id
            FROM disclosure.reading o JOIN disclosure.reading n ON n.settings = o.settings AND n.build = @build
            WHERE d.reading = o.id AND o.build <> @build AND d.state IN ('waiting','fed','working')
                AND NOT EXISTS (SELECT 1 FROM disclosure.document t WHERE t.sha256 = d.sha256 AND t.reading = n.id)
            """, stop, ("build", build));
        // What is left was submitted for this build too.
        await connection.RunAsync(
            """
            WITH twice AS (
                SELECT d.id FROM disclosure.document d JOIN disclosure.reading r ON r.id = d.reading
                WHERE d.state IN ('waiting','fed','working') AND r.build <> @build),
            names AS (DELETE FROM disclosure.also WHERE document IN (SELECT id FROM twice))
            DELETE FROM disclosure.document WHERE id IN (SELECT id FROM twice)
            """, stop, ("build", build));
        return adopted;
    }

    /// <summary>Documents that workers can have in hand together.</summary>
    public async Task<int> WorkersAsync(CancellationToken stop) => (await connection.QueryAsync(
        """
        SELECT coalesce(sum((data->>'WorkerCount')::int), 0)::int FROM hangfire.server WHERE lastheartbeat > now() - interval '2 minutes'
        """, r => r.GetInt32(0), stop))[0];

    public async Task<int> BatchesAsync(CancellationToken stop) =>
        (await connection.QueryAsync("SELECT count(*)::int FROM disclosure.batch", r => r.GetInt32(0), stop))[0];

    /// <summary>Priorities of which documents wait, the most urgent first.</summary>
    public Task<List<int>> PrioritiesAsync(CancellationToken stop) => connection.QueryAsync(
        """
        SELECT p FROM generate_series(0, 2) p
        WHERE EXISTS (SELECT 1 FROM disclosure.document WHERE state = 'waiting' AND priority = p) ORDER BY p
        """, r => r.GetInt32(0), stop);

    /// <summary>The documents of a priority that have waited longest.</summary>
    public Task<List<WaitingDocument>> WaitingAsync(int priority, int count, CancellationToken stop) => connection.QueryAsync(
        """
        SELECT id, bytes, starts FROM disclosure.document WHERE state = 'waiting' AND priority = @priority ORDER BY id LIMIT @count
        """,
        r => new WaitingDocument(r.GetInt64(0), r.GetInt64(1), r.GetInt16(2)), stop, ("priority", (short)priority), ("count", count));

    /// <summary>Makes a batch of documents, as far as they still wait.</summary>
    public async Task<long> ClaimAsync(long[] documents, CancellationToken stop) => (await connection.QueryAsync(
        """
        WITH batch AS (INSERT INTO disclosure.batch DEFAULT VALUES RETURNING id),
            fed AS (UPDATE disclosure.document SET state = 'fed', batch = (SELECT id FROM batch) WHERE id = ANY(@documents) AND state = 'waiting')
        SELECT id FROM batch
        """, r => r.GetInt64(0), stop, ("documents", documents)))[0];

    /// <summary>Records which job of Hangfire carries a batch.</summary>
    public Task CarriedAsync(long batch, long job, CancellationToken stop) =>
        connection.RunAsync("UPDATE disclosure.batch SET job = @job WHERE id = @batch", stop, ("batch", batch), ("job", job));

    /// <summary>
    /// Takes back what no job carries any more: it was done, failed in the end, or was never made because whoever made it was
    /// killed. Returns how many documents wait again.
    /// </summary>
    public Task<int> SweepAsync(CancellationToken stop) => connection.RunAsync(
        """
        WITH dead AS (
            DELETE FROM disclosure.batch b
            WHERE (b.job IS NULL AND b.fed < now() - interval '60 seconds') OR (b.job IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM hangfire.job j WHERE j.id = b.job AND (j.statename IN ('Scheduled', 'Awaiting')
                    OR (j.statename IN ('Enqueued', 'Processing') AND EXISTS (SELECT 1 FROM hangfire.jobqueue q WHERE q.jobid = j.id)))))
            RETURNING id)
        UPDATE disclosure.document d SET state = 'waiting', batch = NULL FROM dead WHERE d.batch = dead.id AND d.state IN ('fed', 'working')
        """, stop);

    /// <summary>
    /// Hands out anew what a worker took that shows no sign of life. Hangfire would do so too, but only after all that waits.
    /// </summary>
    public Task<int> ReapAsync(double lease, CancellationToken stop) => connection.RunAsync(
        "UPDATE hangfire.jobqueue SET fetchedat = NULL WHERE fetchedat < now() - make_interval(secs => @lease)", stop, ("lease", lease));
}
