using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Queue.Carrying;
using DisclosureExtract.Tests.Jobs;
using Hangfire.Server;

namespace DisclosureExtract.Tests.Queue.Books;

[Collection(nameof(Postgres))]
public sealed class FeedBookTests(Postgres postgres)
{
    [Fact]
    public async Task A_batch_that_no_job_carries_is_fed_again()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync("a.pdf");
        var feed = await queue.FeedAsync();
        var carried = await queue.ClaimAsync();
        await feed.CarriedAsync(carried, Carrier.Enqueue(queue.Storage, carried, 1), default);
        Assert.Equal(0, await feed.SweepAsync(default)); // its job waits
        await queue.QueryAsync("UPDATE hangfire.job SET statename='Failed'", _ => 0);
        Assert.Equal(1, await feed.SweepAsync(default));
        var forgotten = await queue.ClaimAsync(); // killed before there was a job
        Assert.Equal(0, await feed.SweepAsync(default));
        await queue.QueryAsync("UPDATE disclosure.batch SET fed = now() - interval '2 minutes'", _ => 0);
        Assert.Equal(1, await feed.SweepAsync(default));
        await queue.Worker(new FakeChildren((request, _) => throw new InvalidOperationException("was asked"))).RunAsync(forgotten, default);
        Assert.Equal(1, (await queue.StatusAsync()).Queued);
    }

    [Fact]
    public async Task A_batch_of_a_worker_without_a_sign_of_life_is_handed_out_anew_and_no_other()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        for (var batch = 1; batch <= 3; batch++) Carrier.Enqueue(queue.Storage, batch, 1);
        await queue.QueryAsync("UPDATE hangfire.jobqueue SET fetchedat = now() - interval '61 seconds' WHERE jobid = 1", _ => 0);
        await queue.QueryAsync("UPDATE hangfire.jobqueue SET fetchedat = now() - interval '20 seconds' WHERE jobid = 2", _ => 0);
        Assert.Equal(1, await (await queue.FeedAsync()).ReapAsync(60, default));
        Assert.Equal([1, 3], await queue.QueryAsync("SELECT jobid FROM hangfire.jobqueue WHERE fetchedat IS NULL ORDER BY 1", r => (int)r.GetInt64(0)));
    }

    [Fact]
    public async Task Documents_of_a_build_of_before_are_read_by_the_present_one_and_a_worker_of_that_build_refuses()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync("a.pdf");
        Assert.Equal(1, await (await queue.FeedAsync()).AdoptAsync("2 test", default));
        var children = new FakeChildren((request, _) => FakeChildren.Complete(request));
        var batch = await queue.ClaimAsync();
        await queue.Worker(children).RunAsync(batch, default);
        Assert.Equal(RefusalKind.Folders, queue.Refused!.Kind);
        Assert.Equal(0, children.Asked("a.pdf"));
        Assert.Equal(1, (await queue.StatusAsync()).Queued);
    }

    [Fact]
    public async Task Workers_are_those_that_gave_a_sign_of_life_lately()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        using (var connection = queue.Storage.GetConnection())
        {
            connection.AnnounceServer("a", new ServerContext { WorkerCount = 3, Queues = Carrier.Queues });
            connection.AnnounceServer("b", new ServerContext { WorkerCount = 2, Queues = Carrier.Queues });
        }
        var feed = await queue.FeedAsync();
        Assert.Equal(5, await feed.WorkersAsync(default));
        await queue.QueryAsync("UPDATE hangfire.server SET lastheartbeat = now() - interval '3 minutes' WHERE id = 'b'", _ => 0);
        Assert.Equal(3, await feed.WorkersAsync(default));
    }

    [Fact]
    public async Task Only_one_feeds()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        Assert.True(await (await queue.FeedAsync()).TakeLockAsync(default));
        await using var other = await queue.Book.Source.OpenConnectionAsync();
        Assert.False(await new DisclosureExtract.Queue.Books.FeedBook(other).TakeLockAsync(default));
        await queue.QueryAsync("SELECT 1", _ => 0);
        Carrier.Enqueue(queue.Storage, 1, 1);
        Assert.True((await queue.StatusAsync()).Running);
    }
}
