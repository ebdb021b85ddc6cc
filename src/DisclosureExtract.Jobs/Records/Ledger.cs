using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using Microsoft.Data.Sqlite;

namespace DisclosureExtract.Jobs.Records;

/// <summary>
/// The memory of the watcher: a <see cref="Database"/>. <c>contents</c> knows every
/// document by its bytes, <c>arrivals</c> every file that came, <c>results</c> which names in OUT belong to which
/// bytes. Used by one watcher; status and retry look in from outside.
/// </summary>
sealed class Ledger : IDisposable
{
    const string Schema = """
        CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS contents(
            hash TEXT PRIMARY KEY, settings TEXT NOT NULL, version TEXT NOT NULL, bytes INTEGER NOT NULL, name TEXT NOT NULL,
            state TEXT NOT NULL, final INTEGER NOT NULL DEFAULT 0, english TEXT NOT NULL DEFAULT '', chinese TEXT NOT NULL DEFAULT '',
            pages INTEGER NOT NULL DEFAULT 0, facts INTEGER NOT NULL DEFAULT 0, results TEXT NOT NULL DEFAULT '[]',
            attempts INTEGER NOT NULL DEFAULT 0, busy INTEGER NOT NULL DEFAULT 0, interruptions INTEGER NOT NULL DEFAULT 0,
            first TEXT NOT NULL, finished TEXT) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS arrivals(
            claim TEXT PRIMARY KEY, parent TEXT, name TEXT NOT NULL, edition INTEGER NOT NULL, hash TEXT NOT NULL, state TEXT NOT NULL,
            target TEXT, same_as TEXT, english TEXT NOT NULL DEFAULT '', chinese TEXT NOT NULL DEFAULT '', taken TEXT NOT NULL, finished TEXT) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS arrivals_name ON arrivals(name);
        CREATE INDEX IF NOT EXISTS arrivals_hash ON arrivals(hash);
        CREATE INDEX IF NOT EXISTS arrivals_open ON arrivals(state) WHERE state IN ('working', 'waiting', 'finishing');
        CREATE TABLE IF NOT EXISTS results(name TEXT PRIMARY KEY COLLATE NOCASE, hash TEXT NOT NULL) WITHOUT ROWID;
        """;

    readonly Database database;
    readonly TimeProvider time;
    string? copied;

    Ledger(Database database, TimeProvider time) => (this.database, this.time) = (database, time);

    /// <summary>
    /// Opens or makes the ledger. A file that is no database is put aside, never deleted; the note says so.
    /// </summary>
    public static Ledger Open(string path, TimeSpan patience, TimeProvider time, out string? note)
    {
        note = null;
        try
        {
            return OpenSound(path, patience, time);
        }
        catch (SqliteException e) when (Database.IsDamage(e) || Directory.Exists(path))
        {
            var aside = $"{path}.damaged-{time.GetUtcNow():yyyyMMddHHmmss}";
            Database.PutAside(path, aside);
            note = $"the ledger was damaged ({e.Message}); it is kept as {aside} and a new one begun. Originals and results are where they were.";
            return OpenSound(path, patience, time);
        }
    }

    /// <summary>Opens the ledger of another process to look at.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static Ledger OpenExisting(string path, TimeProvider time)
    {
        if (!File.Exists(path))
            throw new RefusedException(
                RefusalKind.NotFound, $"{path}: no ledger. Give the --out folder of a watcher that has run.");
        return OpenSound(path, TimeSpan.FromSeconds(10), time);
    }

    /// <summary>Opens the ledger to look at it and no more: also where nothing may be written.</summary>
    /// <exception cref="RefusedException">There is none, or it is damaged.</exception>
    public static Ledger OpenToLook(string path, TimeProvider time)
    {
        try
        {
            return OpenExisting(path, time);
        }
        catch (SqliteException e) when (!Database.IsDamage(e))
        {
            // Locked away or read-only: a copy tells as much.
            var copy = Directory.CreateTempSubdirectory("disclosure-ledger-").FullName;
            foreach (var tail in (string[])["", "-wal"])
                if (File.Exists(path + tail)) File.Copy(path + tail, Path.Combine(copy, "ledger.db" + tail));
            return new(Database.Open(Path.Combine(copy, "ledger.db"), TimeSpan.FromSeconds(10), Schema), time)
            {
                copied = copy,
            };
        }
    }

