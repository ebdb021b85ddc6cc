namespace DisclosureExtract.Tools.Queueing;

/// <summary>What came of a simulated queue.</summary>
/// <param name="Time">Seconds until the last document.</param>
/// <param name="Processors">Share of the time that the processors were at work.</param>
/// <param name="Database">The same of the database.</param>
/// <param name="Store">The same of the shared folder.</param>
/// <param name="Workers">The same of the workers: not waiting for a batch.</param>
/// <param name="Longest">Longest time from a kill to the end of the batch that was in hand.</param>
sealed record QueueOutcome(double Time, double Processors, double Database, double Store, double Workers, int Kills, double Longest);

/// <summary>Runs a queue in time that is only counted: batches are fed, taken, read, ended; workers are killed.</summary>
sealed class QueueSimulation
{
    readonly QueueModel model;
    readonly Random random;
    readonly Servers processors, database, store = new(1);
    readonly PriorityQueue<Action<double>, (double, long)> events = new();
    readonly Queue<Batch> ready = new(), lost = new();
    readonly Queue<int> idle = new();
    long number, left;
    int outside, kills;
    double now, busy, longest;
    bool isFeeding;

    QueueSimulation(QueueModel model, int seed)
    {
        (this.model, random, left) = (model, new Random(seed), model.Documents);
        processors = new Servers(model.Processors);
        database = model.DatabaseProcessors > 0 ? new Servers(model.DatabaseProcessors) : processors;
    }

    public static QueueOutcome Run(QueueModel model, int seed = 1) => new QueueSimulation(model, seed).Run();

    QueueOutcome Run()
    {
        for (var worker = 0; worker < model.Workers; worker++) idle.Enqueue(worker);
        Feed();
        while (events.TryDequeue(out var next, out var at))
        {
            now = at.Item1;
            next(now);
        }
        return new(now, processors.Used(now), database.Used(now), store.Used(now), busy / (now * model.Workers), kills, longest);
    }

    /// <summary>One batch after the other, while there is room.</summary>
    void Feed()
    {
        if (isFeeding || left == 0 || outside >= model.Ahead * model.Workers) return;
        isFeeding = true;
        outside++;
        var batch = new Batch((int)Math.Min(model.Batch, left), null);
        left -= batch.Documents;
        At(database.Done(now, model.PerBatch / 2), _ =>
        {
            isFeeding = false;
            ready.Enqueue(batch);
            Take();
            Feed();
        });
    }

    void Take()
    {
        while (idle.Count > 0 && (lost.Count > 0 || ready.Count > 0))
        {
            // What is handed out anew is older than what waits.
            var (worker, batch, began) = (idle.Dequeue(), (lost.Count > 0 ? lost : ready).Dequeue(), now);
            At(database.Done(now, model.PerBatch / 4), _ => Read(worker, batch, began));
        }
    }

    void Read(int worker, Batch batch, double began)
    {
        var killedAfter = model.Kills > 0 ? -Math.Log(1 - random.NextDouble()) * 3600 / model.Kills : double.MaxValue;
        var work = batch.Documents * model.Reading;
        if (killedAfter < work)
        {
            kills++;
            var kill = now;
            var done = (int)(batch.Documents * killedAfter / work);
            At(processors.Done(now, killedAfter), at => At(at + model.Restart, _ => Free(worker, began)));
            At(now + killedAfter + model.Lease, _ =>
            {
                lost.Enqueue(new(batch.Documents - done, kill + killedAfter));
                Take();
            });
            return;
        }
        At(store.Done(now, batch.Documents * model.Bytes / model.Bandwidth), _ =>
            At(processors.Done(now, work), _ =>
                At(database.Done(now, batch.Documents * model.PerDocument + model.PerBatch / 4), _ => End(worker, batch, began))));
    }

    void End(int worker, Batch batch, double began)
    {
        outside--;
        if (batch.Killed is { } kill) longest = Math.Max(longest, now - kill);
        Free(worker, began);
        Feed();
    }

    void Free(int worker, double began)
    {
        busy += now - began;
        idle.Enqueue(worker);
        Take();
    }

    void At(double time, Action<double> what) => events.Enqueue(what, (time, number++));

    /// <param name="Killed">When the worker was killed that had it last.</param>
    sealed record Batch(int Documents, double? Killed);
}
