using System.Security.Cryptography;
using System.Text;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Queueing;
using DisclosureExtract.Jobs.Records;
using DisclosureExtract.Queue.Books;
using DisclosureExtract.Queue.Carrying;
using DisclosureExtract.Queue.Storing;
using DisclosureExtract.Queue.Submitting;
using DisclosureExtract.Queue.Working;
using Hangfire.PostgreSql;
using Npgsql;
using Serilog.Core;

namespace DisclosureExtract.Tests.Queue;

[CollectionDefinition(nameof(Postgres))]
public sealed class OnPostgres : ICollectionFixture<Postgres>;

/// <summary>A queue in a database and a store of its own, worked off by hand: no clock, no process but PostgreSQL.</summary>
sealed class QueueFolder : IAsyncDisposable
{
    public const string Build = "1 test";

    readonly string root = Directory.CreateTempSubdirectory("queue-").FullName;
    readonly RunFolder scratch;
    readonly Book working;
    NpgsqlConnection? feeding;

    QueueFolder(string database)
    {
        Database = database;
        Book = Book.Open(database, connections: 5);
        working = Book.Open(database, connections: 6, isPatient: false);
        Store = FolderStore.Open(StorePath, create: true);
        Storage = Carrier.Storage(database, 5, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1), prepares: true);
        scratch = RunFolder.Open(Path.Combine(root, "scratch"));
    }

    public string Database { get; }

    public string StorePath => Path.Combine(root, "store");

    public Book Book { get; }

    public FolderStore Store { get; }

    public PostgreSqlStorage Storage { get; }

    /// <summary>Why the worker refused to go on.</summary>
    public RefusedException? Refused { get; private set; }

    public CancellationTokenSource Stopping { get; } = new();

    public static async Task<QueueFolder> NewAsync(Postgres postgres)
    {
        var queue = new QueueFolder(postgres.Database());
        await queue.Book.PrepareAsync(default);
        await queue.Book.SetAsync("store", queue.Store.Id, default);
        return queue;
    }

    public Task<Submitted> SubmitAsync(params string[] names) => SubmitAsync(1, [.. names.Select(n => (n, n))]);

    /// <summary>Submits documents by name and text.</summary>
    public async Task<Submitted> SubmitAsync(int priority, params (string Name, string Text)[] documents)
    {
        var lines = documents.Select((d, i) =>
        {
            var path = Path.Combine(root, $"{Guid.NewGuid():N}");
            File.WriteAllText(path, d.Text);
            return new SubmittedFile(path, d.Name).ToJson();
        });
        var orders = new QueueOrders { Task = QueueTask.Submit, Database = Database, Store = StorePath, Build = Build, Priority = priority };
        return (await new Submitter(orders).RunAsync(new StringReader(string.Join('\n', lines)), _ => { }, default)).Entered;
    }

    /// <summary>What the feeder sees.</summary>
    public async Task<FeedBook> FeedAsync() => new(feeding ??= await Book.Source.OpenConnectionAsync());

    /// <summary>A batch of all that waits.</summary>
    public async Task<long> ClaimAsync(int priority = 1)
    {
        var feed = await FeedAsync();
        return await feed.ClaimAsync([.. (await feed.WaitingAsync(priority, 1000, default)).Select(d => d.Id)], default);
    }

    public Batches Worker(IChildPool children, string build = Build, CancellationToken giveUp = default) => new(
        new WorkBook(working), new Reader(Store, children, scratch, Logger.None), new Patience(Logger.None), build, Logger.None,
        why =>
        {
            Refused = why;
            Stopping.Cancel();
        },
        Stopping.Token, giveUp);

    public Task<WatchStatus> StatusAsync() => new StatusBook(Book).ReadAsync("db", 100, TimeProvider.System, default);

    public async Task<WatchedFile> FileAsync(string name) => Assert.Single((await StatusAsync()).Files, f => f.Name == name);

    public async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = await Book.Source.OpenConnectionAsync();
        return await connection.QueryAsync(sql, read, default);
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public async ValueTask DisposeAsync()
    {
        Stopping.Dispose();
        if (feeding is not null) await feeding.DisposeAsync();
        await Book.DisposeAsync();
        await working.DisposeAsync();
        scratch.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
