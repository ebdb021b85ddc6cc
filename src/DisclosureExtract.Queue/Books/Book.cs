using Npgsql;

namespace DisclosureExtract.Queue.Books;

/// <summary>The database of the queue, and what every part of it needs to know first.</summary>
sealed class Book : IAsyncDisposable
{
    Book(NpgsqlDataSource source) => Source = source;

    public NpgsqlDataSource Source { get; }

    /// <param name="connections">At most so many at a time.</param>
    /// <param name="isPatient">
    /// Commits wait for the disk. What a worker notes needs not: lost with the machine it is done again, to the same effect.
    /// </param>
    public static Book Open(string database, int connections, bool isPatient = true)
    {
        var settings = new NpgsqlConnectionStringBuilder(database)
        {
            MaxPoolSize = connections,
            ApplicationName = "disclosure-extract",
        };
        if (!isPatient)
        {
            settings.Options = $"{settings.Options} -c synchronous_commit=off".TrimStart();
            settings.MaxAutoPrepare = 20;
            settings.NoResetOnClose = true; // a worker sets nothing, and holds no lock, that would outlive its statement
        }
        return new(NpgsqlDataSource.Create(settings));
    }

    /// <summary>Makes the tables that are not there.</summary>
    public async Task PrepareAsync(CancellationToken stop)
    {
        // Two that start at once: CREATE … IF NOT EXISTS alone is no lock.
        await using var connection = await Source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await connection.RunAsync("SELECT pg_advisory_xact_lock(@lock)", stop, ("lock", Locks.Schema));
        await connection.RunAsync(Schema.Tables, stop);
        await transaction.CommitAsync(stop);
        await SetAsync("edition", Schema.Edition, stop);
    }

    public async Task<string?> MetaAsync(string key, CancellationToken stop)
    {
        await using var connection = await Source.OpenConnectionAsync(stop);
        return (await connection.QueryAsync("SELECT value FROM disclosure.meta WHERE key=@key", r => r.GetString(0), stop, ("key", key))).FirstOrDefault();
    }

    public async Task SetAsync(string key, string value, CancellationToken stop)
    {
        await using var connection = await Source.OpenConnectionAsync(stop);
        await connection.RunAsync(
            "INSERT INTO disclosure.meta VALUES(@key, @value) ON CONFLICT(key) DO UPDATE SET value=excluded.value", stop, ("key", key), ("value", value));
    }

    /// <summary>The number under which settings and build are known.</summary>
    public async Task<int> ReadingAsync(string settings, string build, CancellationToken stop)
    {
        await using var connection = await Source.OpenConnectionAsync(stop);
        await connection.RunAsync(
            "INSERT INTO disclosure.reading(settings, build) VALUES(@settings, @build) ON CONFLICT DO NOTHING", stop, ("settings", settings), ("build", build));
        return (await connection.QueryAsync(
            "SELECT id FROM disclosure.reading WHERE settings=@settings AND build=@build", r => r.GetInt32(0), stop,
            ("settings", settings), ("build", build)))[0];
    }

    /// <summary>By how much the clock of this machine is ahead of that of the database.</summary>
    public async Task<TimeSpan> SkewAsync(TimeProvider time, CancellationToken stop)
    {
        await using var connection = await Source.OpenConnectionAsync(stop);
        var before = time.GetUtcNow();
        var there = (await connection.QueryAsync("SELECT clock_timestamp()", r => r.GetFieldValue<DateTimeOffset>(0), stop))[0];
        return before + (time.GetUtcNow() - before) / 2 - there;
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
