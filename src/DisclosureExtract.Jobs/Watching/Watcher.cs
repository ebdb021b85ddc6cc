using System.Text.Json;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using Microsoft.Data.Sqlite;
using Serilog;

namespace DisclosureExtract.Jobs.Watching;

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

    /// <summary>
    /// A look at a folder of a hundred thousand files costs: it is never more than one part in so many of the time.
    /// </summary>
    const int ScanShare = 20;

    readonly WatchContext context;
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
    readonly InboxEvents events;
    readonly DocumentJob job;
    readonly SemaphoreSlim wake = new(0, 1);
    readonly CancellationTokenSource giveUp = new();
    readonly Dictionary<Task, Holding> inHand = [];
    readonly Queue<Holding> recovered = new();
    bool isRecovered, rescanNow = true;
    string? toldTrouble;
    TimeSpan scanCost;
    long lastScan, lastTouch;
    volatile int queued;
    long oldestTicks;
    int finished, returned;

    Watcher(
        WatchOptions options, WatchFolders folders, FolderLock inboxLock, FolderLock outLock, Ledger ledger,
        IChildPool children, ILogger log, TimeProvider time)
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
        events = new InboxEvents(options, folders.Inbox, log, Wake);
        meter = new WatchMeter(time, () => queued, Oldest, () => health.Current is null);
        context = new WatchContext(options, folders, ledger, health, meter, log, time);
        job = new DocumentJob(context, children);
    }

    /// <summary>Checks and locks the folders and opens the ledger.</summary>
    /// <exception cref="RefusedException">The folders cannot be used, or another watcher uses them.</exception>
    public static Watcher Open(WatchOptions options, ChildCommand child, ILogger log, TimeProvider time)
    {
        var staging = WatchFolders.StagingIn(Path.GetFullPath(options.Out));
        return Open(options, new ChildPool(child, options.Limits, staging), log, time);
    }

    internal static Watcher Open(WatchOptions options, IChildPool children, ILogger log, TimeProvider time)
    {
        FolderLock? inboxLock = null, outLock = null;
        try
        {
            var folders = WatchFolders.Open(options.Inbox, options.Out);
            inboxLock = FolderLock.Take(folders.InboxLock, time);
            outLock = FolderLock.Take(folders.OutLock, time);
            foreach (var taken in (FolderLock[])[inboxLock, outLock])
                if (taken.Replaced is { } who)
                    log.Warning("a stale lock of {Who:l} was taken over: that watcher did not end in order", who);
            return new Watcher(
                options, folders, inboxLock, outLock, OpenLedger(options, folders, log, time), children, log, time);
        }
        catch (Exception e)
        {
            inboxLock?.Dispose();
            outLock?.Dispose();
            children.Dispose();
            if (e is SqliteException or IOException or UnauthorizedAccessException)
                throw new RefusedException(
                    RefusalKind.Permission,
                    $"{options.Out}: the ledger cannot be opened ({e.Message}). The folder for results must be writable and its disk not full.");
            throw;
        }
    }

    static Ledger OpenLedger(WatchOptions options, WatchFolders folders, ILogger log, TimeProvider time)
    {
        var ledger = Ledger.Open(folders.LedgerFile, options.LedgerPatience, time, out var note);
        if (note is not null) log.Warning("{Note:l}", note);
        if (ledger.Meta("inbox") is { } before && before != folders.Inbox)
            log.Warning("this --out was used with another inbox before ({Before:l}); its ledger is carried on", before);
        ledger.SetMeta("inbox", folders.Inbox);
        ledger.SetMeta("recursive", options.Recursive ? "1" : "0");
        return ledger;
    }

    /// <summary>Serves metrics and health on a loopback port.</summary>
    public IDisposable Listen(int port) => new Telemetry(port, () =>
    {
        var trouble = health.Current;
        var report = new HealthReport(trouble is null ? "ok" : "degraded", trouble, queued, meter.InWork, inHand.Count);
        return (trouble is null, JsonSerializer.Serialize(report, HealthJson.Default.HealthReport));
    });

    /// <summary>Runs until stopped, or with <see cref="WatchOptions.Once"/> until nothing is left to do.</summary>
    /// <param name="stop">Asked to end: nothing new is taken, what is in hand is finished or returned.</param>
    public async Task<WatchEnd> RunAsync(CancellationToken stop)
    {
        log.Information(
            "watching {Inbox:l}, results to {Out:l}, version {Version:l}, {Jobs} jobs", folders.Inbox, folders.Out, options.Version, options.Jobs);
        using var stopped = stop.Register(Wake);
        lastTouch = time.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            await HarvestAsync().ConfigureAwait(false);
            try
            {
                await LookAsync(stop).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Trouble(e);
                if (options.Once && inHand.Count == 0) break;
            }
            catch (OperationCanceledException)
            {
                // Told to stop, or with --once given up, before what was left could be carried out: the next start
                // does.
                break;
            }
            queued = scanner.Count + recovered.Count;
            Interlocked.Exchange(ref oldestTicks, scanner.Oldest?.UtcTicks ?? 0);
            TouchLocks();
            if (options.Once && IsAllDone) break;
            await PauseAsync(stop).ConfigureAwait(false);
        }
        await DrainAsync().ConfigureAwait(false);
        log.Information("stopped: {Finished} files finished, {Returned} returned to the inbox", finished, returned);
        return new WatchEnd(finished, returned + (options.Once && health.Current is not null ? 1 : 0));
    }

    public void Dispose()
    {
        IDisposable[] parts = [events, children, ledger, meter, job, wake, giveUp, inboxLock, outLock];
        foreach (var part in parts) part.Dispose();
    }

    bool IsAllDone
    {
        get
        {
            var isEmpty = inHand.Count == 0 && recovered.Count == 0;
            return isEmpty && scanner.Count == scanner.Blocked && health.Current is null;
        }
    }

    DateTimeOffset? Oldest() =>
        Interlocked.Read(ref oldestTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>One round: are the folders there, what is new in them, what can be taken?</summary>
    async Task LookAsync(CancellationToken stop)
    {
        if (health.Current is not null && !health.Probe()) throw new IOException(health.Current);
        if (toldTrouble is not null) log.Information("the folders can be used again");
        toldTrouble = null;
        if (!isRecovered)
        {
            recovered.Clear();
            foreach (var holding in await Recovery.RunAsync(context, job.Originals, stop).ConfigureAwait(false))
                recovered.Enqueue(holding);
        }
        isRecovered = true;
        events.Begin();
        var names = events.Names();
        rescanNow |= events.TakeLost();
        if (IsScanDue) Rescan();
        scanner.Refresh(names);
        foreach (var (name, why) in scanner.Notes)
            log.Warning("{Name:l} is left where it is: {Why:l}", Reasons.OneLine(name), why);
        scanner.Notes.Clear();
        ClaimReady();
    }

    bool IsScanDue
    {
        get
        {
            if (lastScan == 0) return true;
            var (since, least) = (time.GetElapsedTime(lastScan), scanCost * ScanShare);
            return since >= least && (rescanNow || since >= options.Poll);
        }
    }

    void Rescan()
    {
        rescanNow = false;
        var started = time.GetTimestamp();
        scanner.Rescan();
        lastScan = time.GetTimestamp();
        scanCost = time.GetElapsedTime(started, lastScan);
    }

    void Trouble(Exception e)
    {
        if (toldTrouble != e.Message) log.Error("waiting for the folders: {Error:l}", Reasons.OneLine(e.Message));
        toldTrouble = e.Message;
        health.Trouble(e.Message);
        events.Drop();
        rescanNow = true;
    }

    void TouchLocks()
    {
        if (time.GetElapsedTime(lastTouch) <= FolderLock.Stale / 6) return;
        inboxLock.Touch(time);
        outLock.Touch(time);
        lastTouch = time.GetTimestamp();
    }

    /// <summary>
    /// A few more than can be worked on: some wait for their next try. While the surroundings are broken, none.
    /// </summary>
    bool CanTakeMore => health.Current is null && inHand.Count - job.Waiting < options.Jobs * 2
        && job.Waiting < MostWaiting;

    void ClaimReady()
    {
        while (CanTakeMore)
        {
            if (recovered.TryDequeue(out var old)) Start(old, wasInterrupted: true);
            else if (scanner.Take() is { } name) Claim(name);
            else return;
        }
    }

    /// <summary>Takes a file into hand: moves it into a claim folder of its own and starts on it.</summary>
    void Claim(string name)
    {
        var holding = new Holding(Guid.CreateVersion7().ToString("N"), name);
        var path = holding.Path(folders);
        Posix.MakeFolder(holding.Folder(folders));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            Posix.Rename(Path.Combine(folders.Inbox, name), path);
        }
        catch (PosixException e)
        {
            Directory.Delete(holding.Folder(folders), recursive: true);
            if (e.Errno == PosixException.NoSuchFile) return; // taken away in the meantime
            if (e.Errno != PosixException.CrossDevice) throw;
            log.Warning(
                "{Name:l} is left where it is: it lies on another file system than the inbox", Reasons.OneLine(name));
            return;
        }
        if (Posix.Stat(path).Kind == FileKind.Regular) Start(holding, wasInterrupted: false);
        else job.Originals.Return(holding); // swapped for a link between look and claim
    }

    void Start(Holding holding, bool wasInterrupted)
    {
        var task = Task.Run(() => job.RunAsync(holding, wasInterrupted, giveUp.Token));
        inHand[task] = holding;
        _ = task.ContinueWith(_ => Wake(), TaskScheduler.Default);
    }

    /// <summary>Sees to the files that are finished, one way or another.</summary>
    async Task HarvestAsync()
    {
        foreach (var (task, holding) in inHand.Where(t => t.Key.IsCompleted).ToList())
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
                if (!job.Originals.Return(holding)) recovered.Enqueue(holding);
                rescanNow = true;
            }
            catch (OperationCanceledException)
            {
                returned++;
                job.Originals.Return(holding);
                if (!giveUp.IsCancellationRequested)
                    log.Warning(
                        "{Name:l} goes back into the inbox: its surroundings are broken",
                        Reasons.OneLine(holding.Name));
            }
            catch (Exception e)
            {
                // A fault of ours after the outcome: the original stays in its claim folder and the next start carries
                // it out. The others go on.
                log.Error(
                    e, "{Name:l} could not be put where it belongs; it stays in {Folder:l} and the next start takes it up",
                    Reasons.OneLine(holding.Name), holding.Folder(folders));
            }
        }
    }

    /// <summary>Told to stop: a time of grace for what is in hand, then it goes back.</summary>
    async Task DrainAsync()
    {
        events.Drop();
        if (inHand.Count > 0)
        {
            log.Information(
                "finishing {Count} files in hand, for {Seconds:0} s at most", inHand.Count, options.Grace.TotalSeconds);
            await Task.WhenAny(Task.WhenAll(inHand.Keys), Task.Delay(options.Grace, time)).ConfigureAwait(false);
            await giveUp.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(Task.WhenAll(inHand.Keys)).ConfigureAwait(false);
            await HarvestAsync().ConfigureAwait(false);
        }
        while (recovered.TryDequeue(out var holding)) job.Originals.Return(holding);
    }

    async Task PauseAsync(CancellationToken stop)
    {
        using var timer = new CancellationTokenSource(Pause, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        try
        {
            await wake.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The pause is over.
        }
    }

    /// <summary>Short while something may happen soon; else until the next look at the whole folder.</summary>
    TimeSpan Pause
    {
        get
        {
            var isBusy = scanner.IsPending || inHand.Count > 0 || rescanNow;
            if (health.Current is not null) return isBusy ? Tick : TimeSpan.FromSeconds(1);
            return isBusy && Tick < options.Poll ? Tick : options.Poll;
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
}
