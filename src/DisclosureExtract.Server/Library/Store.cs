using Microsoft.Data.Sqlite;

namespace DisclosureExtract.Server.Library;

/// <summary>
/// The file that holds the list of documents and the decisions about them. One connection writes; each question has a connection of its own, which sees
/// the last commit whatever is being written.
/// </summary>
sealed class Store : IDisposable
{
    const string Schema = """
        CREATE TABLE IF NOT EXISTS documents(
            id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, sha256 TEXT NOT NULL, result TEXT NOT NULL, file TEXT NOT NULL, entity TEXT NOT NULL,
            title TEXT NOT NULL, year INTEGER, kind TEXT, status TEXT NOT NULL, pages INTEGER NOT NULL, facts INTEGER NOT NULL, disputed INTEGER NOT NULL,
            causes INTEGER NOT NULL, covered REAL NOT NULL, families TEXT NOT NULL, review TEXT NOT NULL DEFAULT 'none');
        CREATE INDEX IF NOT EXISTS documents_by_status ON documents(status, disputed);
        CREATE INDEX IF NOT EXISTS documents_by_sha ON documents(sha256);
        CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, tokenize='trigram', content='');
        CREATE TABLE IF NOT EXISTS forms(document INTEGER NOT NULL, form TEXT NOT NULL, facts INTEGER NOT NULL, covered INTEGER NOT NULL, disputed INTEGER NOT NULL, PRIMARY KEY(document, form)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS causes(document INTEGER NOT NULL, cause TEXT NOT NULL, PRIMARY KEY(document, cause)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS decisions(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, cause TEXT NOT NULL, rev INTEGER NOT NULL, json TEXT NOT NULL, saved TEXT NOT NULL,
            UNIQUE(document, cause, rev));
        """;

    /// <summary>Goes up when what is kept of a result changes.</summary>
    const int Make = 1;

    readonly string connection;
    readonly SqliteConnection writer;
    long changes;
    readonly Lock gate = new();

    public Store(string path)
    {
        connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = 10 }.ToString();
        writer = new SqliteConnection(connection);
        writer.Open();
        Run(writer, "PRAGMA journal_mode=WAL");
        // A decision that was answered as saved is on the disk.
        Run(writer, "PRAGMA synchronous=FULL");
        Run(writer, Schema);
        Renew();
    }

    /// <summary>An index of another make is filled again from the results: the documents keep their numbers, and no decision is touched.</summary>
    void Renew()
    {
        if (Query(writer, "PRAGMA user_version", r => r.GetInt32(0))[0] == Make) return;
        Run(writer, "UPDATE documents SET stamp = ''");
        Run(writer, $"PRAGMA user_version = {Make}");
    }

    /// <summary>How many changes were made: what was counted before the last is not so any more.</summary>
    public long Changes => Interlocked.Read(ref changes);

    /// <summary>Changes all or nothing, one change at a time.</summary>
    public T Write<T>(Func<SqliteConnection, T> change)
    {
        lock (gate)
        {
            using var transaction = writer.BeginTransaction(deferred: false);
            var result = change(writer);
            transaction.Commit();
            Interlocked.Increment(ref changes);
            return result;
        }
    }

    public List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] values)
    {
        using var reader = new SqliteConnection(connection);
        reader.Open();
        return Query(reader, sql, row, values);
    }

    public static List<T> Query<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] values)
    {
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    public static int Run(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    static SqliteCommand Command(SqliteConnection connection, string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every statement is a constant of ours; what comes from outside is a parameter
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    public void Dispose() => writer.Dispose();
}
