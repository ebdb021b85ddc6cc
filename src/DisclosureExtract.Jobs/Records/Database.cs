using Microsoft.Data.Sqlite;

namespace DisclosureExtract.Jobs.Records;

/// <summary>
/// A SQLite file in write-ahead mode, forced to disk at each commit. May be used by several threads; one at a time gets
/// in.
/// </summary>
sealed class Database : IDisposable
{
    const int Corrupt = 11, NoDatabase = 26;

    readonly SqliteConnection connection;
    readonly Lock gate = new();

    Database(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens or makes the file.</summary>
    /// <param name="patience">How long an access waits for another program that holds the file.</param>
    /// <param name="schema">Run each time: makes what is not there yet.</param>
    /// <exception cref="SqliteException">It cannot be opened, or is no database: <see cref="IsDamage"/>.</exception>
    public static Database Open(string path, TimeSpan patience, string schema)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds),
        };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            var database = new Database(connection);
            database.Run("PRAGMA journal_mode=WAL");
            database.Run("PRAGMA synchronous=FULL");
            database.Run(schema);
            database.Check();
            return database;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads all of it once: damage in the middle would show when it is too late, or as an answer that is wrong.
    /// </summary>
    void Check()
    {
        var faults = Query("PRAGMA integrity_check(1)", r => r.GetString(0));
        if (faults is not ["ok"]) throw new SqliteException(string.Join("; ", faults), Corrupt);
    }

    /// <summary>Whether a fault means that the file itself is no sound database.</summary>
    public static bool IsDamage(SqliteException fault) => fault.SqliteErrorCode is Corrupt or NoDatabase;

    /// <summary>Moves a file that is no database out of the way, with the files that belong to it.</summary>
    public static void PutAside(string path, string aside)
    {
        SqliteConnection.ClearAllPools();
        for (var n = 2; Path.Exists(aside); n++) aside = $"{aside}-{n}";
        Directory.Move(path, aside); // whatever it is
        foreach (var tail in (string[])["-wal", "-shm"])
            if (File.Exists(path + tail)) File.Move(path + tail, aside + tail);
    }

    public void Dispose()
    {
        lock (gate) connection.Dispose();
    }

    /// <summary>Does all of the work or, where it throws, nothing.</summary>
    public void InTransaction(Action work)
    {
        lock (gate)
        {
            Run("BEGIN IMMEDIATE");
            try
            {
                work();
                Run("COMMIT");
            }
            catch
            {
                try
                {
                    Run("ROLLBACK");
                }
                catch (SqliteException)
                {
                    // Rolled back already, as after a full disk.
                }
                throw;
            }
        }
    }

    public void Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (gate)
        {
            using var command = Command(sql, values);
            command.ExecuteNonQuery();
        }
    }

    public List<T> Query<T>(
        string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (gate)
        {
            using var command = Command(sql, values);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read()) rows.Add(read(reader));
            return rows;
        }
    }

    SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a constant of the ledger; values are parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
