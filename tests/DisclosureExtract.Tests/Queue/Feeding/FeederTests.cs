using DisclosureExtract.Queue.Feeding;
using Serilog.Core;

namespace DisclosureExtract.Tests.Queue.Feeding;

[Collection(nameof(Postgres))]
public sealed class FeederTests(Postgres postgres)
{
    static (string, string)[] Documents(string name, int count) => [.. Enumerable.Range(0, count).Select(i => ($"{name}{i}", $"{name}{i}"))];

    static Feeder Feeder(QueueFolder queue) =>
        new(queue.Book, queue.Storage, QueueFolder.Build, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1), Logger.None);

    [Fact]
    public async Task Little_is_handed_over_and_the_rest_waits_in_the_ledger()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync(1, Documents("a", 1000));
        var (feeder, feed) = (Feeder(queue), await queue.FeedAsync());
        for (var batch = 0; batch < 4; batch++) Assert.True(await feeder.FeedOnceAsync(feed, default));
        Assert.False(await feeder.FeedOnceAsync(feed, default));
        Assert.Equal([400], await queue.QueryAsync("SELECT count(*)::int FROM disclosure.document WHERE state='fed'", r => r.GetInt32(0)));
        Assert.Equal([4], await queue.QueryAsync("SELECT count(*)::int FROM hangfire.jobqueue", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task What_is_urgent_goes_first_and_does_not_starve_the_rest()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync(2, Documents("bulk", 3));
        await queue.SubmitAsync(0, Documents("urgent", 1000));
        var (feeder, feed) = (Feeder(queue), await queue.FeedAsync());
        for (var batch = 1; batch <= Portions.FairShare; batch++)
        {
            Assert.Equal([0], await queue.QueryAsync("SELECT count(*)::int FROM disclosure.document WHERE state='fed' AND priority=2", r => r.GetInt32(0)));
            Assert.True(await feeder.FeedOnceAsync(feed, default));
            await queue.QueryAsync("DELETE FROM disclosure.batch", _ => 0); // as if it were done
        }
        Assert.Equal([3], await queue.QueryAsync("SELECT count(*)::int FROM disclosure.document WHERE state='fed' AND priority=2", r => r.GetInt32(0)));
        Assert.Equal(["a-urgent"], await queue.QueryAsync("SELECT DISTINCT queue FROM hangfire.jobqueue", r => r.GetString(0)));
    }
}
