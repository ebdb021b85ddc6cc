using DisclosureExtract.Tools.Queueing;

namespace DisclosureExtract.Tests.Tools.Queueing;

public sealed class QueueSimulationTests
{
    static QueueModel Model(int workers) => new()
    {
        Documents = 10_000,
        Workers = workers,
        Processors = workers,
        DatabaseProcessors = 1,
        Batch = 20,
        Reading = 0.2,
        PerBatch = 0.014,
        PerDocument = 0.0005,
        Bytes = 500_000,
        Bandwidth = 1e9,
        Kills = 0,
    };

    [Fact]
    public void As_long_as_only_processors_are_short_twice_the_workers_do_twice_the_work()
    {
        var (one, ten) = (QueueSimulation.Run(Model(1)), QueueSimulation.Run(Model(10)));
        Assert.InRange(one.Time, 2000, 2050);
        Assert.InRange(one.Time / ten.Time, 9.5, 10);
        Assert.InRange(ten.Processors, 0.95, 1);
    }

    [Fact]
    public void A_database_that_is_short_limits_them_all()
    {
        var many = QueueSimulation.Run(Model(1000) with { Documents = 200_000 });
        Assert.InRange(200_000 / many.Time, 780, 835); // 20 documents take it 24 ms
        Assert.InRange(many.Database, 0.95, 1);
    }

    [Fact]
    public void A_batch_of_a_killed_worker_is_taken_up_after_its_lease_with_a_backlog_waiting()
    {
        var killed = QueueSimulation.Run(Model(10) with { Kills = 60 });
        Assert.True(killed.Kills > 20);
        Assert.InRange(killed.Longest, 62.5, 90);
    }
}
