using DisclosureExtract.Jobs.Folders;
using Npgsql;
using NpgsqlTypes;

namespace DisclosureExtract.Queue.Books;

/// <summary>A document whose bytes are in the store.</summary>
sealed record Submission(byte[] Sha256, string Name, long Bytes);

/// <summary>What became of documents submitted.</summary>
/// <param name="Known">Bytes that came before: done, or on their way.</param>
/// <param name="Moved">Of these: those that failed by no fault of their own and wait once more, and those that became more urgent.</param>
sealed record Submitted(int New, int Known, int Moved)
{
    public Submitted And(Submitted other) => new(New + other.New, Known + other.Known, Moved + other.Moved);
}

/// <summary>Enters documents into the ledger.</summary>
sealed class Submissions(Book book)
{
    /// <summary>The same bytes twice in one go: the first name is theirs. Sorted, so that two who submit at once never wait in a ring.</summary>
    const string Enter = """
        INSERT INTO disclosure.document AS d (sha256, reading, name, bytes, priority)
        SELECT DISTINCT ON (sha256) sha256, @reading, name, bytes, @priority FROM incoming ORDER BY sha256, number
        ON CONFLICT (sha256, reading) DO UPDATE SET
            priority = least(d.priority, excluded.priority), state = 'waiting', starts = CASE d.state WHEN 'failed' THEN 0 ELSE d.starts END,
            finished = NULL
        WHERE (d.state = 'failed' AND NOT d.final) OR (d.state = 'waiting' AND d.priority > excluded.priority)
        RETURNING xmax = 0
        """;

    const string OtherNames = """
        INSERT INTO disclosure.also(document, name)
        SELECT DISTINCT d.id, i.name FROM incoming i JOIN disclosure.document d ON d.sha256 = i.sha256 AND d.reading = @reading
        WHERE d.name <> i.name
        ON CONFLICT DO NOTHING
        """;

    public async Task<Submitted> EnterAsync(
        IReadOnlyList<Submission> documents, int reading, int priority, CancellationToken stop)
    {
        await using var connection = await book.Source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await connection.RunAsync("CREATE TEMP TABLE incoming(number int, sha256 bytea, name text, bytes bigint) ON COMMIT DROP", stop);
        await CopyAsync(connection, documents, stop);
        var entered = await connection.QueryAsync(
            Enter, r => r.GetBoolean(0), stop, ("reading", reading), ("priority", (short)priority));
        await connection.RunAsync(OtherNames, stop, ("reading", reading));
        await transaction.CommitAsync(stop);
        var isNew = entered.Count(e => e);
        return new(isNew, documents.Count - isNew, entered.Count - isNew);
    }

    /// <summary>
    /// Puts failed documents back among those that wait; returns how many. Not those that were read and found wanting: they
    /// would fail again.
    /// </summary>
    /// <param name="files">Names, or beginnings of hashes; all that failed by no fault of their own where there is none.</param>
    public async Task<int> RetryAsync(IReadOnlyList<string> files, CancellationToken stop)
    {
        await using var connection = await book.Source.OpenConnectionAsync(stop);
        const string Again = "UPDATE disclosure.document d SET state='waiting', starts=0, batch=NULL, finished=NULL WHERE state='failed' AND ";
        if (files.Count == 0) return await connection.RunAsync(Again + "NOT final", stop);
        var found = 0;
        foreach (var file in files)
        {
            var count = await connection.RunAsync(
                Again + "(name=@file OR (length(@file) >= 8 AND encode(sha256, 'hex') LIKE @file || '%'))", stop, ("file", file.Replace("%", "", StringComparison.Ordinal)));
            if (count == 0)
                throw new RefusedException(RefusalKind.NotFound, $"{file}: no document of that name or hash failed. See disclosure-extract status --queue.");
            found += count;
        }
        return found;
    }

    static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<Submission> documents, CancellationToken stop)
    {
        await using var writer = await connection.BeginBinaryImportAsync("COPY incoming FROM STDIN BINARY", stop);
        foreach (var (number, document) in documents.Index())
        {
            await writer.StartRowAsync(stop);
            await writer.WriteAsync(number, NpgsqlDbType.Integer, stop);
            await writer.WriteAsync(document.Sha256, NpgsqlDbType.Bytea, stop);
            await writer.WriteAsync(Sql.Text(document.Name), NpgsqlDbType.Text, stop);
            await writer.WriteAsync(document.Bytes, NpgsqlDbType.Bigint, stop);
        }
        await writer.CompleteAsync(stop);
    }
}
