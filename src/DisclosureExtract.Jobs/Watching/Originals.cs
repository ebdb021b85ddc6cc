using System.Security.Cryptography;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using Microsoft.Data.Sqlite;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>
/// The originals in hand: read, put away with their reason once there is an outcome, or put back. Each step may be done
/// twice without harm.
/// </summary>
sealed class Originals(WatchContext context, Patience patience)
{
    readonly WatchFolders folders = context.Folders;
    readonly Ledger ledger = context.Ledger;

    /// <summary>
    /// Places given out and not yet filled: two files on their way to one place must not both find it free.
    /// </summary>
    readonly HashSet<string> targets = new(StringComparer.Ordinal);

    /// <summary>
    /// Hash and state of the original. While the surroundings are broken it waits; a file that alone cannot be read, on
    /// a bad block or a broken share, has its outcome after some tries: it must not hold up the others.
    /// </summary>
    public async Task<(string Hash, FileStat Stat, Outcome? Unreadable)> ReadAsync(Holding holding, CancellationToken stop)
    {
        var tries = 0;
        try
        {
            return await patience.TryAsync(
                _ => Task.FromResult(Read(holding, ++tries)),
                (error, n) => IsFileTrouble(error) && !patience.IsEnough(n - 1),
                (error, n, _) => patience.Tell($"read {Reasons.OneLine(holding.Name)}", error, n),
                stop).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFileTrouble(e))
        {
            throw new OperationCanceledException($"cannot read the original: {e.Message}", e);
        }
    }

    (string Hash, FileStat Stat, Outcome? Unreadable) Read(Holding holding, int tries)
    {
        var path = holding.Path(folders);
        try
        {
            var (hash, stat) = Hash(path);
            return (hash, stat, null);
        }
        catch (Exception e) when (IsFileTrouble(e))
        {
            var stat = context.Health.Probe() ? Posix.Stat(path) : default;
            // Taken out of our folder, while all else is well.
            if (stat.Kind == FileKind.Missing && context.Health.Current is null)
                throw new OriginalChangedException(holding.Name);
            if (stat.Kind != FileKind.Regular || tries < context.Options.Attempts) throw;
            // No bytes, no hash: a name of its own.
            return ($"unreadable-{holding.Id}", stat, Reasons.Parked(e.Message, tries));
        }
    }

    /// <summary>Hash and state of a file.</summary>
    /// <exception cref="IOException">It cannot be read, or is not there.</exception>
    public static (string Hash, FileStat Stat) Hash(string path)
    {
        var stat = Posix.Stat(path);
        if (stat.Kind != FileKind.Regular) throw new IOException($"{path} is no longer there");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        return (Convert.ToHexStringLower(SHA256.HashData(stream)), stat);
    }

    /// <summary>
    /// The original as it is now. Where the whole share is away, it is not missing: that is trouble to wait for.
    /// </summary>
    public FileStat Look(Holding holding)
    {
        var stat = Posix.Stat(holding.Path(folders));
        var isAway = stat.Kind == FileKind.Missing && Posix.Stat(folders.Work).Kind != FileKind.Directory;
        return isAway ? throw new IOException($"{folders.Inbox} is not there") : stat;
    }

    /// <summary>
    /// Decides where the original goes, writes the reason beside that place, moves the original, records it.
    /// </summary>
    public async Task FinishAsync(Holding holding, string hash, Outcome outcome, CancellationToken stop)
    {
        var (settings, version) = (context.Options.Settings, context.Options.Version);
        var target = await FindPlaceAsync(holding, outcome, stop).ConfigureAwait(false);
        await patience.PersistAsync(
            "write the ledger", () => ledger.Decided(holding.Id, hash, settings, version, outcome, target),
            stop).ConfigureAwait(false);
        await SettleAsync(holding, target, outcome, stop).ConfigureAwait(false);
    }

