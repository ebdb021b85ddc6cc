using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Queueing;
using DisclosureExtract.Queue.Books;
using DisclosureExtract.Queue.Carrying;
using DisclosureExtract.Queue.Storing;
using Hangfire;
using Npgsql;
using Serilog;

namespace DisclosureExtract.Queue.Working;

/// <summary><c>queue work</c>: takes batches until told to stop. Documents are read in child processes, never in this one.</summary>
sealed class Worker(QueueOrders orders, ILogger log, TimeProvider time)
{
    /// <summary>By so much the clocks of worker and database may differ: locks of Hangfire are dated by the worker.</summary>
    static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(5);

    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    RefusedException? refused;

    /// <param name="stop">Told to stop.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var giveUp = new CancellationTokenSource();
        await using var book = Book.Open(orders.Database, orders.Jobs + 2, isPatient: false);
        var store = FolderStore.Open(orders.Store, create: false);
        await WaitForFeederAsync(book, stop);
        await CheckAsync(book, store, stop);
        using var scratch = RunFolder.Open(Path.Combine(Path.GetTempPath(), $"disclosure-extract-{Environment.UserName}"));
        using var children = new ChildPool(orders.Child!, orders.Limits, scratch.Scratch);
        children.Prepare(orders.Jobs);
        var batches = new Batches(
            new WorkBook(book), new Reader(store, children, scratch, log), new Patience(log), orders.Build, log,
            why =>
            {
                refused = why;
                stopping.Cancel();
            },
            stopping.Token, giveUp.Token);
        // Two more than workers and what Hangfire does beside: heartbeats, expiry, delayed jobs, the renewal of what is in hand.
        var storage = Carrier.Storage(
            orders.Database, orders.Jobs + 6, TimeSpan.FromSeconds(orders.Lease), TimeSpan.FromSeconds(orders.Poll), prepares: false);
        using (var server = new BackgroundJobServer(Options(batches), storage))
        {
            log.Information("working, {Jobs} documents at a time, store {Store:l}", orders.Jobs, store.Name);
            await Task.Delay(Timeout.Infinite, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            server.SendStop();
            using var grace = new Timer(_ => giveUp.Cancel(), null, TimeSpan.FromSeconds(orders.Grace), Timeout.InfiniteTimeSpan);
            while (batches.InHand > 0) await Task.Delay(Tick, CancellationToken.None);
        }
        log.Information("stopped");
        if (refused is not null) throw refused;
    }

    BackgroundJobServerOptions Options(Batches batches) => new()
    {
        WorkerCount = orders.Jobs,
        Queues = Carrier.Queues,
        Activator = new Only(batches),
        SchedulePollingInterval = TimeSpan.FromSeconds(Math.Max(1, orders.Poll)),
        HeartbeatInterval = TimeSpan.FromSeconds(15),
        ServerTimeout = TimeSpan.FromMinutes(2),
        StopTimeout = TimeSpan.FromSeconds(orders.Grace + 10),
        ShutdownTimeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>Machines start in any order.</summary>
    async Task WaitForFeederAsync(Book book, CancellationToken stop)
    {
        for (var isFirst = true; !await IsFedAsync(book, stop); isFirst = false)
        {
            if (isFirst) log.Information("waiting for queue serve to make its tables");
            await Task.Delay(BetweenLooks, stop);
        }
    }

    static async Task<bool> IsFedAsync(Book book, CancellationToken stop)
    {
        try
        {
            return await book.MetaAsync("build", stop) is not null;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return false;
        }
    }

    /// <summary>A worker that would fail at everything does not begin.</summary>
    async Task CheckAsync(Book book, FolderStore store, CancellationToken stop)
    {
        if (await book.MetaAsync("edition", stop) is var edition && edition != Schema.Edition)
            throw new RefusedException(RefusalKind.Folders, $"the tables of the queue are of edition {edition}, and this program works with {Schema.Edition}: install the same program everywhere.");
        if (await book.MetaAsync("store", stop) is { } id && id != store.Id)
            throw new RefusedException(RefusalKind.Folders, $"{orders.Store}: the store of another queue. Mount the folder that queue serve was given.");
        if (await book.MetaAsync("build", stop) is { } build && build != orders.Build)
            throw new RefusedException(
                RefusalKind.Folders, $"the queue is of build {build}, and this worker is {orders.Build}: results would differ. Install the same program, with the same programs for scans, everywhere.");
        if (await book.SkewAsync(time, stop) is var skew && skew.Duration() > MostSkew)
            throw new RefusedException(
                RefusalKind.Folders, $"the clock of this machine differs by {skew.TotalSeconds:0} s from that of the database. Set both by NTP.");
    }

    /// <summary>Gives Hangfire the one job there is.</summary>
    sealed class Only(IBatches batches) : JobActivator
    {
        public override object ActivateJob(Type jobType) => batches;
    }
}
