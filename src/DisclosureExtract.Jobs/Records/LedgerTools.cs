using System.IO.Enumeration;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;

namespace DisclosureExtract.Jobs.Records;

/// <summary>The commands that look at a drop folder from outside, beside a running watcher or without one.</summary>
public static class LedgerTools
{
    /// <summary>What became of every file, and what is still to do.</summary>
    /// <exception cref="RefusedException">No watcher ever ran with this folder.</exception>
    public static WatchStatus Status(string output, int latest, TimeProvider time)
    {
        output = Path.GetFullPath(output);
        using var ledger = Ledger.OpenExisting(WatchFolders.LedgerIn(output), time);
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
        using var ledger = Ledger.OpenExisting(WatchFolders.LedgerIn(output), time);
        var inbox = ledger.Meta("inbox")
            ?? throw new RefusedException(RefusalKind.NotFound, $"{output}: the ledger names no inbox.");
        var full = Path.GetFullPath(file);
        var relative = full.StartsWith(inbox + "/", StringComparison.Ordinal) ? full[(inbox.Length + 1)..] : file;
        bool IsThere(Arrival arrival) => arrival.Target is { } target
            && Posix.Stat(Path.Combine(inbox, target)).Kind == FileKind.Regular;
        var found = ledger.Find(relative).FirstOrDefault(IsThere) ?? throw new RefusedException(
            RefusalKind.NotFound,
            $"{file}: not a file with an outcome in the ledger of {output}, or its original is no longer where the watcher put it. See disclosure-extract status --out {output}.");
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
