using System.Globalization;
using System.Threading.Channels;
using DisclosureExtract.Data.Tables;

namespace DisclosureExtract.Data.Corpus;

/// <summary>What a collection came to.</summary>
/// <param name="Found">Results that the paths led to.</param>
/// <param name="Added">Documents taken in, new or in place of an older result.</param>
/// <param name="Same">Results that were there already.</param>
/// <param name="Older">Results that are older than what is there.</param>
/// <param name="Missing">Paths that lead to nothing.</param>
/// <param name="Refused">Files that are no results, or that do not fit, with the reason.</param>
/// <param name="Documents">In the corpus now.</param>
/// <param name="Facts">In the corpus now.</param>
/// <param name="Findings">What documents say of each other, by rule.</param>
public sealed record CollectReport(
    int Found, int Added, int Same, int Older, IReadOnlyList<string> Missing, IReadOnlyList<(string Path, string Why)> Refused,
    long Documents, long Facts, IReadOnlyList<(string Rule, long Count)> Findings);

/// <summary>
/// Takes results into a corpus: those that changed are read, each document stands in it once, with its newest result. Done
/// twice it changes nothing.
/// </summary>
public sealed class Collector : IDisposable
{
    /// <summary>Documents of one transaction: many rows at a time are what DuckDB is quick at.</summary>
    const int Batched = 300;

    /// <summary>Results that are read and wait: what levels out large and small ones.</summary>
    const int Waiting = 8;

    /// <summary>Facts that are held against each other at a time.</summary>
    const int Slice = 200_000;

    readonly CorpusDatabase database, background;
    readonly Dictionary<string, (long Size, long Changed, string Sha256)> known = new(StringComparer.Ordinal);
    readonly Dictionary<string, (ResultAge Age, string Sha256)> documents = new(StringComparer.Ordinal);
    Batch filling, other;
    Task putting = Task.CompletedTask;
    int added, same, older;

    Collector(CorpusDatabase database)
    {
        (this.database, background) = (database, database.Beside());
        filling = new(database, background, CorpusDatabase.Stages[0]);
        other = new(database, background, CorpusDatabase.Stages[1]);
    }

    /// <param name="path">File of the corpus; made where there is none.</param>
    /// <exception cref="CorpusException">It cannot be opened or written.</exception>
    public static Collector Open(string path)
    {
        var collector = new Collector(CorpusDatabase.OpenToWrite(path));
        foreach (var row in collector.database.Rows("SELECT path, size, changed, sha256 FROM results"))
            collector.known[(string)row[0]!] = ((long)row[1]!, (long)row[2]!, (string)row[3]!);
        foreach (var row in collector.database.Rows("SELECT document, extractor, result_at, result_sha256 FROM documents"))
            collector.documents[(string)row[0]!] = (new((string)row[1]!, (DateTime?)row[2]), (string)row[3]!);
        return collector;
    }

    /// <param name="paths">Results, and folders of them.</param>
    /// <param name="tell">Told how many are done, of how many.</param>
    /// <exception cref="CorpusException">The corpus cannot be written.</exception>
    public CollectReport Collect(IReadOnlyCollection<string> paths, Action<int, int> tell, CancellationToken stop)
    {
        (added, same, older) = (0, 0, 0);
        var (missing, refused) = (new List<string>(), new List<(string, string)>());
        var files = ResultFile.Find(paths, missing);
        var changed = files.Where(f => !known.TryGetValue(f.Path, out var was) || (was.Size, was.Changed) != (f.Size, f.Changed)).ToList();
        same = files.Count - changed.Count;
        // With threads of its own DuckDB keeps this one busy waiting for them: the processor that reading can have.
        database.Execute("SET threads = 1");
        var results = Channel.CreateBounded<ReadResult>(Waiting);
        var reading = ReadAsync(changed, results.Writer, stop);
        var done = same;
        try
        {
            while (results.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
                while (results.Reader.TryRead(out var result))
                {
                    if (result is { Disclosure: not null, Fault: null }) Take(result);
                    else refused.Add((result.File.Path, result.Fault ?? "it cannot be read"));
                    tell(++done, files.Count);
                }
            reading.GetAwaiter().GetResult();
        }
        finally
        {
            Flush();
            Settle();
        }
        database.Execute("RESET threads");
        if (database.IsOpen) Conclude();
        return Report(files.Count, missing, refused);
    }

    /// <summary>Writes every table as a file of Parquet into a folder.</summary>
    /// <exception cref="CorpusException">It cannot be written.</exception>
    public void WriteParquet(string folder)
    {
        string[] own = ["corpus_findings", "preferred_forms"];
        foreach (var table in AllTables.All.Select(t => t.Name).Concat(own))
        {
            var path = Path.Combine(folder, table + ".parquet");
            var order = table == "facts" ? " ORDER BY form, document, \"table\", \"row\"" : "";
            database.Execute($"COPY (SELECT * FROM {table}{order}) TO {CorpusDatabase.Literal(path + ".new")} (FORMAT parquet, COMPRESSION zstd)");
            File.Move(path + ".new", path, overwrite: true);
        }
    }

    public void Dispose()
    {
        background.Dispose();
        database.Dispose();
    }

    static async Task ReadAsync(List<ResultFile> files, ChannelWriter<ReadResult> results, CancellationToken stop)
    {
        try
        {
            await Parallel.ForEachAsync(
                files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop },
                async (file, token) => await results.WriteAsync(file.Read(), token).ConfigureAwait(false)).ConfigureAwait(false);
            results.Complete();
        }
        catch (Exception e)
        {
            results.Complete(e is OperationCanceledException ? null : e);
            throw;
        }
    }

