using System.Security.Cryptography;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Parts.Prose;
using Microsoft.Data.Sqlite;
using Polly;
using Polly.Retry;
using Serilog;

namespace DisclosureExtract.Jobs;

/// <summary>A file in hand: the folder of its claim, and its path relative to the inbox.</summary>
sealed record Claim(string Id, string Name)
{
    public string Path(WatchFolders folders) => System.IO.Path.Combine(folders.Work, Id, Name);
}

/// <summary>The original changed while it was in hand: its writer was not finished.</summary>
sealed class OriginalChangedException(string name) : Exception($"{name} was written to while it was being read");

/// <summary>
/// One file from claim to final state: hash, look in the ledger, extract in a child, publish, decide, move the original,
/// record. Each step may be done twice without harm, so a start after a crash begins with the first.
/// </summary>
sealed class DocumentJob(WatchOptions options, WatchFolders folders, Ledger ledger, IChildPool children, WatchHealth health, WatchMeter meter, ILogger log, TimeProvider time) : IDisposable
{
    readonly SemaphoreSlim slots = new(options.Jobs, options.Jobs);
    readonly KeyedLock sameContent = new();
    int waiting;

    /// <summary>Files between two tries.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Takes a file through to its final state.</summary>
    /// <param name="stop">Give up what is in hand.</param>
    /// <exception cref="OperationCanceledException">Stopped: the claim stands and is to be returned.</exception>
    public async Task RunAsync(Claim claim, bool wasInterrupted, CancellationToken stop)
    {
        var start = time.GetTimestamp();
        var (hash, stat, unreadable) = await ReadAsync(claim, stop).ConfigureAwait(false);
        await Persist("write the ledger", () => ledger.Taken(claim.Id, null, claim.Name, hash, stat.Size, options.Settings, options.Version), stop).ConfigureAwait(false);
        Outcome outcome;
        using (await sameContent.TakeAsync(hash, stop).ConfigureAwait(false))
        {
            outcome = unreadable ?? await OutcomeAsync(claim, claim.Path(folders), claim.Name, hash, wasInterrupted, stop).ConfigureAwait(false);
            if (await Persist("look at the original", () => Look(claim), stop).ConfigureAwait(false) != stat) throw new OriginalChangedException(claim.Name);
            await FinishAsync(claim, hash, outcome, stop).ConfigureAwait(false);
        }
        meter.Finished(outcome.State, outcome.SameAs is null ? outcome.Pages : 0);
        var elapsed = time.GetElapsedTime(start).TotalMilliseconds;
        log.Information("{State} {Name:l} {Sha256} {Pages} pages {Facts} facts in {Milliseconds:0} ms{SameAs:l}: {Reason:l}", outcome.State, Reasons.OneLine(claim.Name), hash, outcome.Pages, outcome.Facts, elapsed, outcome.SameAs is null ? "" : " (same content as before)", Reasons.OneLine(outcome.English));
    }

