using System.IO.Enumeration;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using Microsoft.Data.Sqlite;

namespace DisclosureExtract.Jobs.Records;

/// <summary>The commands that look at a drop folder from outside, beside a running watcher or without one.</summary>
public static class LedgerTools
{
    /// <summary>What became of every file, and what is still to do.</summary>
    /// <exception cref="RefusedException">No watcher ever ran with this folder.</exception>
    public static WatchStatus Status(string output, int latest, TimeProvider time)
    {
        output = Path.GetFullPath(output);
        using var ledger = Open(output, path => Ledger.OpenToLook(path, time));
        var inbox = ledger.Meta("inbox") ?? "";
        var holder = FolderLock.Holder(Path.Combine(output, WatchFolders.Own, "lock"));
        var counts = ledger.Counts();
        var (queued, oldest) = Queue(inbox, ledger.Meta("recursive") == "1");
        return new WatchStatus
        {
            Inbox = inbox,
            Out = output,
            Running = holder is not null,
            Holder = holder is { } h ? $"process {h.Pid} on {h.Host}, since {h.Since}" : null,
            Queued = queued,
            OldestSeconds = oldest is { } at ? Math.Round(Math.Max(0, (time.GetUtcNow() - at).TotalSeconds), 1) : null,
            Working = counts.GetValueOrDefault(States.Working) + counts.GetValueOrDefault(States.Finishing),
            Waiting = counts.GetValueOrDefault(States.Waiting),
            Done = counts.GetValueOrDefault(States.Done),
            Review = counts.GetValueOrDefault(States.Review),
            Failed = counts.GetValueOrDefault(States.Failed),
            Files = ledger.Latest(latest),
        };
    }

    public static byte[] ToJson(WatchStatus status) =>
        JsonSerializer.SerializeToUtf8Bytes(status, Readable.WatchStatus);

    public static WatchStatus FromJson(string json) => JsonSerializer.Deserialize(json, Readable.WatchStatus)!;