    void Take(ReadResult result)
    {
        var disclosure = result.Disclosure!;
        var document = disclosure.Source.Sha256;
        var age = new ResultAge(disclosure.Extractor.Version, result.File.At);
        var isThere = documents.TryGetValue(document, out var there);
        known[result.File.Path] = (result.File.Size, result.File.Changed, result.Sha256);
        if (isThere && (there.Sha256 == result.Sha256 || age.IsOlderThan(there.Age)))
        {
            if (there.Sha256 == result.Sha256) same++;
            else older++;
            filling.Note(result);
            return;
        }
        if (filling.Holds(document)) Flush();
        filling.Add(result, isThere);
        documents[document] = (age, result.Sha256);
        added++;
        if (filling.Count >= Batched) Flush();
    }

    /// <summary>Has the batch put in beside all else, and goes on with the other one.</summary>
    void Flush()
    {
        if (filling.IsEmpty) return;
        filling.Close();
        Settle();
        var full = filling;
        putting = Task.Run(full.Put);
        (filling, other) = (other, full);
    }

    /// <summary>Waits until what was given away is in the corpus.</summary>
    void Settle() => putting.GetAwaiter().GetResult();

    /// <summary>What depends on all documents: which of several is taken, and what they say of each other.</summary>
    void Conclude()
    {
        database.Execute("BEGIN");
        // A name that bodies of several places bear (第一小学) does not say who it is; with the place it does.
        database.Execute($"""
            UPDATE documents SET body = {CorpusDatabase.Body("entity")};
            UPDATE documents SET body = place || body WHERE place IS NOT NULL AND NOT starts_with(body, place)
              AND body IN (SELECT body FROM documents GROUP BY body HAVING count(DISTINCT place) > 1);
            """);
        database.Execute("""
            UPDATE documents SET preferred = document IN (
              SELECT document FROM (SELECT document, row_number() OVER (
                PARTITION BY coalesce(body, document), year, kind, level
                ORDER BY facts > 0 DESC, status = 'complete' DESC, result_at DESC NULLS LAST, facts DESC, document) AS place FROM documents)
              WHERE place = 1);
            DELETE FROM preferred_forms;
            INSERT INTO preferred_forms
              SELECT document, form FROM (SELECT f.document, f.form, row_number() OVER (
                PARTITION BY coalesce(d.body, d.document), d.year, d.kind, d.level, f.form
                ORDER BY d.status = 'complete' DESC, d.result_at DESC NULLS LAST, f.amounts DESC, d.document) AS place
                FROM (SELECT document, form, count(*) AS amounts FROM facts GROUP BY document, form) f JOIN documents d USING (document))
              WHERE place = 1;
            DELETE FROM corpus_findings;
            """);
        var most = (long)database.Rows("""
            SELECT greatest(count(*) FILTER (WHERE d.times > 1), count(*) FILTER (WHERE f."column" LIKE '%:last_year'))
            FROM facts f JOIN (SELECT document, count(*) OVER (PARTITION BY body, year, kind, level) AS times FROM documents) d USING (document)
            """)[0][0]!;
        var slices = most / Slice + 1;
        var checks = CorpusDatabase.Resource("checks.sql").Replace("{slices}", slices.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        for (var slice = 0; slice < slices; slice++)
            database.Execute(checks.Replace("{slice}", slice.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        database.Execute(CorpusDatabase.Resource("units.sql"));
        database.Execute($"DELETE FROM meta WHERE key = '{CorpusDatabase.Unconcluded}'");
        database.Execute("COMMIT");
        database.Execute("CHECKPOINT");
    }

    CollectReport Report(int found, List<string> missing, List<(string, string)> refused)
    {
        long Count(string table) => (long)database.Rows($"SELECT count(*) FROM {table}")[0][0]!;
        var findings = database.Rows("SELECT rule, count(*) FROM corpus_findings GROUP BY rule ORDER BY rule").Select(r => ((string)r[0]!, (long)r[1]!));
        return new(found, added, same, older, missing, refused, Count("documents"), Count("facts"), [.. findings]);
    }
}
