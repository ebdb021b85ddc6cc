using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using Npgsql;

namespace DisclosureExtract.Queue.Books;

/// <summary>A document that a worker has in hand.</summary>
/// <param name="Sha256">Lower-case digits.</param>
/// <param name="Reading">Number of settings and build.</param>
sealed record QueuedDocument(long Id, string Sha256, string Name, int Reading, string Settings, string Build);

/// <summary>A document that was read.</summary>
sealed record EndedDocument(QueuedDocument Document, Outcome Outcome);

/// <summary>What a worker reads and writes of the ledger.</summary>
sealed class WorkBook(Book book)
{
    /// <summary>The documents of a batch without an outcome, as far as they are still this batch's.</summary>
    public async Task<List<QueuedDocument>> OpenAsync(long batch, CancellationToken stop)
    {
        await using var connection = await book.Source.OpenConnectionAsync(stop);
        return await connection.QueryAsync(
            """
            SELECT d.id, encode(d.sha256, 'hex'), d.name, r.id, r.settings, r.build
            FROM disclosure.document d JOIN disclosure.reading r ON r.id = d.reading
            WHERE d.batch=@batch AND d.state IN ('fed','working') ORDER BY d.id
            """,
            r => new QueuedDocument(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetString(4), r.GetString(5)), stop, ("batch", batch));
    }

    /// <summary>
    /// Records the outcome of one document and the beginning of the next, in one go: what the queue costs is the way to the
    /// database and back. A beginning is counted before there is one: whoever is killed says nothing any more.
    /// </summary>
    /// <param name="ended">Null where none was begun before.</param>
    /// <param name="next">Null where there is none.</param>
    /// <returns>
    /// How often the next was begun by now; null where there is none, it has an outcome, or is another batch's.
    /// </returns>
    public async Task<int?> PassAsync(EndedDocument? ended, QueuedDocument? next, long batch, CancellationToken stop)
    {
        await using var connection = await book.Source.OpenConnectionAsync(stop);
        await using var both = new NpgsqlBatch(connection);
        if (ended is not null) both.BatchCommands.Add(End(ended.Document, ended.Outcome));
        if (next is not null) both.BatchCommands.Add(Begin(next, batch));
        if (both.BatchCommands.Count == 0) return null;
        await using var reader = await both.ExecuteReaderAsync(stop);
        int? starts = await reader.ReadAsync(stop) ? reader.GetInt16(0) : null;
        while (await reader.NextResultAsync(stop))
        {
            // To the end: what fails there is thrown here.
        }
        return starts;
    }

    static NpgsqlBatchCommand Begin(QueuedDocument document, long batch) => Sql.Part(
        """
        UPDATE disclosure.document SET state='working', starts=starts+1
        WHERE id=@id AND batch=@batch AND state IN ('fed','working') RETURNING starts
        """,
        ("id", document.Id), ("batch", batch));

    /// <summary>An outcome stands: whoever comes later with another has read in vain; so has who read for another build.</summary>
    static NpgsqlBatchCommand End(QueuedDocument document, Outcome outcome) => Sql.Part(
        """
        UPDATE disclosure.document SET state=@state, final=@final, english=@english, chinese=@chinese, pages=@pages, facts=@facts,
            results=@results, batch=NULL, finished=clock_timestamp()
        WHERE id=@id AND reading=@reading AND state NOT IN ('done','review','failed')
        """,
        ("id", document.Id), ("reading", document.Reading), ("state", outcome.State), ("final", outcome.Final), ("english", Sql.Text(outcome.English)),
        ("chinese", Sql.Text(outcome.Chinese)), ("pages", outcome.Pages), ("facts", outcome.Facts), ("results", outcome.Results.ToArray()));

    /// <summary>Gives a document back, to be alone in the next batch.</summary>
    public async Task PartAsync(long document, long batch, CancellationToken stop)
    {
        await using var connection = await book.Source.OpenConnectionAsync(stop);
        await connection.RunAsync(
            $"UPDATE disclosure.document SET state='{States.Waiting}', starts=starts-1, batch=NULL WHERE id=@id AND batch=@batch AND state='{States.Working}'", stop,
            ("id", document), ("batch", batch));
    }

    /// <summary>Gives all of a batch back that has no outcome; what was begun in vain does not count.</summary>
    public async Task ReturnAsync(long batch, CancellationToken stop)
    {
        await using var connection = await book.Source.OpenConnectionAsync(stop);
        await connection.RunAsync(
            """
            UPDATE disclosure.document SET state='waiting', batch=NULL, starts=CASE state WHEN 'working' THEN starts-1 ELSE starts END
            WHERE batch=@batch AND state IN ('fed','working')
            """,
            stop, ("batch", batch));
    }

    /// <summary>Makes room for the next batch: this one has nothing left to do.</summary>
    public async Task CloseAsync(long batch, CancellationToken stop)
    {
        await using var connection = await book.Source.OpenConnectionAsync(stop);
        await connection.RunAsync(
            "DELETE FROM disclosure.batch WHERE id=@batch AND NOT EXISTS (SELECT 1 FROM disclosure.document WHERE batch=@batch)", stop, ("batch", batch));
    }
}
