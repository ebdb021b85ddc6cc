using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Queueing;
using DisclosureExtract.Queue.Working;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;

namespace DisclosureExtract.Tests.Queue.Working;

[Collection(nameof(Postgres))]
public sealed class WorkerCheckTests(Postgres postgres)
{
    [Theory]
    [InlineData("build", "2 test", "results would differ")]
    [InlineData("store", "another", "the store of another queue")]
    [InlineData("edition", "0", "of edition 0")]
    [InlineData("clock", "", "Set both by NTP")]
    public async Task A_worker_that_does_not_fit_does_not_begin(string key, string value, string why)
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.Book.SetAsync("build", QueueFolder.Build, default);
        await queue.Book.SetAsync(key, value, default);
        var orders = new QueueOrders
        {
            Task = QueueTask.Work,
            Database = queue.Database,
            Store = queue.StorePath,
            Build = QueueFolder.Build,
            Child = new ChildCommand("false", []),
        };
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow.AddSeconds(key == "clock" ? 10 : 0));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => new Worker(orders, Logger.None, clock).RunAsync(default));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }
}
