namespace DisclosureExtract.Jobs;

/// <summary>Why watching cannot begin.</summary>
public enum RefusalKind
{
    /// <summary>The folders given cannot be used as they are.</summary>
    Folders,

    /// <summary>Something may not be written.</summary>
    Permission,

    /// <summary>Another watcher works on these folders.</summary>
    Busy,

    /// <summary>There is no ledger, or the file asked for is not in it.</summary>
    NotFound,
}

/// <summary>A command on the drop folder that is refused, with a message for people.</summary>
public sealed class RefusedException(RefusalKind kind, string message) : Exception(message)
{
    public RefusalKind Kind { get; } = kind;
}

/// <summary>
/// The folders of a watcher. Everything an original passes through lies under INBOX, so that each of its moves is one
/// rename; everything a result passes through lies under OUT, for the same reason.
/// </summary>
sealed class WatchFolders
{
    /// <summary>Our own corner in INBOX and in OUT.</summary>
    public const string Own = ".disclosure-extract";

    static readonly string[] Outcomes = ["done", "review", "failed"];

    WatchFolders(string inbox, string output)
    {
        Inbox = inbox;
        Out = output;
    }

    public string Inbox { get; }

    public string Out { get; }

    /// <summary>Claimed originals: one folder for each claim, in it the original under its own name.</summary>
    public string Work => Path.Combine(Inbox, Own, "work");

    /// <summary>Results that are not published yet; nothing in it outlives a start.</summary>
    public string Staging => StagingIn(Out);

    public static string StagingIn(string output) => Path.Combine(output, Own, "staging");

    public string LedgerFile => LedgerIn(Out);

    public static string LedgerIn(string output) => Path.Combine(output, Own, "ledger.db");

    public string InboxLock => Path.Combine(Inbox, Own, "lock");

    public string OutLock => Path.Combine(Out, Own, "lock");

    /// <summary>Folder for originals with an outcome.</summary>
    public string Outcome(string state) => Path.Combine(Inbox, state);

    /// <summary>Whether a path, relative to INBOX, is one of our own folders or under one.</summary>
    public static bool IsOurs(ReadOnlySpan<char> relative)
    {
        var slash = relative.IndexOf('/');
        var first = slash < 0 ? relative : relative[..slash];
        if (first.SequenceEqual(Own)) return true;
        foreach (var outcome in Outcomes)
            if (first.SequenceEqual(outcome)) return true;
        return false;
    }

    /// <summary>Checks the folders and makes ours.</summary>
    /// <exception cref="RefusedException">They overlap, are links or may not be written.</exception>
    public static WatchFolders Open(string inbox, string output)
    {
        inbox = Absolute(inbox);
        output = Absolute(output);
        if (Posix.Stat(inbox).Kind == FileKind.Missing) throw new RefusedException(RefusalKind.Folders, $"{inbox}: no such folder. Make the inbox first; a mistyped name must not become an empty inbox.");
        if (Posix.Stat(output).Kind == FileKind.Missing)
        {
            CheckOverlap(inbox, output);
            Try(output, () => Directory.CreateDirectory(output));
        }
        foreach (var folder in (string[])[inbox, output])
        {
            switch (Posix.Stat(folder).Kind)
            {
                case FileKind.Directory:
                    break;
                case FileKind.Link:
                    throw new RefusedException(RefusalKind.Folders, $"{folder}: a link. Give the folder it leads to; a link can be turned to another place while files are moved.");
                default:
                    throw new RefusedException(RefusalKind.Folders, $"{folder}: not a folder.");
            }
        }
        CheckOverlap(inbox, output);
        foreach (var folder in (string[])[inbox, output])
            if (!Posix.CanWrite(folder)) throw new RefusedException(RefusalKind.Permission, $"{folder}: no permission to write. The watcher moves originals in the inbox and writes results to --out; give its user both.");

        var folders = new WatchFolders(inbox, output);
        foreach (var own in (string[])[folders.Work, folders.Staging, .. Outcomes.Select(folders.Outcome)])
        {
            for (var parent = own; parent.Length > inbox.Length && parent != output; parent = Path.GetDirectoryName(parent)!)
                if (Posix.Stat(parent).Kind is not (FileKind.Missing or FileKind.Directory)) throw new RefusedException(RefusalKind.Folders, $"{parent}: must be a folder of the watcher and is something else. Move it away.");
            Try(own, () => Directory.CreateDirectory(own));
        }
        return folders;
    }

    /// <summary>Makes our folders anew where a share came back without them.</summary>
    public void Restore()
    {
        // Never the inbox itself: an unmounted share must not be replaced by an empty folder on the disk below it.
        if (!Directory.Exists(Path.Combine(Inbox, Own)) || !Directory.Exists(Path.Combine(Out, Own))) throw new IOException($"{(Directory.Exists(Path.Combine(Inbox, Own)) ? Out : Inbox)} is not there");
        foreach (var own in (string[])[Work, Staging, .. Outcomes.Select(Outcome)]) Directory.CreateDirectory(own);
    }

    static void CheckOverlap(string inbox, string output)
    {
        if (Within(inbox, output) || Within(output, inbox))
            throw new RefusedException(RefusalKind.Folders, $"INBOX ({inbox}) and --out ({output}) overlap: results would be taken for new files. Give two folders side by side.");
        var (a, b) = (Real(inbox), Real(output));
        if (Within(a, b) || Within(b, a))
            throw new RefusedException(RefusalKind.Folders, $"INBOX and --out are the same place or one inside the other once links are followed ({a}, {b}). Give two folders side by side.");
    }

    static bool Within(string outer, string inner) => inner == outer || inner.StartsWith(outer.EndsWith('/') ? outer : outer + "/", StringComparison.Ordinal);

    static string Absolute(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>The path with links in any of its parts followed.</summary>
    static string Real(string path)
    {
        var real = "/";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (Posix.Stat(real).Kind == FileKind.Link && Directory.ResolveLinkTarget(real, returnFinalTarget: true) is { } target) real = Real(target.FullName);
        }
        return real;
    }

    static void Try(string folder, Action make)
    {
        try
        {
            make();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(RefusalKind.Permission, $"{folder}: cannot be made ({e.Message}). The watcher needs permission to write in INBOX and in --out.");
        }
    }
}