    /// <summary>
    /// Carries a decision out. Where a stranger's file took the place in the meantime, another is found.
    /// </summary>
    public async Task SettleAsync(Holding holding, string target, Outcome outcome, CancellationToken stop)
    {
        while (!await patience.PersistAsync("move the original", () => TryMove(holding, target, outcome), stop).ConfigureAwait(false))
        {
            target = await FindPlaceAsync(holding, outcome, stop).ConfigureAwait(false);
            await patience.PersistAsync("write the ledger", () => ledger.Redirected(holding.Id, target), stop)
                .ConfigureAwait(false);
        }
        await patience.PersistAsync("write the ledger", () => ledger.Finished(holding.Id, outcome.State), stop)
            .ConfigureAwait(false);
        lock (targets) targets.ExceptWith(Places(target, outcome));
    }

    /// <summary>
    /// Puts an unfinished original back where it came from. False where that cannot be done, or a new file took the
    /// name: the claim stands.
    /// </summary>
    public bool Return(Holding holding)
    {
        try
        {
            // Taken out of our folder: there is nothing to put back.
            var isBack = Look(holding).Kind == FileKind.Missing;
            if (!isBack)
            {
                var back = Path.Combine(folders.Inbox, holding.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(back)!);
                isBack = Posix.TryRenameNew(holding.Path(folders), back);
            }
            if (isBack) RemoveFolder(holding);
            ledger.Returned(holding.Id);
            return isBack;
        }
        catch (Exception e) when (IsFileTrouble(e) || e is SqliteException)
        {
            context.Log.Warning(
                "{Name:l} could not be put back into the inbox and stays in {Folder:l} ({Error:l})", Reasons.OneLine(
                    holding.Name), folders.Work, e.Message);
            return false;
        }
    }

    Task<string> FindPlaceAsync(Holding holding, Outcome outcome, CancellationToken stop) =>
        patience.PersistAsync("find a place for the original", () => FreeTarget(holding.Name, outcome), stop);

    /// <summary>
    /// The reason file first: whoever finds an original finds its reason too. False where the place is taken.
    /// </summary>
    bool TryMove(Holding holding, string target, Outcome outcome)
    {
        var to = Path.Combine(folders.Inbox, target);
        if (Look(holding).Kind != FileKind.Missing)
        {
            if (Posix.Stat(to).Kind != FileKind.Missing) return false;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (Reasons.NeedsFile(outcome))
                AtomicFile.Write(
                    ResultNames.Reason(to), durable: true, s => s.Write(Reasons.File(holding.Name, outcome)));
            if (!Posix.TryRenameNew(holding.Path(folders), to)) return false;
            Posix.SyncFolder(Path.GetDirectoryName(to)!);
        }
        RemoveFolder(holding);
        return true;
    }

    string FreeTarget(string name, Outcome outcome)
    {
        var folder = Path.GetDirectoryName(name)!;
        var file = Path.GetFileName(name);
        bool IsTaken(string place) => targets.Contains(place)
            || Posix.Stat(Path.Combine(folders.Inbox, place)).Kind != FileKind.Missing;
        for (var n = 1; ; n++)
        {
            var target = Path.Combine(outcome.State, folder, ResultNames.NumberedOriginal(file, n));
            var places = Places(target, outcome);
            lock (targets)
            {
                if (places.Any(IsTaken)) continue;
                targets.UnionWith(places);
                return target;
            }
        }
    }

    /// <summary>
    /// What stands in the outcome folder in the end: the original, and its reason, which must not replace a file of
    /// that name.
    /// </summary>
    static string[] Places(string target, Outcome outcome) =>
        Reasons.NeedsFile(outcome) ? [target, ResultNames.Reason(target)] : [target];

    /// <summary>The folder of a claim whose original is gone holds empty folders at most.</summary>
    void RemoveFolder(Holding holding)
    {
        var folder = holding.Folder(folders);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    static bool IsFileTrouble(Exception e) => e is IOException or UnauthorizedAccessException;
}
