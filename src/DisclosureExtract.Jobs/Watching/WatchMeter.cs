using System.Diagnostics.Metrics;
using DisclosureExtract.Jobs.Folders;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>The figures of a watcher, as instruments that any collector can read.</summary>
sealed class WatchMeter : IDisposable
{
    public const string Name = "DisclosureExtract.Watch";

    readonly Meter meter = new(Name);
    readonly Counter<long> files, pages, retries;
    readonly Queue<(long At, int Pages)> recent = new();
    readonly TimeProvider time;
    int working;

    /// <param name="queue">Files in the inbox that are not taken yet.</param>
    /// <param name="oldest">When the one that waits longest was seen first.</param>
    public WatchMeter(TimeProvider time, Func<int> queue, Func<DateTimeOffset?> oldest, Func<bool> healthy)
    {
        this.time = time;
        files = meter.CreateCounter<long>("disclosure_files", description: "Files with a final state.");
        foreach (var state in States.Final) files.Add(0, OfState(state)); // there from the start, for rates
        pages = meter.CreateCounter<long>("disclosure_pages", description: "Pages extracted.");
        retries = meter.CreateCounter<long>(
            "disclosure_retries", description: "Attempts that failed and were repeated.");
        meter.CreateObservableGauge(
            "disclosure_queue", () => queue(), description: "Files in the inbox that are not taken yet.");
        meter.CreateObservableGauge(
            "disclosure_in_work", () => Volatile.Read(ref working), description: "Documents in children.");
        meter.CreateObservableGauge(
            "disclosure_pages_per_second", () => PagesPerSecond,
            description: "Pages extracted in the last minute, per second.");
        double Age(DateTimeOffset seen) => Math.Max(0, (time.GetUtcNow() - seen).TotalSeconds);
        meter.CreateObservableGauge(
            "disclosure_oldest_seconds", () => oldest() is { } at ? Age(at) : 0,
            description: "Age of the oldest file in the inbox.");
        meter.CreateObservableGauge(
            "disclosure_healthy", () => healthy() ? 1 : 0, description: "Whether folders and ledger can be used.");
    }

    public int InWork => Volatile.Read(ref working);

    public double PagesPerSecond
    {
        get
        {
            lock (recent)
            {
                Prune();
                return recent.Sum(r => r.Pages) / 60d;
            }
        }
    }

    public void Working(int change) => Interlocked.Add(ref working, change);

    public void Retried() => retries.Add(1);

    public void Finished(string state, int pageCount)
    {
        files.Add(1, OfState(state));
        pages.Add(pageCount);
        lock (recent)
        {
            Prune();
            recent.Enqueue((time.GetTimestamp(), pageCount));
        }
    }

    public void Dispose() => meter.Dispose();

    static KeyValuePair<string, object?> OfState(string state) => new("state", state);

    void Prune()
    {
        while (recent.TryPeek(out var first) && time.GetElapsedTime(first.At) > TimeSpan.FromMinutes(1))
            recent.Dequeue();
    }
}
