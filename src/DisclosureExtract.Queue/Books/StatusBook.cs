using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using DisclosureExtract.Queue.Storing;
using Npgsql;

namespace DisclosureExtract.Queue.Books;

/// <summary>Answers <c>status</c> as the ledger of one machine does.</summary>
sealed class StatusBook(Book book)
{
    const string Latest = """
        SELECT d.name, encode(d.sha256, 'hex'), d.state, d.english, d.chinese, d.taken, d.finished, d.starts, d.results, d.reading, d.same_as
        FROM (
            (SELECT id, name, sha256, state, english, chinese, taken, finished, starts, results, reading, NULL AS same_as
                FROM disclosure.document WHERE batch IS NOT NULL AND state = 'working' LIMIT @count)
            UNION ALL
            (SELECT id, name, sha256, state, english, chinese, taken, finished, starts, results, reading, NULL
                FROM disclosure.document WHERE finished IS NOT NULL ORDER BY finished DESC LIMIT @count)
            UNION ALL
            (SELECT d.id, a.name, d.sha256, d.state, d.english, d.chinese, a.taken, d.finished, d.starts, d.results, d.reading, d.name
                FROM disclosure.also a JOIN disclosure.document d ON d.id = a.document WHERE d.finished IS NOT NULL
                ORDER BY a.taken DESC LIMIT @count)) d
        ORDER BY d.finished DESC NULLS FIRST, d.id LIMIT @count
        """;

    /// <param name="name">How the database is called in the answer.</param>
    public async Task<WatchStatus> ReadAsync(string name, int latest, TimeProvider time, CancellationToken stop)
    {
        await using var connection = await book.Source.OpenConnectionAsync(stop);
        var counts = (await connection.QueryAsync(
            "SELECT state, count(*)::int FROM disclosure.document GROUP BY state", r => KeyValuePair.Create(r.GetString(0), r.GetInt32(1)), stop)).ToDictionary();
        var retried = await One(connection, "SELECT count(*)::int FROM disclosure.document WHERE state = 'waiting' AND starts > 0", stop);
        var feeding = await One(connection, $"SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND (classid::bigint << 32) + objid::bigint = {Locks.Feeder} AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", stop);
        var workers = await connection.QueryAsync("SELECT id FROM hangfire.server WHERE lastheartbeat > now() - interval '2 minutes' ORDER BY id", r => r.GetString(0), stop);
        var oldest = (await connection.QueryAsync(
            "SELECT min(taken) FROM (SELECT taken FROM disclosure.document WHERE state = 'waiting' ORDER BY priority DESC, id LIMIT 1) o",
            r => r.IsDBNull(0) ? (DateTimeOffset?)null : r.GetFieldValue<DateTimeOffset>(0), stop))[0];
        return new WatchStatus
        {
            Inbox = name,
            Out = await StoreAsync(connection, stop),
            Running = feeding > 0,
            Holder = feeding > 0 ? $"{workers.Count} workers ({string.Join(", ", workers.Select(w => w.Split(':')[0]).CountBy(w => w).Select(w => $"{w.Value} on {w.Key}"))})" : null,
            Queued = counts.GetValueOrDefault(States.Waiting) - retried + counts.GetValueOrDefault(Fed),
            OldestSeconds = oldest is { } at ? Math.Round(Math.Max(0, (time.GetUtcNow() - at).TotalSeconds), 1) : null,
            Working = counts.GetValueOrDefault(States.Working),
            Waiting = retried,
            Done = counts.GetValueOrDefault(States.Done),
            Review = counts.GetValueOrDefault(States.Review),
            Failed = counts.GetValueOrDefault(States.Failed),
            Files = await connection.QueryAsync(Latest, Read, stop, ("count", latest)),
        };
    }

    /// <summary>State of a document that is in a batch and not begun.</summary>
    const string Fed = "fed";

    static WatchedFile Read(NpgsqlDataReader r)
    {
        var (sha256, reading) = (r.GetString(1), r.GetInt32(9));
        return new()
        {
            Name = r.GetString(0),
            Edition = 1,
            Sha256 = sha256,
            State = r.GetString(2),
            Original = Keys.Original(sha256),
            SameAs = r.IsDBNull(10) ? null : r.GetString(10),
            Reason = r.GetString(3),
            ReasonZh = r.GetString(4),
            Taken = Ledger.Text(r.GetFieldValue<DateTimeOffset>(5)),
            Finished = r.IsDBNull(6) ? null : Ledger.Text(r.GetFieldValue<DateTimeOffset>(6)),
            Attempts = r.GetInt16(7),
            Results = [.. r.GetFieldValue<string[]>(8).Select(suffix => Keys.Result(reading, sha256, suffix))],
        };
    }

    static async Task<string> StoreAsync(NpgsqlConnection connection, CancellationToken stop) =>
        (await connection.QueryAsync("SELECT value FROM disclosure.meta WHERE key = 'store-path'", r => r.GetString(0), stop)).FirstOrDefault() ?? "";

    static async Task<int> One(NpgsqlConnection connection, string text, CancellationToken stop) =>
        (await connection.QueryAsync(text, r => r.GetInt32(0), stop))[0];
}
