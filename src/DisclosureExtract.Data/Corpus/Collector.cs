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
    const int Batch = 500;

    /// <summary>Facts that are held against each other at a time.</summary>
    const int Slice = 200_000;

    const string Unconcluded = "unconcluded";

    readonly CorpusDatabase database;
    readonly Dictionary<string, (long Size, long Changed, string Sha256)> known = new(StringComparer.Ordinal);
    readonly Dictionary<string, (ResultAge Age, string Sha256)> documents = new(StringComparer.Ordinal);
    readonly Dictionary<string, (ResultFile File, string Sha256)> staged = new(StringComparer.Ordinal);
    readonly List<(ResultFile File, string Sha256, string Document)> seen = [];
    List<(Table Table, StageSink Sink)>? sinks;
    int added, same, older;
    bool replaces;

    Collector(CorpusDatabase database) => this.database = database;

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
        var results = Channel.CreateBounded<ReadResult>(4);
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
        }
        if (IsOpen) Conclude();
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

    public void Dispose() => database.Dispose();

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
        if (isThere && (there.Sha256 == result.Sha256 || age.IsOlderThan(there.Age)))
        {
            if (there.Sha256 == result.Sha256) same++;
            else older++;
            seen.Add((result.File, result.Sha256, document));
            return;
        }
        if (staged.ContainsKey(document)) Flush();
        sinks ??= [.. AllTables.All.Select(t => (t, new StageSink(database.Stage(t.Name))))];
        foreach (var (table, sink) in sinks) table.Write(disclosure, sink);
        staged[document] = (result.File, result.Sha256);
        replaces |= isThere;
        documents[document] = (age, result.Sha256);
        seen.Add((result.File, result.Sha256, document));
        added++;
        if (staged.Count >= Batch) Flush();
    }

    /// <summary>One transaction: either all of the batch is in the corpus, or none of it.</summary>
    void Flush()
    {
        foreach (var (_, sink) in sinks ?? []) sink.Dispose();
        sinks = null;
        if (seen.Count == 0) return;
        using (var made = database.Stage(CorpusDatabase.Made))
            foreach (var (document, (file, sha256)) in staged)
                made.CreateRow().AppendValue(document).AppendValue(sha256).AppendValue(file.At).EndRow();
        using (var looked = database.Stage(CorpusDatabase.Seen))
            foreach (var (file, sha256, document) in seen.DistinctBy(s => s.File.Path))
            {
                looked.CreateRow().AppendValue(file.Path).AppendValue(file.Size).AppendValue(file.Changed).AppendValue(sha256).AppendValue(document).EndRow();
                known[file.Path] = (file.Size, file.Changed, sha256);
            }
        database.Execute("BEGIN");
        if (staged.Count > 0 && !IsOpen) database.Execute($"INSERT INTO meta VALUES ('{Unconcluded}', '')");
        foreach (var table in staged.Count > 0 ? AllTables.All : [])
        {
            if (replaces) database.Execute($"DELETE FROM {table.Name} WHERE document IN (SELECT document FROM stage.{CorpusDatabase.Made})");
            database.Execute($"INSERT INTO {table.Name} BY NAME {Selection(table.Name)}");
        }
        database.Execute($"DELETE FROM results WHERE path IN (SELECT path FROM stage.{CorpusDatabase.Seen})");
        database.Execute($"INSERT INTO results BY NAME SELECT * FROM stage.{CorpusDatabase.Seen}");
        database.Execute("COMMIT");
        foreach (var table in AllTables.All.Select(t => t.Name).Concat([CorpusDatabase.Made, CorpusDatabase.Seen]))
            database.Execute($"TRUNCATE stage.{table}");
        staged.Clear();
        seen.Clear();
        replaces = false;
    }

    static string Selection(string table) => table switch
    {
        "documents" => $"SELECT s.*, {Body("entity")} AS body, false AS preferred, m.sha256 AS result_sha256, m.made_at AS result_at FROM stage.documents s JOIN stage.{CorpusDatabase.Made} m USING (document)",
        "subordinates" => $"SELECT *, {Body("name")} AS body FROM stage.subordinates",
        "facts" => """
            SELECT * EXCLUDE (next), code <> '' AND NOT coalesce(starts_with(next, code) AND next <> code, false) AS is_leaf
            FROM (SELECT *, lead(code) OVER (PARTITION BY document, "table", side, "column" ORDER BY code) AS next FROM stage.facts)
            """,
        _ => $"SELECT * FROM stage.{table}",
    };

    static string Body(string name) => $"translate(regexp_replace({name}, '\\s', '', 'g'), '()', '（）')";

    /// <summary>Documents came in after which was not looked at all of them again: a run that was cut off leaves it to the next.</summary>
    bool IsOpen => database.Rows($"SELECT 1 FROM meta WHERE key = '{Unconcluded}'").Count > 0;

    /// <summary>What depends on all documents: which of several is taken, and what they say of each other.</summary>
    void Conclude()
    {
        database.Execute("BEGIN");
        // A name that bodies of several places bear (第一小学) does not say who it is; with the place it does.
        database.Execute($"""
            UPDATE documents SET body = {Body("entity")};
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
        database.Execute($"DELETE FROM meta WHERE key = '{Unconcluded}'");
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
