using System.Diagnostics;
using System.Globalization;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Queue.Carrying;
using DisclosureExtract.Queue.Feeding;
using DisclosureExtract.Tests.Jobs;
using Hangfire;
using Serilog.Core;

namespace DisclosureExtract.Tests.Queue.Working;

/// <summary>What the queue itself costs, over documents that take no time: bench/queue.sh overhead.</summary>
[Collection(nameof(Postgres))]
public sealed class OverheadTests(Postgres postgres, ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(4, false)]
    [InlineData(1, true)]
    public async Task Of_a_document(int workers, bool publishes)
    {
        await MeasureAsync(200, workers, publishes); // compiles what is measured
        var (submitting, working, database) = await MeasureAsync(4000, workers, publishes);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{workers} at a time{(publishes ? ", with a result published" : "")}: {working:0.00} ms a document, submitted at {submitting:0.00} ms; the database took {database:0.00} ms of processor time"));
    }

    async Task<(double Submitting, double Working, double Database)> MeasureAsync(int documents, int workers, bool publishes)
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        var clock = Stopwatch.StartNew();
        await queue.SubmitAsync(1, [.. Enumerable.Range(0, documents).Select(i => ($"{i}.txt", i.ToString(CultureInfo.InvariantCulture)))]);
        var submitting = clock.Elapsed;
        var children = new FakeChildren((request, _) => publishes ? FakeChildren.Complete(request) : new ChildReply { Code = 6, Error = "none" });
        using var stop = new CancellationTokenSource();
        var options = new BackgroundJobServerOptions
        {
            WorkerCount = workers,
            Queues = Carrier.Queues,
            Activator = new Only(queue.Worker(children)),
        };
        clock.Restart();
        var before = ProcessTree.ProcessorTime(postgres.ProcessId);
        var feeder = new Feeder(queue.Book, queue.Storage, QueueFolder.Build, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(0.2), Logger.None);
        var feeding = feeder.RunAsync(stop.Token);
        using (new BackgroundJobServer(options, queue.Storage))
            while (await queue.QueryAsync("SELECT 1 FROM disclosure.document WHERE finished IS NULL LIMIT 1", r => 1) is [_])
                await Task.Delay(50);
        var took = clock.Elapsed;
        await stop.CancelAsync();
        await feeding;
        var database = ProcessTree.ProcessorTime(postgres.ProcessId) - before;
        return (submitting.TotalMilliseconds / documents, took.TotalMilliseconds / documents, database.TotalMilliseconds / documents);
    }

    sealed class Only(IBatches batches) : JobActivator
    {
        public override object ActivateJob(Type jobType) => batches;
    }
}
