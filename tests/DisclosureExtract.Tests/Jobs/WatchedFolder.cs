using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using DisclosureExtract.Jobs.Watching;
using Microsoft.Extensions.Time.Testing;
using Serilog;
using Serilog.Core;

namespace DisclosureExtract.Tests.Jobs;

/// <summary>Children that do what a test says; by default a result that holds the bytes of the document.</summary>
sealed class FakeChildren(Func<ChildRequest, int, ChildReply?> answer) : IChildPool
{
    readonly ConcurrentDictionary<string, int> asked = new();

    public int Asked(string name) => asked.GetValueOrDefault(name);

    public ConcurrentBag<(string Name, bool Fresh)> Requests { get; } = [];

    public async Task<ChildReply> AskAsync(
        ChildRequest request, bool fresh, CancellationToken stop, Action<ChildReply>? told = null)
    {
        Requests.Add((request.Name, fresh));
        var reply = answer(request, asked.AddOrUpdate(request.Name, 1, (_, n) => n + 1));
        if (reply is null) await Task.Delay(Timeout.Infinite, stop); // hangs until given up
        return reply!;
    }

    public static ChildReply Complete(ChildRequest request)
    {
        File.WriteAllBytes(
            Path.Combine(request.Staging, "result.json"),
            [.. Encoding.UTF8.GetBytes($"{{\"file\":\"{request.Name}\"}}"), .. File.ReadAllBytes(request.Path)]);
        return new ChildReply { Code = 0, Status = "complete", Pages = 1, Facts = 1, Files = [".json"] };
    }

    public void Dispose()
    {
    }
}

/// <summary>An inbox, an output folder, a clock that only the test sets forward, and a watcher over them.</summary>
sealed class WatchedFolder : IDisposable
{
    /// <summary>Real time after which a run that does not end is a failure.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly string root = Directory.CreateTempSubdirectory("watch-").FullName;

    public WatchedFolder()
    {
        Inbox = Path.Combine(root, "in");
        Out = Path.Combine(root, "out");
        Directory.CreateDirectory(Inbox);
    }

    public string Inbox { get; }

    public string Out { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public WatchOptions Options => new() { Inbox = Inbox, Out = Out, Version = "1", Once = true, Jobs = 2 };

    public void Drop(string name, string content = "text") => File.WriteAllText(Path.Combine(Inbox, name), content);

    public bool Has(string path) => File.Exists(Path.Combine(Inbox, path));

    public string Read(string path) => File.ReadAllText(Path.Combine(Inbox, path));

    public string Result(string path) => File.ReadAllText(Path.Combine(Out, path));

    public WatchStatus Status => LedgerTools.Status(Out, 100, Time);

    /// <summary>Files that are neither ours nor in an outcome folder.</summary>
    public IEnumerable<string> Left => Directory.EnumerateFiles(Inbox).Select(f => Path.GetFileName(f));

    /// <summary>Runs a watcher to its end while time goes by.</summary>
    public WatchEnd Run(
        IChildPool children, WatchOptions? options = null, Action<TimeSpan>? meanwhile = null,
        CancellationToken stop = default)
    {
        using var watcher = Watcher.Open(options ?? Options, children, Logger.None, Time);
        var run = Task.Run(() => watcher.RunAsync(stop));
        var patience = Stopwatch.StartNew();
        var start = Time.GetUtcNow();
        while (!run.IsCompleted)
        {
            if (patience.Elapsed > Patience) throw new TimeoutException("The watcher did not end.");
            Time.Advance(TimeSpan.FromMilliseconds(100));
            meanwhile?.Invoke(Time.GetUtcNow() - start);
            Thread.Yield();
            run.Wait(1, CancellationToken.None);
        }
        return run.GetAwaiter().GetResult();
    }

    public WatchEnd Run(Func<ChildRequest, int, ChildReply?> answer) => Run(new FakeChildren(answer));

    public void Dispose() => Directory.Delete(root, recursive: true);
}
