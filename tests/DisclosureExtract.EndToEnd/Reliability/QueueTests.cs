using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DisclosureExtract.Tests.Queue;

namespace DisclosureExtract.EndToEnd.Reliability;

/// <summary>
/// Workers of a queue, its feeder and its database are killed at seeded moments: nothing lost, every result published once, the
/// same bytes as <c>extract</c> makes.
/// </summary>
public sealed class QueueTests(ITestOutputHelper output)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    [Fact]
    public Task Killed_five_times_every_document_has_one_outcome_and_the_result_of_extract() =>
        Survives(files: 24, kills: 5, longest: 1000, more: ["json,csv"], seed: 20260501);

    /// <summary>bench/reliability.sh queue</summary>
    [Fact(Explicit = true)]
    public Task Full() => Survives(files: 300, kills: 60, longest: 3000, more: ["json,csv", "json,ndjson"], seed: 42);

    /// <param name="more">Formats in which the same documents are asked for while the killing goes on.</param>
    async Task Survives(int files, int kills, int longest, string[] more, int seed)
    {
        using var postgres = new Postgres();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        foreach (var (name, bytes) in Samples.Mixed(files, seed)) folder.Write("in/" + name, bytes);
        BuiltProgram.Run("extract", folder.File("in"), "--out", folder.File("calm"), "--quiet");
        using var queue = await RunningQueue.StartAsync(postgres, folder, lease: 5, workers: 4);
        var random = new Random(seed);
        await queue.SubmitAsync();
        var killed = new Dictionary<string, int>();
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(random.Next(100, longest));
            var what = (kill % 10) switch { 3 => "PostgreSQL", 7 => "the feeder", _ => "a worker" };
            killed[what] = killed.GetValueOrDefault(what) + 1;
            switch (what)
            {
                case "PostgreSQL":
                    postgres.Crash();
                    await Task.Delay(random.Next(0, 1000));
                    postgres.Start();
                    break;
                case "the feeder":
                    queue.KillFeeder();
                    break;
                default:
                    queue.KillWorker(random.Next(4));
                    break;
            }
            // Work that lasts as long as the killing does.
            var part = kills / (more.Length + 1);
            if ((kill + 1) % part == 0 && (kill + 1) / part <= more.Length) await queue.SubmitAsync("--format", more[(kill + 1) / part - 1]);
        }
        var status = await queue.UntilDoneAsync(Patience);
        var calm = Results(folder.File("calm")).ToLookup(r => r.Sha256, r => r.Bytes);
        var stormy = Results(folder.File("store/results/1")).ToList();
        Assert.Equal(calm.Select(c => c.Key).Order(), stormy.Select(r => r.Sha256).Order());
        Assert.Empty(stormy.Where(r => !calm[r.Sha256].Any(c => c.AsSpan().SequenceEqual(r.Bytes))).Select(r => r.Sha256));
        // Under all sets of options the same documents are read, and the same fail.
        var readings = Directory.EnumerateDirectories(folder.File("store/results")).ToList();
        Assert.Equal(more.Length + 1, readings.Count);
        Assert.All(readings, r => Assert.Equal(stormy.Count, Results(r).Count()));
        var originals = Directory.EnumerateFiles(folder.File("store/originals"), "*", SearchOption.AllDirectories).Count();
        Assert.Equal(readings.Count * stormy.Count, status.GetProperty("done").GetInt32() + status.GetProperty("review").GetInt32());
        Assert.Equal(readings.Count * (originals - stormy.Count), status.GetProperty("failed").GetInt32());
        Assert.DoesNotContain(Reasons(status), r => r.Contains("tried", StringComparison.Ordinal) || r.Contains("fault of the program", StringComparison.Ordinal));
        output.WriteLine(
            $"{files} files ({originals} documents) under {readings.Count} sets of options, killed: {string.Join(", ", killed.Select(k => $"{k.Key} {k.Value} times"))}; "
            + $"{readings.Count * originals} outcomes, {readings.Count * stormy.Count} results published, the {stormy.Count} of plain options equal to those of extract, 0 lost; "
            + $"{Again(status)} documents begun more than once, at most {Most(status)} times");
    }

    /// <summary>bench/reliability.sh lease</summary>
    [Fact(Explicit = true)]
    public async Task Lease()
    {
        using var postgres = new Postgres();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        for (var i = 0; i < 4000; i++) folder.Write($"in/{i}.txt", Samples.Transcript(i, 1500));
        using var queue = await RunningQueue.StartAsync(postgres, folder, lease: 60, workers: 2);
        await queue.SubmitAsync();
        await BuiltProgram.Until(() => queue.Status(0) is var s && s.GetProperty("done").GetInt32() + s.GetProperty("review").GetInt32() > 20);
        queue.KillWorker(0, again: false);
        var clock = Stopwatch.StartNew();
        await Task.Delay(TimeSpan.FromSeconds(20)); // the other is past all that were out then
        var left = queue.Batches().Min();
        var waiting = queue.Status(0).GetProperty("queued").GetInt32();
        TimeSpan? taken = null;
        while (clock.Elapsed < TimeSpan.FromSeconds(150) && taken is null)
        {
            await Task.Delay(200);
            if (!queue.Batches().Contains(left)) taken = clock.Elapsed;
        }
        output.WriteLine($"the batch of the killed worker was done {taken?.TotalSeconds:0} s after the kill; {waiting} documents waited");
        Assert.NotNull(taken);
        Assert.InRange(taken.Value.TotalSeconds, 0, 90);
    }

    static IEnumerable<(string Sha256, byte[] Bytes)> Results(string folder) => Directory
        .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "_run.json").Select(file =>
    {
        var bytes = File.ReadAllBytes(file);
        using var json = JsonDocument.Parse(bytes);
        return (json.RootElement.GetProperty("source").GetProperty("sha256").GetString()!, bytes);
    });

    static List<string> Reasons(JsonElement status) =>
        [.. status.GetProperty("files").EnumerateArray().Where(f => f.GetProperty("state").GetString() == "failed").Select(f => f.GetProperty("reason").GetString()!)];

    static IEnumerable<int> Attempts(JsonElement status) => status.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("attempts").GetInt32());

    static int Again(JsonElement status) => Attempts(status).Count(a => a > 1);

    static int Most(JsonElement status) => Attempts(status).Max();
}