    static readonly LedgerJson Readable = new(new JsonSerializerOptions(LedgerJson.Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>
    /// Puts a file with an outcome back into the inbox, to be processed as if it had never come; returns its new path.
    /// </summary>
    /// <param name="file">
    /// Path of the original in done, review or failed; or the name under which it came; or the beginning of its hash.
    /// </param>
    /// <exception cref="RefusedException">Not in the ledger, or its original is gone.</exception>
    public static string Retry(string output, string file, TimeProvider time)
    {
        output = Path.GetFullPath(output);
        using var ledger = Open(output, path => Ledger.OpenExisting(path, time));
        var (inbox, found) = Find(ledger, output, file);
        var original = Path.Combine(inbox, found.Target!);
        ledger.Forget(found.Hash);
        ledger.ForgetMembers(found.Claim);
        var back = Path.Combine(inbox, found.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(back)!);
        if (!Posix.TryRenameNew(original, back))
            throw new RefusedException(
                RefusalKind.Folders,
                $"{back}: a new file of that name waits in the inbox already. Wait until it is done, then try again.");
        if (Reasons.NeedsFile(found.Decision)) File.Delete(ResultNames.Reason(original));
        ledger.Returned(found.Claim);
        return back;
    }

    /// <summary>
    /// Ends the review of a file: its original goes to done or to failed, and the ledger keeps who said so and why; returns
    /// its new path.
    /// </summary>
    /// <param name="isRight">Accepted; else rejected.</param>
    /// <param name="reason">In the words of who decides; may be empty where it is accepted.</param>
    /// <exception cref="RefusedException">Not in review, not in the ledger, or its original is gone.</exception>
    public static string Judge(string output, string file, bool isRight, string reason, TimeProvider time)
    {
        output = Path.GetFullPath(output);
        using var ledger = Open(output, path => Ledger.OpenExisting(path, time));
        var (inbox, found) = Find(ledger, output, file);
        if (found.State != States.Review)
            throw new RefusedException(
                RefusalKind.Folders, $"{file}: not in review but in {found.State}. Only a review can be ended; retry does a file anew.");
        var why = reason.Length == 0 ? "" : $": {Reasons.OneLine(reason)}";
        var outcome = new Outcome(
            isRight ? States.Done : States.Failed,
            $"{(isRight ? "Accepted" : "Rejected")} after review by {Environment.UserName}{why}. Before: {found.Decision.English}",
            $"经{Environment.UserName}复核后{(isRight ? "接受" : "退回")}{why}。原因：{found.Decision.Chinese}")
        {
            Results = found.Decision.Results,
        };
        var original = Path.Combine(inbox, found.Target!);
        for (var n = 1; ; n++)
        {
            var target = Path.Combine(
                outcome.State, Path.GetDirectoryName(found.Name)!, ResultNames.NumberedOriginal(Path.GetFileName(found.Name), n));
            var to = Path.Combine(inbox, target);
            if (Posix.Stat(to).Kind != FileKind.Missing || Posix.Stat(ResultNames.Reason(to)).Kind != FileKind.Missing) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (!isRight)
                AtomicFile.Write(ResultNames.Reason(to), durable: true, s => s.Write(Reasons.File(found.Name, outcome)));
            if (!Posix.TryRenameNew(original, to)) continue;
            ledger.Judged(found, outcome.State, target, outcome.English, outcome.Chinese);
            File.Delete(ResultNames.Reason(original));
            return to;
        }
    }

    /// <summary>The file meant, whose original is where the ledger says, and the inbox.</summary>
    static (string Inbox, Arrival Found) Find(Ledger ledger, string output, string file)
    {
        var inbox = ledger.Meta("inbox")
            ?? throw new RefusedException(RefusalKind.NotFound, $"{output}: the ledger names no inbox.");
        var full = Path.GetFullPath(file);
        var relative = full.StartsWith(inbox + "/", StringComparison.Ordinal) ? full[(inbox.Length + 1)..] : file;
        bool IsThere(Arrival arrival) => arrival.Target is { } target
            && Posix.Stat(Path.Combine(inbox, target)).Kind == FileKind.Regular;
        var found = ledger.Find(relative).FirstOrDefault(IsThere) ?? throw new RefusedException(
            RefusalKind.NotFound,
            $"{file}: not a file with an outcome in the ledger of {output}, or its original is no longer where the watcher put it. See disclosure-extract status --out {output}.");
        return (inbox, found);
    }

    static Ledger Open(string output, Func<string, Ledger> open)
    {
        try
        {
            return open(WatchFolders.LedgerIn(output));
        }
        catch (SqliteException e) when (Database.IsDamage(e))
        {
            throw new RefusedException(
                RefusalKind.Damaged,
                $"{output}: the ledger is damaged ({e.Message}). The next start of watch keeps it aside and begins a new one; originals and results are where they were.");
        }
        catch (SqliteException e)
        {
            throw new RefusedException(
                RefusalKind.Permission, $"{output}: the ledger cannot be opened ({e.Message}); it may be held or read-only.");
        }
    }

    static (int Count, DateTimeOffset? Oldest) Queue(string inbox, bool recursive)
    {
        var count = 0;
        DateTimeOffset? oldest = null;
        if (!Directory.Exists(inbox)) return (0, null);
        var options = new EnumerationOptions
        {
            AttributesToSkip = 0,
            IgnoreInaccessible = true,
            RecurseSubdirectories = recursive,
        };
        var files = new FileSystemEnumerable<string>(inbox, (ref FileSystemEntry e) => e.ToFullPath(), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) => !e.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry e) =>
            {
                var isLink = e.Attributes.HasFlag(FileAttributes.ReparsePoint);
                var isTop = e.Directory.Length <= inbox.Length;
                return !isLink && !(isTop && WatchFolders.IsOurs(e.FileName));
            },
        };
        foreach (var path in files)
        {
            if (InboxScanner.IsTemporary(Path.GetFileName(path))
                || Posix.Stat(path) is not { Kind: FileKind.Regular } stat)
                continue;
            count++;
            if (oldest is null || stat.Modified < oldest) oldest = stat.Modified;
        }
        return (count, oldest);
    }
}