    static Ledger OpenSound(string path, TimeSpan patience, TimeProvider time)
    {
        var ledger = new Ledger(Database.Open(path, patience, Schema), time);
        try
        {
            ledger.CheckColumns();
            return ledger;
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    /// <summary>A database of somebody else, or of another time, has other columns.</summary>
    void CheckColumns()
    {
        try
        {
            Latest(0);
            Known("", "", "");
            database.Query("SELECT parent,target,same_as,interruptions,busy FROM arrivals JOIN contents USING(hash) LIMIT 0", r => 0);
            database.Query("SELECT name,hash FROM results LIMIT 0", r => 0);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 1)
        {
            throw new SqliteException(e.Message, 11);
        }
    }

    public string? Meta(string key) =>
        database.Query("SELECT value FROM meta WHERE key=$key", r => r.GetString(0), ("$key", key)).FirstOrDefault();

    public void SetMeta(string key, string value) => database.Run(
        "INSERT INTO meta VALUES($key,$value) ON CONFLICT(key) DO UPDATE SET value=excluded.value",
        ("$key", key), ("$value", value));

    /// <summary>Records that a file was taken. Twice is as good as once.</summary>
    public void Taken(
        string claim, string? parent, string name, string hash, long bytes, string settings,
        string version) => database.InTransaction(() =>
    {
        var others = database.Query(
            "SELECT COUNT(DISTINCT hash) FROM arrivals WHERE name=$name AND hash<>$hash",
            r => r.GetInt32(0), ("$name", name), ("$hash", hash))[0];
        database.Run(
            """
            INSERT INTO arrivals(claim,parent,name,edition,hash,state,taken) VALUES($claim,$parent,$name,$edition,$hash,'working',$now)
            ON CONFLICT(claim) DO UPDATE SET state='working', hash=excluded.hash WHERE state NOT IN ('done','review','failed')
            """,
            ("$claim", claim), ("$parent", parent), ("$name", name), ("$edition", others + 1), ("$hash", hash), ("$now", Now()));
        database.Run(
            """
            INSERT INTO contents(hash,settings,version,bytes,name,state,first) VALUES($hash,$settings,$version,$bytes,$name,'working',$now)
            ON CONFLICT(hash) DO NOTHING
            """,
            ("$hash", hash), ("$settings", settings), ("$version", version), ("$bytes", bytes), ("$name", name), ("$now", Now()));
    });

    /// <summary>
    /// The outcome these bytes had before under the same settings and version; null where they are to be processed.
    /// </summary>
    public Outcome? Known(string hash, string settings, string version) =>
        database.Query(
            """
            SELECT state,english,chinese,pages,facts,results,name FROM contents
            WHERE hash=$hash AND settings=$settings AND version=$version AND final=1 AND state IN ('done','review','failed')
            """,
            r => new Outcome(r.GetString(0), r.GetString(1), r.GetString(2))
            {
                Pages = r.GetInt32(3),
                Facts = r.GetInt32(4),
                Results = List(r.GetString(5)),
                SameAs = r.GetString(6),
            },
            ("$hash", hash), ("$settings", settings), ("$version", version)).FirstOrDefault();

    public (int Attempts, int Interruptions) Tries(string hash) =>
        database.Query(
            "SELECT attempts,interruptions FROM contents WHERE hash=$hash", r => (r.GetInt32(0), r.GetInt32(1)),
            ("$hash", hash)).FirstOrDefault();

    /// <summary>Records that a child begins with a document.</summary>
    public void Attempted(string claim, string hash) => database.InTransaction(() =>
    {
        database.Run("UPDATE contents SET attempts=attempts+1, busy=1 WHERE hash=$hash", ("$hash", hash));
        database.Run("UPDATE arrivals SET state='working' WHERE claim=$claim AND state='waiting'", ("$claim", claim));
    });

    /// <summary>Records that a file waits for its next try, and why.</summary>
    public void Waiting(string claim, string english, string chinese) => database.Run(
        "UPDATE arrivals SET state='waiting', english=$english, chinese=$chinese WHERE claim=$claim",
        ("$claim", claim), ("$english", english), ("$chinese", chinese));

    /// <summary>
    /// The name the results of these bytes have in OUT: the one they have already, else the first free one.
    /// </summary>
    /// <param name="isFree">
    /// Whether a name that the ledger does not know is free on disk, or belongs to these bytes.
    /// </param>
    public string ReserveResult(string hash, string wanted, Func<string, bool> isFree)
    {
        var name = "";
        database.InTransaction(() =>
        {
            if (database.Query("SELECT name FROM results WHERE hash=$hash", r => r.GetString(0), ("$hash", hash)) is [var has, ..])
            {
                name = has;
                return;
            }
            bool IsKnown(string n) => database.Query(
                "SELECT 1 FROM results WHERE name=$name", r => 1, ("$name", n)).Count > 0;
            name = wanted;
            for (var n = 2; IsKnown(name) || !isFree(name); n++) name = ResultNames.Numbered(wanted, n);
            database.Run("INSERT INTO results VALUES($name,$hash)", ("$name", name), ("$hash", hash));
        });
        return name;
    }

    /// <summary>
    /// Records the outcome of a content, and where its original is about to go. After this the outcome stands, whatever
    /// happens.
    /// </summary>
    public void Decided(string claim, string hash, string settings, string version, Outcome outcome, string? target) =>
        database.InTransaction(() =>
    {
        if (outcome.SameAs is null)
        {
            // Under the name of the file that was extracted: another with the same bytes may have been taken first.
            database.Run(
                """
                UPDATE contents SET state=$state, final=$final, english=$english, chinese=$chinese, pages=$pages, facts=$facts,
                    results=$results, settings=$settings, version=$version, busy=0, interruptions=0, finished=$now,
                    name=COALESCE((SELECT name FROM arrivals WHERE claim=$claim), name)
                WHERE hash=$hash
                """,
                ("$claim", claim), ("$hash", hash), ("$state", outcome.State), ("$final", outcome.Final ? 1 : 0),
                ("$english", outcome.English), ("$chinese", outcome.Chinese), ("$pages", outcome.Pages), ("$facts", outcome.Facts),
                ("$results", JsonSerializer.Serialize([.. outcome.Results], LedgerJson.Default.ListString)),
                ("$settings", settings), ("$version", version), ("$now", Now()));
        }
        database.Run(
            """
            UPDATE arrivals SET state=$state, target=$target, same_as=$same, english=$english, chinese=$chinese, finished=$finished
            WHERE claim=$claim
            """,
            ("$claim", claim), ("$state", target is null ? outcome.State : States.Finishing), ("$target", target), ("$same", outcome.SameAs),
            ("$english", outcome.English), ("$chinese", outcome.Chinese), ("$finished", target is null ? Now() : null));
    });

    /// <summary>Records that an original goes to another place than decided.</summary>
    public void Redirected(string claim, string target) =>
        database.Run("UPDATE arrivals SET target=$target WHERE claim=$claim", ("$claim", claim), ("$target", target));

    /// <summary>Records that the original is where it was to go.</summary>
    public void Finished(string claim, string state) => database.Run(
        "UPDATE arrivals SET state=$state, finished=$now WHERE claim=$claim",
        ("$claim", claim), ("$state", state), ("$now", Now()));

    /// <summary>Forgets a file that went back into the inbox.</summary>
    public void Returned(string claim) => database.InTransaction(() =>
    {
        database.Run(
            "UPDATE contents SET busy=0 WHERE hash IN (SELECT hash FROM arrivals WHERE claim=$claim OR parent=$claim)",
            ("$claim", claim));
        database.Run("DELETE FROM arrivals WHERE claim=$claim OR parent=$claim", ("$claim", claim));
    });

    /// <summary>Arrivals without a final state, members of archives left out: those follow their archive.</summary>
    public List<Arrival> Open() =>
        database.Query(Arrivals + "a.state IN ('working','waiting','finishing')", ReadArrival);

    /// <summary>Counts a document that was in a child when the watcher died; returns how often by now.</summary>
    public int Interrupted(string hash)
    {
        database.Run("UPDATE contents SET interruptions=interruptions+busy, busy=0 WHERE hash=$hash", ("$hash", hash));
        return Tries(hash).Interruptions;
    }

    /// <summary>
    /// Files with an outcome whose original stands at a path (relative to INBOX), or that came under that name, or
    /// whose hash begins so; latest first.
    /// </summary>
    public List<Arrival> Find(string text) => database.Query(
        Arrivals + """
        a.state IN ('done','review','failed')
            AND (a.target=$text OR a.name=$text OR (length($text)>=8 AND substr(a.hash,1,length($text))=$text))
        ORDER BY (a.target=$text) DESC, a.finished DESC
        """,
        ReadArrival, ("$text", text));

    /// <summary>Makes the same bytes be processed again when they come again.</summary>
    public void Forget(string hash) =>
        database.Run("UPDATE contents SET final=0, attempts=0, interruptions=0 WHERE hash=$hash", ("$hash", hash));

    /// <summary>Makes the documents inside an archive be processed again.</summary>
    public void ForgetMembers(string claim) => database.Run(
        """
        UPDATE contents SET final=0, attempts=0, interruptions=0
        WHERE state='failed' AND hash IN (SELECT hash FROM arrivals WHERE parent=$claim)
        """,
        ("$claim", claim));

    public Dictionary<string, int> Counts() =>
        database.Query(
            "SELECT state,COUNT(*) FROM arrivals WHERE parent IS NULL GROUP BY state",
            r => KeyValuePair.Create(r.GetString(0), r.GetInt32(1))).ToDictionary();

    /// <summary>Files in hand first, then the latest with an outcome.</summary>
    public List<WatchedFile> Latest(int count) => database.Query(
        """
        SELECT a.name,a.edition,a.hash,a.state,a.target,a.same_as,a.english,a.chinese,a.taken,a.finished,c.attempts,c.results
        FROM arrivals a JOIN contents c USING(hash)
        ORDER BY a.state IN ('working','waiting','finishing') DESC, coalesce(a.finished,a.taken) DESC LIMIT $count
        """,
        r => new WatchedFile
        {
            Name = r.GetString(0),
            Edition = r.GetInt32(1),
            Sha256 = r.GetString(2),
            State = r.GetString(3),
            Original = TextOrNull(r, 4),
            SameAs = TextOrNull(r, 5),
            Reason = r.GetString(6),
            ReasonZh = r.GetString(7),
            Taken = r.GetString(8),
            Finished = TextOrNull(r, 9),
            Attempts = r.GetInt32(10),
            Results = List(r.GetString(11)),
        },
        ("$count", count));

    /// <summary>Records what a person decided about a file in review, and where its original is now.</summary>
    public void Judged(Arrival arrival, string state, string target, string english, string chinese) =>
        database.InTransaction(() =>
    {
        database.Run(
            "UPDATE arrivals SET state=$state, target=$target, english=$english, chinese=$chinese, finished=$now WHERE claim=$claim",
            ("$claim", arrival.Claim), ("$state", state), ("$target", target), ("$english", english), ("$chinese", chinese), ("$now", Now()));
        // The same bytes, come again, are judged already.
        database.Run(
            "UPDATE contents SET state=$state, english=$english, chinese=$chinese WHERE hash=$hash",
            ("$hash", arrival.Hash), ("$state", state), ("$english", english), ("$chinese", chinese));
    });

    public void Dispose()
    {
        database.Dispose();
        if (copied is not null) Directory.Delete(copied, recursive: true);
    }

    const string Arrivals =
        "SELECT a.claim,a.name,a.hash,a.state,a.target,a.english,a.chinese,a.same_as,c.results "
        + "FROM arrivals a JOIN contents c USING(hash) WHERE a.parent IS NULL AND ";

    static Arrival ReadArrival(SqliteDataReader r)
    {
        var target = TextOrNull(r, 4);
        var decision = new Outcome(
            target?.Split('/')[0] ?? "", r.GetString(5),
            r.GetString(6)) { SameAs = TextOrNull(r, 7), Results = List(r.GetString(8)) };
        return new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), target, decision);
    }

    static string? TextOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    static List<string> List(string json) => JsonSerializer.Deserialize(json, LedgerJson.Default.ListString) ?? [];

    string Now() => Text(time.GetUtcNow());

    /// <summary>A moment as every ledger writes it.</summary>
    public static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>The small JSON of the ledger: lists in its columns, and the status for machines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WatchStatus))]
[JsonSerializable(typeof(List<string>))]
sealed partial class LedgerJson : JsonSerializerContext;
