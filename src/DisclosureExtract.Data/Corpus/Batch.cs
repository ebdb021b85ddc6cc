using DisclosureExtract.Data.Tables;

namespace DisclosureExtract.Data.Corpus;

/// <summary>
/// Results on their way into the corpus: their rows stand in a stage in memory until one transaction puts them in. There are two, so
/// that one is filled while the other is put in.
/// </summary>
/// <param name="stage">Name of its stage.</param>
sealed class Batch(CorpusDatabase filling, CorpusDatabase putting, string stage)
{
    const string Facts = "facts";

    readonly Dictionary<string, (ResultFile File, string Sha256)> staged = new(StringComparer.Ordinal);
    readonly List<(ResultFile File, string Sha256, string Document)> seen = [];
    List<(Table Table, StageSink Sink)>? sinks;
    bool replaces;

    public bool IsEmpty => seen.Count == 0;

    /// <summary>Documents in it.</summary>
    public int Count => staged.Count;

    public bool Holds(string document) => staged.ContainsKey(document);

    /// <summary>Notes that a file was looked at and what document it is of.</summary>
    public void Note(ReadResult result) => seen.Add((result.File, result.Sha256, result.Disclosure!.Source.Sha256));

    /// <param name="takesPlace">An older result of the document is in the corpus.</param>
    public void Add(ReadResult result, bool takesPlace)
    {
        sinks ??= [.. AllTables.All.Select(t => (t, new StageSink(filling.Stage(stage, t.Name))))];
        foreach (var ((table, sink), rows) in sinks.Zip(result.Rows)) sink.Write(rows, table.Name == Facts ? result.Leaves : []);
        staged[result.Disclosure!.Source.Sha256] = (result.File, result.Sha256);
        replaces |= takesPlace;
        Note(result);
    }

    /// <summary>Nothing more is added: by the thread that added.</summary>
    public void Close()
    {
        foreach (var (_, sink) in sinks ?? []) sink.Dispose();
        sinks = null;
        using (var made = filling.Stage(stage, CorpusDatabase.Made))
            foreach (var (document, (file, sha256)) in staged)
                made.CreateRow().AppendValue(document).AppendValue(sha256).AppendValue(file.At).EndRow();
        using var looked = filling.Stage(stage, CorpusDatabase.Seen);
        foreach (var (file, sha256, document) in seen.DistinctBy(s => s.File.Path))
            looked.CreateRow().AppendValue(file.Path).AppendValue(file.Size).AppendValue(file.Changed).AppendValue(sha256).AppendValue(document).EndRow();
    }

    /// <summary>One transaction: either all of the batch is in the corpus, or none of it. Then the batch is empty.</summary>
    public void Put()
    {
        putting.Execute("BEGIN");
        if (staged.Count > 0 && !putting.IsOpen) putting.Execute($"INSERT INTO meta VALUES ('{CorpusDatabase.Unconcluded}', '')");
        foreach (var table in staged.Count > 0 ? AllTables.All : [])
        {
            if (replaces) putting.Execute($"DELETE FROM {table.Name} WHERE document IN (SELECT document FROM {stage}.{CorpusDatabase.Made})");
            putting.Execute($"INSERT INTO {table.Name} BY NAME {Selection(table.Name)}");
        }
        putting.Execute($"DELETE FROM results WHERE path IN (SELECT path FROM {stage}.{CorpusDatabase.Seen})");
        putting.Execute($"INSERT INTO results BY NAME SELECT * FROM {stage}.{CorpusDatabase.Seen}");
        putting.Execute("COMMIT");
        foreach (var table in AllTables.All.Select(t => t.Name).Concat([CorpusDatabase.Made, CorpusDatabase.Seen]))
            putting.Execute($"TRUNCATE {stage}.{table}");
        staged.Clear();
        seen.Clear();
        replaces = false;
    }

    string Selection(string table) => table switch
    {
        "documents" => $"""
            SELECT s.*, {CorpusDatabase.Body("entity")} AS body, false AS preferred, m.sha256 AS result_sha256, m.made_at AS result_at
            FROM {stage}.documents s JOIN {stage}.{CorpusDatabase.Made} m USING (document)
            """,
        "subordinates" => $"SELECT *, {CorpusDatabase.Body("name")} AS body FROM {stage}.subordinates",
        _ => $"SELECT * FROM {stage}.{table}",
    };
}
