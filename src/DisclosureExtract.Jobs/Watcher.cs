using System.Collections.Concurrent;
using DisclosureExtract.Parts.Prose;
using Microsoft.Data.Sqlite;
using Serilog;

namespace DisclosureExtract.Jobs;

/// <summary>What a run of the watcher ended with.</summary>
/// <param name="Finished">Files that got a final state.</param>
/// <param name="Returned">Files put back because their surroundings were broken or time was up.</param>
public sealed record WatchEnd(int Finished, int Returned);

/// <summary>The drop folder: looks, claims, has files processed, until told to stop.</summary>
public sealed class Watcher : IDisposable
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>Files that may wait for another try before nothing new is taken.</summary>
    const int MostWaiting = 200;

    readonly WatchOptions options;
    readonly TimeProvider time;
    readonly ILogger log;
    readonly WatchFolders folders;
    readonly FolderLock inboxLock, outLock;
    readonly Ledger ledger;
    readonly IChildPool children;
    readonly WatchHealth health;
    readonly WatchMeter meter;
    readonly InboxScanner scanner;
    readonly DocumentJob job;
    readonly ConcurrentQueue<string> told = new();
    readonly SemaphoreSlim wake = new(0, 1);
    readonly CancellationTokenSource giveUp = new();
    readonly Dictionary<Task, Claim> inHand = [];
    readonly Queue<Claim> recovered = new();
    FileSystemWatcher? events;
    volatile bool rescanNow = true;
    volatile int queued;
    long oldestTicks;
    int finished, returned;

    Watcher(WatchOptions options, WatchFolders folders, FolderLock inboxLock, FolderLock outLock, Ledger ledger, IChildPool children, ILogger log, TimeProvider time)
    {
        this.options = options;
        this.folders = folders;
        this.inboxLock = inboxLock;
        this.outLock = outLock;
        this.ledger = ledger;
        this.children = children;
        this.log = log;
        this.time = time;
        health = new WatchHealth(folders);
        scanner = new InboxScanner(folders.Inbox, options.Recursive, options.Quiet, time);
        meter = new WatchMeter(time, () => queued, () => Interlocked.Read(ref oldestTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null, () => health.Current is null);
        job = new DocumentJob(options, folders, ledger, children, health, meter, log, time);
    }

    /// <summary>Checks and locks the folders and opens the ledger.</summary>
    /// <exception cref="RefusedException">The folders cannot be used, or another watcher uses them.</exception>
    public static Watcher Open(WatchOptions options, ChildCommand child, ILogger log, TimeProvider time) => Open(options, new ChildPool(child, options.Limits, WatchFolders.StagingIn(Path.GetFullPath(options.Out))), log, time);

    internal static Watcher Open(WatchOptions options, IChildPool children, ILogger log, TimeProvider time)
    {
        FolderLock? inboxLock = null, outLock = null;
        try
        {
            var folders = WatchFolders.Open(options.Inbox, options.Out);
            inboxLock = FolderLock.Take(folders.InboxLock, time);
            outLock = FolderLock.Take(folders.OutLock, time);
            foreach (var taken in (FolderLock[])[inboxLock, outLock])
                if (taken.Replaced is { } who) log.Warning("a stale lock of {Who:l} was taken over: that watcher did not end in order", who);
            var ledger = Ledger.Open(folders.LedgerFile, options.LedgerPatience, time, out var note);
            if (note is not null) log.Warning("{Note:l}", note);
            if (ledger.Meta("inbox") is { } before && before != folders.Inbox) log.Warning("this --out was used with another inbox before ({Before:l}); its ledger is carried on", before);
            ledger.SetMeta("inbox", folders.Inbox);
            ledger.SetMeta("recursive", options.Recursive ? "1" : "0");
            return new Watcher(options, folders, inboxLock, outLock, ledger, children, log, time);
        }
        catch (Exception e)
        {
            inboxLock?.Dispose();
            outLock?.Dispose();
            children.Dispose();
            if (e is SqliteException or IOException or UnauthorizedAccessException) throw new RefusedException(RefusalKind.Permission, $"{options.Out}: the ledger cannot be opened ({e.Message}). The folder for results must be writable and its disk not full.");
            throw;
        }
    }

    /// <summary>Serves metrics and health on a loopback port.</summary>
    public IDisposable Listen(int port) => new Telemetry(port, () => (health.Current is null, $$"""{"status":"{{(health.Current is null ? "ok" : "degraded")}}","trouble":{{(health.Current is { } t ? $"\"{System.Text.Json.JsonEncodedText.Encode(t)}\"" : "null")}},"queue":{{queued}},"inWork":{{meter.InWork}},"inHand":{{inHand.Count}}}"""));

    /// <summary>Runs until stopped, or with <see cref="WatchOptions.Once"/> until nothing is left to do.</summary>
    /// <param name="stop">Asked to end: nothing new is taken, what is in hand is finished or returned.</param>
    public async Task<WatchEnd> RunAsync(CancellationToken stop)
    {
        log.Information("watching {Inbox:l}, results to {Out:l}, version {Version:l}, {Jobs} jobs", folders.Inbox, folders.Out, options.Version, options.Jobs);
        var isRecovered = false;
        using var stopped = stop.Register(Wake);
        long lastScan = 0, lastTouch = time.GetTimestamp();
        var scanCost = TimeSpan.Zero;
        string? toldTrouble = null;
        while (!stop.IsCancellationRequested)
        {
            await HarvestAsync().ConfigureAwait(false);
            try
            {
                if (health.Current is not null && !health.Probe()) throw new IOException(health.Current);
                if (toldTrouble is not null) log.Information("the folders can be used again");
                toldTrouble = null;
                if (!isRecovered) await RecoverAsync(stop).ConfigureAwait(false);
                isRecovered = true;
                Listen();
                // A look at a folder of a hundred thousand files costs: it is never more than a twentieth of the time.
                var due = lastScan == 0 || time.GetElapsedTime(lastScan) >= (scanCost * 20 > options.Poll ? scanCost * 20 : options.Poll);
                var names = new List<string>();
                while (told.TryDequeue(out var name)) names.Add(name);
                if (due || (rescanNow && time.GetElapsedTime(lastScan) >= scanCost * 20))
                {
                    rescanNow = false;
                    var started = time.GetTimestamp();
                    scanner.Rescan();
                    lastScan = time.GetTimestamp();
                    scanCost = time.GetElapsedTime(started, lastScan);
                }
                scanner.Refresh(names);
                foreach (var (name, why) in scanner.Notes) log.Warning("{Name:l} is left where it is: {Why:l}", Reasons.OneLine(name), why);
                scanner.Notes.Clear();
                ClaimReady();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (toldTrouble != e.Message) log.Error("waiting for the folders: {Error:l}", Reasons.OneLine(e.Message));
                toldTrouble = e.Message;
                health.Trouble(e.Message);
                DropEvents();
                rescanNow = true;
                if (options.Once && inHand.Count == 0) break;
            }
            catch (OperationCanceledException)
            {
                break; // told to stop, or with --once given up, before what was left could be carried out: the next start does
            }
            queued = scanner.Count + recovered.Count;
            Interlocked.Exchange(ref oldestTicks, scanner.Oldest?.UtcTicks ?? 0);
            if (time.GetElapsedTime(lastTouch) > FolderLock.Stale / 6)
            {
                inboxLock.Touch(time);
                outLock.Touch(time);
                lastTouch = time.GetTimestamp();
            }
            if (options.Once && inHand.Count == 0 && recovered.Count == 0 && scanner.Count == scanner.Blocked && health.Current is null) break;
            await PauseAsync(stop).ConfigureAwait(false);
        }
        await DrainAsync().ConfigureAwait(false);
        log.Information("stopped: {Finished} files finished, {Returned} returned to the inbox", finished, returned);
        return new WatchEnd(finished, returned + (options.Once && health.Current is not null ? 1 : 0));
    }

    public void Dispose()
    {
        events?.Dispose();
        children.Dispose();
        ledger.Dispose();
        meter.Dispose();
        job.Dispose();
        wake.Dispose();
        giveUp.Dispose();
        inboxLock.Dispose();
        outLock.Dispose();
    }

    /// <summary>Takes up what an earlier run left: decisions not carried out, originals in claim folders, half-made results.</summary>
    async Task RecoverAsync(CancellationToken stop)
    {
        recovered.Clear();
        foreach (var folder in Directory.EnumerateDirectories(folders.Staging)) Directory.Delete(folder, recursive: true);
        string[] written = [folders.Out, Path.GetDirectoryName(folders.OutLock)!, Path.GetDirectoryName(folders.InboxLock)!, .. new[] { States.Done, States.Review, States.Failed }.Select(folders.Outcome)];
        foreach (var folder in written) AtomicFile.RemoveLeftovers(folder, TimeSpan.Zero);
        var open = ledger.Open().ToDictionary(a => a.Claim);
        foreach (var arrival in open.Values.Where(a => a.State == States.Finishing))
            await job.CompleteAsync(arrival, stop).ConfigureAwait(false);
        foreach (var folder in Directory.EnumerateDirectories(folders.Work))
        {
            var id = Path.GetFileName(folder);
            var file = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).FirstOrDefault();
            if (file is null) Directory.Delete(folder, recursive: true);
            else recovered.Enqueue(new Claim(id, Path.GetRelativePath(folder, file)));
        }
        var there = recovered.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var arrival in open.Values.Where(a => a.State != States.Finishing && !there.Contains(a.Claim)))
        {
            // Put back into the inbox just before the end, or taken out of our folder by somebody.
            ledger.Returned(arrival.Claim);
            log.Information("{Name:l} was in hand and is not any more; where it is in the inbox it is taken anew", Reasons.OneLine(arrival.Name));
        }
        if (recovered.Count > 0) log.Information("{Count} files were in hand when the last run ended and are taken up again", recovered.Count);
    }

    void ClaimReady()
    {
        // A few more than can be worked on: some wait for their next try. While the surroundings are broken, none.
        while (health.Current is null && inHand.Count - job.Waiting < options.Jobs * 2 && job.Waiting < MostWaiting)
        {
            if (recovered.TryDequeue(out var old))
            {
                Start(old, wasInterrupted: true);
                continue;
            }
            if (scanner.Take() is not { } name) return;
            var claim = new Claim(Guid.CreateVersion7().ToString("N"), name);
            var path = claim.Path(folders);
            Posix.MakeFolder(Path.Combine(folders.Work, claim.Id));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                Posix.Rename(Path.Combine(folders.Inbox, name), path);
            }
            catch (PosixException e)
            {
                Directory.Delete(Path.Combine(folders.Work, claim.Id), recursive: true);
                if (e.Errno == 2) continue; // taken away in the meantime
                if (e.Errno == PosixException.CrossDevice)
                {
                    log.Warning("{Name:l} is left where it is: it lies on another file system than the inbox", Reasons.OneLine(name));
                    continue;
                }
                throw;
            }
            if (Posix.Stat(path).Kind != FileKind.Regular)
            {
                job.Return(claim); // swapped for a link between look and claim
                continue;
            }
            Start(claim, wasInterrupted: false);
        }
    }


    void Start(Claim claim, bool wasInterrupted)
    {
        var task = Task.Run(() => job.RunAsync(claim, wasInterrupted, giveUp.Token));
        inHand[task] = claim;
        _ = task.ContinueWith(_ => Wake(), TaskScheduler.Default);
    }

    /// <summary>Sees to the files that are finished, one way or another.</summary>
    async Task HarvestAsync()
    {
        foreach (var (task, claim) in inHand.Where(t => t.Key.IsCompleted).ToList())
        {
            inHand.Remove(task);
            try
            {
                await task.ConfigureAwait(false);
                finished++;
            }
            catch (OriginalChangedException e)
            {
                log.Warning("{Error:l}; it goes back into the inbox until it is complete", Reasons.OneLine(e.Message));
                if (!job.Return(claim)) recovered.Enqueue(claim);
                rescanNow = true;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A fault of ours after the outcome: the original stays in its claim folder and the next start carries it out. The others go on.
                log.Error(e, "{Name:l} could not be put where it belongs; it stays in {Folder:l} and the next start takes it up", Reasons.OneLine(claim.Name), Path.Combine(folders.Work, claim.Id));
            }
            catch (OperationCanceledException)
            {
                returned++;
                job.Return(claim);
                if (!giveUp.IsCancellationRequested) log.Warning("{Name:l} goes back into the inbox: its surroundings are broken", Reasons.OneLine(claim.Name));
            }
        }
    }

    /// <summary>Told to stop: a time of grace for what is in hand, then it goes back.</summary>
    async Task DrainAsync()
    {
        DropEvents();
        if (inHand.Count > 0)
        {
            log.Information("finishing {Count} files in hand, for {Seconds:0} s at most", inHand.Count, options.Grace.TotalSeconds);
            await Task.WhenAny(Task.WhenAll(inHand.Keys), Task.Delay(options.Grace, time)).ConfigureAwait(false);
            await giveUp.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(Task.WhenAll(inHand.Keys)).ConfigureAwait(false);
            await HarvestAsync().ConfigureAwait(false);
        }
        while (recovered.TryDequeue(out var claim)) job.Return(claim);
    }

    async Task PauseAsync(CancellationToken stop)
    {
        var pause = scanner.IsPending || inHand.Count > 0 || rescanNow ? Tick : health.Current is null ? options.Poll : TimeSpan.FromSeconds(1);
        if (pause > options.Poll && health.Current is null) pause = options.Poll;
        using var timer = new CancellationTokenSource(pause, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        try
        {
            await wake.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }
    }

    void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // Awake already, or over.
        }
    }

    /// <summary>Events make things fast; that nothing is lost is the rescan's business, so doing without them is no error.</summary>
    void Listen()
    {
        if (events is not null) return;
        try
        {
            var watcher = new FileSystemWatcher(folders.Inbox)
            {
                IncludeSubdirectories = options.Recursive,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
                InternalBufferSize = 1 << 16,
            };
            watcher.Created += (_, e) => Tell(e.Name);
            watcher.Changed += (_, e) => Tell(e.Name);
            watcher.Renamed += (_, e) => Tell(e.Name);
            watcher.Error += (_, _) => rescanNow = true;
            watcher.EnableRaisingEvents = true;
            events = watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            log.Warning("no events for this folder ({Error:l}); it is looked at every {Seconds:0.#} s", e.Message, options.Poll.TotalSeconds);
            events = new FileSystemWatcher(); // idle: do not ask again
        }
    }

    void DropEvents()
    {
        events?.Dispose();
        events = null;
    }

    void Tell(string? name)
    {
        if (name is null || WatchFolders.IsOurs(name)) return;
        told.Enqueue(name);
        Wake();
    }
}
