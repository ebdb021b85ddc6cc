using System.Runtime.InteropServices;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Queueing;
using DisclosureExtract.Jobs.Records;
using DisclosureExtract.Jobs.Watching;
using DisclosureExtract.Queue.Books;
using DisclosureExtract.Queue.Carrying;
using DisclosureExtract.Queue.Serving;
using DisclosureExtract.Queue.Submitting;
using DisclosureExtract.Queue.Working;
using Hangfire.Logging;
using Npgsql;

namespace DisclosureExtract.Queue;

/// <summary>Started by <c>disclosure-extract queue</c>, with its orders in the environment.</summary>
static class Program
{
    /// <summary>As in the table of exit codes of the program that starts this one.</summary>
    const int Usage = 2, NotFound = 3, Damaged = 6, Output = 9, Busy = 11, Unreachable = 13, Stopped = 130;

    public static async Task<int> Main()
    {
        if (QueueOrders.FromEnvironment() is not { } orders)
        {
            await Console.Error.WriteLineAsync("disclosure-extract queue starts this program.");
            return Usage;
        }
        Environment.SetEnvironmentVariable(QueueOrders.Variable, null); // not for children
        using var stop = new CancellationTokenSource();
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        try
        {
            return await RunAsync(orders, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Stopped;
        }
        catch (RefusedException e)
        {
            Say(e.Message);
            return e.Kind switch
            {
                RefusalKind.Permission => Output,
                RefusalKind.Busy => Busy,
                RefusalKind.NotFound => NotFound,
                RefusalKind.Damaged => Damaged,
                _ => Usage,
            };
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            Say("the database has no queue yet. Start disclosure-extract queue serve first.");
            return NotFound;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or ArgumentException { Source: "Npgsql" })
        {
            Say($"the database cannot be reached or used ({e.Message}). Give --database as in \"Host=db;Database=disclosure;Username=disclosure\".");
            return Unreachable;
        }

        void Stop(PosixSignalContext context)
        {
            if (stop.IsCancellationRequested) return; // a second does not wait
            context.Cancel = true;
            stop.Cancel();
        }
    }

    static async Task<int> RunAsync(QueueOrders orders, CancellationToken stop)
    {
        switch (orders.Task)
        {
            case QueueTask.Submit:
                var (entered, unread) = await new Submitter(orders).RunAsync(Console.In, Say, stop);
                Console.Out.WriteLine($"{entered.New} submitted, {entered.Known} known before ({entered.Moved} of them wait once more or are more urgent now), {unread} not read");
                return unread > 0 ? Output : 0;
            case QueueTask.Retry:
                await using (var book = Book.Open(orders.Database, connections: 1))
                    Console.Out.WriteLine($"{await new Submissions(book).RetryAsync(orders.Files, stop)} documents wait again");
                return 0;
            case QueueTask.Status:
                await using (var book = Book.Open(orders.Database, connections: 1))
                {
                    var name = new NpgsqlConnectionStringBuilder(orders.Database);
                    var status = await new StatusBook(book).ReadAsync($"{name.Host}:{name.Port}/{name.Database}", orders.Latest, TimeProvider.System, stop);
                    using var output = Console.OpenStandardOutput();
                    output.Write(LedgerTools.ToJson(status));
                }
                return 0;
        }
        using var log = WatchLog.Create(orders.LogsJson, file: null);
        LogProvider.SetCurrentLogProvider(new CarrierLog(log));
        if (orders.Task == QueueTask.Serve) await new QueueServer(orders, log).RunAsync(Console.Out.WriteLine, stop);
        else await new Worker(orders, log, TimeProvider.System).RunAsync(stop);
        return 0;
    }

    static void Say(string message) => Console.Error.WriteLine($"disclosure-extract: {PlainText.Line(message)}");
}