    /// <summary>
    /// Hash and state of the original. While the surroundings are broken it waits; a file that alone cannot be read, on a bad
    /// block or a broken share, has its outcome after some tries: it must not hold up the others.
    /// </summary>
    async Task<(string Hash, FileStat Stat, Outcome? Unreadable)> ReadAsync(Claim claim, CancellationToken stop)
    {
        var path = claim.Path(folders);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (hash, stat) = Hash(path);
                return (hash, stat, null);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                var stat = health.Probe() ? Posix.Stat(path) : default;
                if (stat.Kind == FileKind.Missing && health.Current is null) throw new OriginalChangedException(claim.Name); // taken out of our folder
                if (stat.Kind == FileKind.Regular && attempt >= options.Attempts)
                    return ($"unreadable-{claim.Id}", stat, Reasons.Parked(e.Message, attempt)); // no bytes, no hash: a name of its own
                if (attempt is 1 or 6 || attempt % 20 == 0) log.Warning("cannot read {Name:l}, will try again: {Error:l}", Reasons.OneLine(claim.Name), Reasons.OneLine(e.Message));
                if (options.Once && attempt > options.Attempts) throw new OperationCanceledException($"cannot read the original: {e.Message}", e);
                await Task.Delay(Pause(attempt), time, stop).ConfigureAwait(false);
            }
        }
    }

    async Task<Outcome> OutcomeAsync(Claim claim, string path, string name, string hash, bool wasInterrupted, CancellationToken stop)
    {
        if (await KnownAsync(name, hash, stop).ConfigureAwait(false) is { } known) return known;
        if (wasInterrupted && await Persist("write the ledger", () => ledger.Interrupted(hash), stop).ConfigureAwait(false) is var times && times >= options.Interruptions) return Reasons.Poison(times);
        try
        {
            return await Persist("read the original", () => IsArchive(path), stop).ConfigureAwait(false)
                ? await ArchiveAsync(claim, path, name, hash, stop).ConfigureAwait(false)
                : await ExtractAsync(claim.Id, path, name, hash, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.Error(e, "{Name:l}: a fault of the program itself", Reasons.OneLine(name));
            return Reasons.OfBug(e.Message);
        }
    }

    /// <summary>The outcome of the same bytes before, if its results are still there; null where they are to be processed.</summary>
    Task<Outcome?> KnownAsync(string name, string hash, CancellationToken stop) => Persist("read the ledger", () =>
        ledger.Known(hash, options.Settings, options.Version) is { } known && known.Results.All(r => File.Exists(Path.Combine(folders.Out, r)))
            ? known.SameAs == name ? known with { SameAs = null } : Reasons.Linked(known)
            : null, stop);

    /// <summary>Extracts one document with retries, until there is an outcome.</summary>
    async Task<Outcome> ExtractAsync(string claim, string path, string name, string hash, CancellationToken stop)
    {
        var tries = 0;
        try
        {
            return await Retries(claim, name).ExecuteAsync(async token =>
            {
                if (tries > 0) Interlocked.Decrement(ref waiting);
                await Persist("write the ledger", () => ledger.Attempted(claim, hash), token).ConfigureAwait(false);
                tries++;
                return await InSlot(name, path, unpack: false, fresh: tries > 1, async (reply, staging) =>
                {
                    if (reply.Code != 0) return Reasons.OfReply(reply, []);
                    return Reasons.OfReply(reply, await Persist("publish", () => Publish(hash, name, staging, reply.Files), token).ConfigureAwait(false));
                }, token).ConfigureAwait(false);
            }, stop).ConfigureAwait(false);
        }
        catch (ChildFaultException e)
        {
            return Reasons.OfFault(e, tries);
        }
        catch (IOException e)
        {
            return Reasons.Parked(e.Message, tries);
        }
    }

    /// <summary>Unpacks an archive and takes its members through one after the other.</summary>
    async Task<Outcome> ArchiveAsync(Claim claim, string path, string name, string hash, CancellationToken stop)
    {
        var tries = 0;
        try
        {
            return await Retries(claim.Id, name).ExecuteAsync(async token =>
            {
                if (tries > 0) Interlocked.Decrement(ref waiting);
                await Persist("write the ledger", () => ledger.Attempted(claim.Id, hash), token).ConfigureAwait(false);
                tries++;
                return await InSlot(name, path, unpack: true, fresh: tries > 1, (reply, staging) => MembersAsync(claim, name, reply, staging, token), token, holdSlot: false).ConfigureAwait(false);
            }, stop).ConfigureAwait(false);
        }
        catch (ChildFaultException e)
        {
            return Reasons.OfFault(e, tries);
        }
        catch (IOException e)
        {
            return Reasons.Parked(e.Message, tries);
        }
    }

    async Task<Outcome> MembersAsync(Claim claim, string name, ChildReply reply, string staging, CancellationToken stop)
    {
        if (reply.Code != 0) return Reasons.OfReply(reply, []);
        var outcomes = new List<(string, Outcome)>();
        for (var i = 0; i < reply.Members.Count; i++)
        {
            var member = reply.Members[i];
            var id = $"{claim.Id}#{i + 1}";
            var title = $"{name}/{member.Name}";
            if (member.File is null)
            {
                outcomes.Add((member.Name, new Outcome(States.Failed, member.Error ?? "not unpacked", "压缩包内的此文件超出限制或已损坏，未能解出。")));
                continue;
            }
            var path = Path.Combine(staging, member.File);
            var (hash, stat) = Hash(path);
            await Persist("write the ledger", () => ledger.Taken(id, claim.Id, title, hash, stat.Size, options.Settings, options.Version), stop).ConfigureAwait(false);
            Outcome outcome;
            using (await sameContent.TakeAsync(hash, stop).ConfigureAwait(false))
            {
                outcome = await KnownAsync(title, hash, stop).ConfigureAwait(false) ?? await ExtractAsync(id, path, title, hash, stop).ConfigureAwait(false);
                await Persist("write the ledger", () => ledger.Decided(id, hash, options.Settings, options.Version, outcome, target: null), stop).ConfigureAwait(false);
            }
            outcomes.Add((member.Name, outcome));
        }
        return Reasons.OfArchive(outcomes);
    }

    /// <summary>Asks a child, with one of the slots for concurrent work and a staging folder of its own.</summary>
    /// <param name="holdSlot">False where what follows takes slots itself.</param>
    async Task<Outcome> InSlot(string name, string path, bool unpack, bool fresh, Func<ChildReply, string, Task<Outcome>> use, CancellationToken stop, bool holdSlot = true)
    {
        var staging = Path.Combine(folders.Staging, Guid.NewGuid().ToString("N"));
        await slots.WaitAsync(stop).ConfigureAwait(false);
        var held = true;
        try
        {
            meter.Working(1);
            ChildReply reply;
            try
            {
                Posix.MakeFolder(staging);
                reply = await children.AskAsync(new ChildRequest { Unpack = unpack, Path = path, Name = name, Staging = staging, Settings = options.Settings }, fresh, stop).ConfigureAwait(false);
            }
            finally
            {
                meter.Working(-1);
            }
            if (reply.CanHeal) throw new IOException(reply.Error);
            if (!holdSlot)
            {
                slots.Release();
                held = false;
            }
            return await use(reply, staging).ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
        finally
        {
            if (held) slots.Release();
            Forget(staging);
        }
    }

    /// <summary>Moves the staged files to their place in OUT, one rename each, the JSON last; returns their paths relative to OUT.</summary>
    List<string> Publish(string hash, string name, string staging, IReadOnlyList<string> suffixes)
    {
        var stem = ledger.ReserveResult(hash, ResultNames.ForResult(name), n => IsFreeFor(n, hash));
        var folder = Path.GetDirectoryName(Path.Combine(folders.Out, stem))!;
        Directory.CreateDirectory(folder);
        var results = new List<string>();
        foreach (var suffix in suffixes)
        {
            var from = Path.Combine(staging, "result" + suffix);
            // A second try after half of a publication finds the first half done.
            if (Posix.Stat(from).Kind == FileKind.Regular) Posix.Rename(from, Path.Combine(folders.Out, stem + suffix));
            results.Add(stem + suffix);
        }
        Posix.SyncFolder(folder);
        return results;
    }

    /// <summary>A name the ledger does not know may still be taken on disk, by a result of an earlier ledger or by a stranger's file.</summary>
    bool IsFreeFor(string stem, string hash)
    {
        var path = Path.Combine(folders.Out, stem + ".json");
        if (!File.Exists(path)) return !((string[])[".facts.csv", ".facts.ndjson", ".facts.parquet"]).Any(s => File.Exists(Path.Combine(folders.Out, stem + s)));
        using var stream = File.OpenRead(path);
        var head = new byte[4096];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head.AsSpan(0, read).IndexOf(System.Text.Encoding.ASCII.GetBytes(hash)) >= 0;
    }

    /// <summary>Decides where the original goes, writes the reason beside that place, moves the original, records it.</summary>
    async Task FinishAsync(Claim claim, string hash, Outcome outcome, CancellationToken stop)
    {
        var target = await Persist("find a place for the original", () => FreeTarget(claim.Name, outcome), stop).ConfigureAwait(false);
        await Persist("write the ledger", () => ledger.Decided(claim.Id, hash, options.Settings, options.Version, outcome, target), stop).ConfigureAwait(false);
        await SettleAsync(claim, target, outcome, stop).ConfigureAwait(false);
    }

    /// <summary>Ends what a crash left between decision and record.</summary>
    public Task CompleteAsync(Arrival arrival, CancellationToken stop) => SettleAsync(new Claim(arrival.Claim, arrival.Name), arrival.Target!, arrival.Decision, stop);

    /// <summary>Carries a decision out. Where a stranger's file took the place in the meantime, another is found.</summary>
    async Task SettleAsync(Claim claim, string target, Outcome outcome, CancellationToken stop)
    {
        while (!await Persist("move the original", () => TryMove(claim, target, outcome), stop).ConfigureAwait(false))
        {
            target = await Persist("find a place for the original", () => FreeTarget(claim.Name, outcome), stop).ConfigureAwait(false);
            await Persist("write the ledger", () => ledger.Redirected(claim.Id, target), stop).ConfigureAwait(false);
        }
        await Persist("write the ledger", () => ledger.Finished(claim.Id, outcome.State), stop).ConfigureAwait(false);
        lock (targets) targets.ExceptWith(Places(target, outcome));
    }

    /// <summary>The reason file first: whoever finds an original finds its reason too. False where the place is taken.</summary>
    bool TryMove(Claim claim, string target, Outcome outcome)
    {
        var from = claim.Path(folders);
        var to = Path.Combine(folders.Inbox, target);
        if (Look(claim).Kind != FileKind.Missing)
        {
            if (Posix.Stat(to).Kind != FileKind.Missing) return false;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (Reasons.NeedsFile(outcome)) AtomicFile.Write(ResultNames.Reason(to), durable: true, s => s.Write(Reasons.File(claim.Name, outcome)));
            if (!Posix.TryRenameNew(from, to)) return false;
            Posix.SyncFolder(Path.GetDirectoryName(to)!);
        }
        RemoveClaimFolder(claim.Id);
        return true;
    }

    /// <summary>Puts an unfinished original back where it came from. False where that cannot be done, or a new file took the name: the claim stands.</summary>
    public bool Return(Claim claim)
    {
        try
        {
            var isBack = Look(claim).Kind == FileKind.Missing; // taken out of our folder: there is nothing to put back
            if (!isBack)
            {
                var back = Path.Combine(folders.Inbox, claim.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(back)!);
                isBack = Posix.TryRenameNew(claim.Path(folders), back);
            }
            if (isBack) RemoveClaimFolder(claim.Id);
            ledger.Returned(claim.Id);
            return isBack;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            log.Warning("{Name:l} could not be put back into the inbox and stays in {Folder:l} ({Error:l})", Reasons.OneLine(claim.Name), folders.Work, e.Message);
            return false;
        }
    }

    /// <summary>The original as it is now. Where the whole share is away, it is not missing: that is trouble to wait for.</summary>
    FileStat Look(Claim claim)
    {
        var stat = Posix.Stat(claim.Path(folders));
        if (stat.Kind == FileKind.Missing && Posix.Stat(folders.Work).Kind != FileKind.Directory) throw new IOException($"{folders.Inbox} is not there");
        return stat;
    }

    public void Dispose() => slots.Dispose();

    string FreeTarget(string name, Outcome outcome)
    {
        var folder = Path.GetDirectoryName(name)!;
        var file = Path.GetFileName(name);
        for (var n = 1; ; n++)
        {
            var target = Path.Combine(outcome.State, folder, ResultNames.NumberedOriginal(file, n));
            var places = Places(target, outcome);
            lock (targets)
            {
                if (places.Any(p => targets.Contains(p) || Posix.Stat(Path.Combine(folders.Inbox, p)).Kind != FileKind.Missing)) continue;
                targets.UnionWith(places);
                return target;
            }
        }
    }

    /// <summary>What stands in the outcome folder in the end: the original, and its reason, which must not replace a file of that name.</summary>
    static string[] Places(string target, Outcome outcome) => Reasons.NeedsFile(outcome) ? [target, ResultNames.Reason(target)] : [target];

    /// <summary>Places given out and not yet filled: two files on their way to one place must not both find it free.</summary>
    readonly HashSet<string> targets = new(StringComparer.Ordinal);

    void RemoveClaimFolder(string id)
    {
        var folder = Path.Combine(folders.Work, id);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true); // holds empty sub-folders at most: the original is gone
    }

    static bool IsArchive(string path)
    {
        Span<byte> head = stackalloc byte[4];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        return stream.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head.SequenceEqual("PK\u0003\u0004"u8);
    }

    static (string Hash, FileStat Stat) Hash(string path)
    {
        var stat = Posix.Stat(path);
        if (stat.Kind != FileKind.Regular) throw new IOException($"{path} is no longer there");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        return (Convert.ToHexStringLower(SHA256.HashData(stream)), stat);
    }

    static void Forget(string staging)
    {
        try
        {
            Directory.Delete(staging, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start empties the staging folder.
        }
    }

    /// <summary>
    /// Retries of a document. A fault of the child gets a second, fresh child. Trouble with files is tried until its number
    /// of attempts is used up; while the surroundings are broken (disk full, share gone) it is nobody's fault and waits.
    /// </summary>
    ResiliencePipeline<Outcome> Retries(string claim, string name) => new ResiliencePipelineBuilder<Outcome> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<Outcome>
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.FirstDelay,
            MaxDelay = options.LongestDelay,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception switch
            {
                ChildFaultException { Kind: ChildFaultKind.Killed } => arguments.AttemptNumber + 1 < options.Attempts,
                ChildFaultException => arguments.AttemptNumber + 1 < options.ChildAttempts,
                IOException => arguments.AttemptNumber + 1 < options.Attempts || (!options.Once && !health.Probe()),
                _ => false,
            }),
            OnRetry = arguments =>
            {
                var error = arguments.Outcome.Exception!;
                health.Probe();
                meter.Retried();
                Interlocked.Increment(ref waiting);
                log.Warning("{Name:l} is tried again in {Seconds:0.0} s, attempt {Attempt} failed: {Error:l}", Reasons.OneLine(name), arguments.RetryDelay.TotalSeconds, arguments.AttemptNumber + 1, Reasons.OneLine(error.Message));
                try
                {
                    ledger.Waiting(claim, error.Message, "读写出错或处理进程中断，稍后自动重试。");
                }
                catch (SqliteException)
                {
                    // The ledger shares the trouble; what it must know is written with patience elsewhere.
                }
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    /// <summary>
    /// Steps that must happen and can only fail by their surroundings: the ledger is locked, the disk full, the share gone.
    /// Tried until they succeed or the watcher is told to stop.
    /// </summary>
    async Task<T> Persist<T>(string what, Func<T> step, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                return step();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 }) // busy, locked, read-only, I/O, full, cannot open
            {
                health.Trouble($"cannot {what}: {e.Message}");
                if (attempt is 0 or 5 || attempt % 20 == 19) log.Warning("cannot {What:l}, will try again: {Error:l}", what, Reasons.OneLine(e.Message));
                if (options.Once && attempt >= options.Attempts) throw new OperationCanceledException($"cannot {what}: {e.Message}", e);
                await Task.Delay(Pause(attempt), time, stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Growing, with jitter, and never longer than the longest.</summary>
    TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(Math.Min(options.LongestDelay.TotalMilliseconds, options.FirstDelay.TotalMilliseconds * Math.Pow(2, Math.Min(attempt, 10))) * (0.75 + Random.Shared.NextDouble() / 2));

    Task<bool> Persist(string what, Action step, CancellationToken stop) => Persist(what, () =>
    {
        step();
        return true;
    }, stop);
}
