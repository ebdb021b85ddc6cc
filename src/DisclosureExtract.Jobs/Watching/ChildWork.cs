using System.Text;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using Microsoft.Data.Sqlite;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>
/// Has contents processed by children: so many at a time, each in a staging folder of its own, tried again where that
/// can help; results are moved to their place in OUT.
/// </summary>
sealed class ChildWork(WatchContext context, Patience patience, IChildPool children) : IDisposable
{
    readonly WatchFolders folders = context.Folders;
    readonly SemaphoreSlim slots = new(context.Options.Jobs, context.Options.Jobs);
    int waiting;

    /// <summary>Files between two tries.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Extracts one document, until there is an outcome.</summary>
    public Task<Outcome> ExtractAsync(Content content, CancellationToken stop) =>
        AskAsync(content, unpack: false, (reply, staging, token) => PublishedAsync(content, reply, staging, token), stop);

    async Task<Outcome> PublishedAsync(Content content, ChildReply reply, string staging, CancellationToken stop)
    {
        if (reply.Code != 0) return Reasons.OfReply(reply, []);
        var results = await patience.PersistAsync("publish", () => Publish(content, staging, reply.Files), stop).ConfigureAwait(false);
        return Reasons.OfReply(reply, results);
    }

    /// <summary>
    /// Unpacks an archive and has its members seen to, until there is an outcome. What only begins like an archive and is one
    /// document is extracted by the child at once.
    /// </summary>
    /// <param name="members">Given the members and the folder in which they lie unpacked.</param>
    public Task<Outcome> UnpackAsync(
        Content archive, Func<ChildReply, string, CancellationToken, Task<Outcome>> members, CancellationToken stop) =>
        AskAsync(
            archive, unpack: true,
            (reply, staging, token) => reply.Code != 0 || reply.Members.Count == 0
                ? PublishedAsync(archive, reply, staging, token) : members(reply, staging, token),
            stop);

    public void Dispose() => slots.Dispose();

    /// <summary>
    /// Asks with retries. A fault of the child gets a second, fresh child. Trouble with files is tried until its number
    /// of attempts is used up; while the surroundings are broken (disk full, share gone) it is nobody's fault and
    /// waits.
    /// </summary>
    async Task<Outcome> AskAsync(
        Content content, bool unpack, Func<ChildReply, string, CancellationToken, Task<Outcome>> use, CancellationToken stop)
    {
        var tries = 0;
        try
        {
            return await patience.TryAsync(
                async token =>
                {
                    if (tries > 0) Interlocked.Decrement(ref waiting);
                    await patience.PersistAsync(
                        "write the ledger", () => context.Ledger.Attempted(content.Id, content.Hash),
                        token).ConfigureAwait(false);
                    tries++;
                    return await AskOnceAsync(content, unpack, fresh: tries > 1, use, token).ConfigureAwait(false);
                },
                IsTriedAgain,
                (error, n, pause) => Postpone(content, error, n, pause),
                stop).ConfigureAwait(false);
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

    bool IsTriedAgain(Exception error, int tries) => error switch
    {
        ChildFaultException { Kind: ChildFaultKind.Killed } => tries < context.Options.Attempts,
        ChildFaultException => tries < context.Options.ChildAttempts,
        IOException => tries < context.Options.Attempts || (!context.Options.Once && !context.Health.Probe()),
        _ => false,
    };

    void Postpone(Content content, Exception error, int tries, TimeSpan pause)
    {
        context.Health.Probe();
        context.Meter.Retried();
        Interlocked.Increment(ref waiting);
        context.Log.Warning(
            "{Name:l} is tried again in {Seconds:0.0} s, attempt {Attempt} failed: {Error:l}",
            Reasons.OneLine(content.Name), pause.TotalSeconds, tries, Reasons.OneLine(error.Message));
        try
        {
            context.Ledger.Waiting(content.Id, error.Message, "读写出错或处理进程中断，稍后自动重试。");
        }
        catch (SqliteException)
        {
            // The ledger shares the trouble; what it must know is written with patience elsewhere.
        }
    }

    /// <summary>Asks a child, with one of the slots for concurrent work and a staging folder of its own.</summary>
    async Task<Outcome> AskOnceAsync(
        Content content, bool unpack, bool fresh, Func<ChildReply, string, CancellationToken, Task<Outcome>> use, CancellationToken stop)
    {
        var staging = Path.Combine(folders.Staging, Guid.NewGuid().ToString("N"));
        var request = new ChildRequest
        {
            Unpack = unpack,
            Path = content.Path,
            Name = content.Name,
            Staging = staging,
            Settings = context.Options.Settings,
            Durable = true,
        };
        await slots.WaitAsync(stop).ConfigureAwait(false);
        var held = true;
        try
        {
            var reply = await ReplyAsync(request, fresh, stop).ConfigureAwait(false);
            if (reply.CanHeal) throw new IOException(reply.Error);
            if (unpack)
            {
                slots.Release(); // the members take slots themselves
                held = false;
            }
            return await use(reply, staging, stop).ConfigureAwait(false);
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

    async Task<ChildReply> ReplyAsync(ChildRequest request, bool fresh, CancellationToken stop)
    {
        context.Meter.Working(1);
        try
        {
            Posix.MakeFolder(request.Staging);
            return await children.AskAsync(request, fresh, stop, told => Tell(request, told)).ConfigureAwait(false);
        }
        finally
        {
            context.Meter.Working(-1);
        }
    }

    /// <summary>What takes long says so: nobody is to wait for hours without a word.</summary>
    void Tell(ChildRequest request, ChildReply told)
    {
        if (told.Time is var (spent, allowed))
            context.Log.Information(
                "{Name:l} is still being read: {Spent:0} s of processor time so far, at most {Allowed:0}",
                Reasons.OneLine(request.Name), spent, allowed);
    }

    /// <summary>
    /// Moves the staged files to their place in OUT, one rename each, the JSON last; returns their paths relative to
    /// OUT.
    /// </summary>
    List<string> Publish(Content content, string staging, IReadOnlyList<string> suffixes)
    {
        var stem = context.Ledger.ReserveResult(
            content.Hash, ResultNames.ForResult(content.Name), name => IsFreeFor(name, content.Hash));
        var folder = Path.GetDirectoryName(Path.Combine(folders.Out, stem))!;
        Directory.CreateDirectory(folder);
        var results = new List<string>();
        foreach (var suffix in suffixes)
        {
            var from = Path.Combine(staging, ResultFiles.Staged + suffix);
            // A second try after half of a publication finds the first half done.
            if (Posix.Stat(from).Kind == FileKind.Regular) Posix.Rename(from, Path.Combine(folders.Out, stem + suffix));
            results.Add(stem + suffix);
        }
        Posix.SyncFolder(folder);
        return results;
    }

    /// <summary>
    /// A name the ledger does not know may still be taken on disk, by a result of an earlier ledger or by a stranger's
    /// file.
    /// </summary>
    bool IsFreeFor(string stem, string hash)
    {
        var path = Path.Combine(folders.Out, stem);
        if (!File.Exists(path + ResultFiles.Json))
            return !ResultFiles.OfFacts.Any(suffix => File.Exists(path + suffix));
        using var stream = File.OpenRead(path + ResultFiles.Json);
        var head = new byte[4096];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head.AsSpan(0, read).IndexOf(Encoding.ASCII.GetBytes(hash)) >= 0;
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
}