/// <summary>A queue with its feeder and workers, as processes.</summary>
sealed class RunningQueue : IDisposable
{
    readonly TemporaryFolder folder;
    readonly string database;
    readonly double lease;
    readonly List<Process> workers = [];
    Process feeder;

    RunningQueue(Postgres postgres, TemporaryFolder folder, double lease)
    {
        (this.folder, this.lease, database) = (folder, lease, postgres.Database());
        feeder = StartFeeder();
    }

    public static async Task<RunningQueue> StartAsync(Postgres postgres, TemporaryFolder folder, double lease, int workers)
    {
        var queue = new RunningQueue(postgres, folder, lease);
        await BuiltProgram.Until(() => File.Exists(folder.File("store/.disclosure-extract/store")));
        for (var i = 0; i < workers; i++) queue.workers.Add(queue.StartWorker());
        return queue;
    }

    /// <summary>Tried until the database, which may just have been killed, takes it.</summary>
    public Task SubmitAsync(params string[] options) => BuiltProgram.Until(() => BuiltProgram.Run(
        ["queue", "submit", folder.File("in"), "--database", database, "--store", folder.File("store"), .. options])
        .Output.Contains("submitted", StringComparison.Ordinal));

    public void KillWorker(int which, bool again = true)
    {
        End(workers[which]);
        if (again) workers[which] = StartWorker();
        else workers.RemoveAt(which);
    }

    public void KillFeeder()
    {
        End(feeder);
        feeder = StartFeeder();
    }

    /// <summary>Numbers of the batches that are out.</summary>
    public List<int> Batches()
    {
        using var psql = Process.Start(new ProcessStartInfo("psql", [
            database.Replace("Host", "host", StringComparison.Ordinal).Replace("Port", "port", StringComparison.Ordinal).Replace("Database", "dbname", StringComparison.Ordinal)
                .Replace("Username", "user", StringComparison.Ordinal).Replace(';', ' '),
            "-Atc", "SELECT id FROM disclosure.batch ORDER BY id"]) { RedirectStandardOutput = true })!;
        var said = psql.StandardOutput.ReadToEnd();
        psql.WaitForExit();
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => int.Parse(l, CultureInfo.InvariantCulture))];
    }

    public JsonElement Status(int last)
    {
        var run = BuiltProgram.Run("queue", "status", "--json", "--last", last.ToString(CultureInfo.InvariantCulture), "--database", database);
        return run.ExitCode == 0 ? JsonDocument.Parse(run.Output).RootElement : default;
    }

    public async Task<JsonElement> UntilDoneAsync(TimeSpan patience)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < patience; await Task.Delay(500))
        {
            var status = Status(100_000);
            if (status.ValueKind == JsonValueKind.Object
                && status.GetProperty("queued").GetInt32() + status.GetProperty("working").GetInt32() + status.GetProperty("waiting").GetInt32() == 0) return status;
        }
        throw new TimeoutException($"not done: {Status(5)}");
    }

    public void Dispose()
    {
        foreach (var process in (Process[])[.. workers, feeder]) End(process);
    }

    Process StartFeeder() => BuiltProgram.Start("queue", "serve", "--database", database, "--store", folder.File("store"), "--port", "0", "--poll", "0.2", "--lease", Lease);

    Process StartWorker() => BuiltProgram.Start("queue", "work", "--database", database, "--store", folder.File("store"), "--jobs", "1", "--poll", "0.2", "--lease", Lease);

    string Lease => lease.ToString(CultureInfo.InvariantCulture);

    static void End(Process process)
    {
        if (!process.HasExited) process.Kill(); // it alone: its children find that it is gone
        process.WaitForExit();
        process.Dispose();
    }
}
