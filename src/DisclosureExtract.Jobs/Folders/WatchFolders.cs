using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Jobs.Folders;

/// <summary>
/// The folders of a watcher. Everything an original passes through lies under INBOX, so that each of its moves is one
/// rename; everything a result passes through lies under OUT, for the same reason.
/// </summary>
sealed class WatchFolders
{
    /// <summary>Our own corner in INBOX and in OUT.</summary>
    public const string Own = ".disclosure-extract";

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
        foreach (var outcome in States.Final)
            if (first.SequenceEqual(outcome)) return true;
        return false;
    }

    /// <summary>Checks the folders and makes ours.</summary>
    /// <exception cref="RefusedException">They overlap, are links or may not be written.</exception>
    public static WatchFolders Open(string inbox, string output)
    {
        inbox = Absolute(inbox);
        output = Absolute(output);
        if (Posix.Stat(inbox).Kind == FileKind.Missing)
            throw Refused(
                $"{inbox}: no such folder. Make the inbox first; a mistyped name must not become an empty inbox.");
        if (Posix.Stat(output).Kind == FileKind.Missing)
        {
            CheckOverlap(inbox, output);
            Try(output, () => Directory.CreateDirectory(output));
        }
        string[] both = [inbox, output];
        foreach (var folder in both) CheckFolder(folder);
        CheckOverlap(inbox, output);
        foreach (var folder in both)
        {
            if (!Posix.CanWrite(folder))
                throw new RefusedException(
                    RefusalKind.Permission,
                    $"{folder}: no permission to write. The watcher moves originals in the inbox and writes results to --out; give its user both.");
        }
        var folders = new WatchFolders(inbox, output);
        foreach (var own in folders.All)
        {
            for (var parent = own; parent.Length > inbox.Length
                && parent != output; parent = Path.GetDirectoryName(parent)!)
            {
                if (Posix.Stat(parent).Kind is not (FileKind.Missing or FileKind.Directory))
                    throw Refused($"{parent}: must be a folder of the watcher and is something else. Move it away.");
            }
            Try(own, () => Directory.CreateDirectory(own));
        }
        return folders;
    }

    /// <summary>Makes our folders anew where a share came back without them.</summary>
    public void Restore()
    {
        // Never the inbox itself: an unmounted share must not be replaced by an empty folder on the disk below it.
        foreach (var folder in (string[])[Inbox, Out])
            if (!Directory.Exists(Path.Combine(folder, Own))) throw new IOException($"{folder} is not there");
        foreach (var own in All) Directory.CreateDirectory(own);
    }

    /// <summary>The folders of ours that every run needs.</summary>
    IEnumerable<string> All => [Work, Staging, .. States.Final.Select(Outcome)];

    static void CheckFolder(string folder)
    {
        switch (Posix.Stat(folder).Kind)
        {
            case FileKind.Directory:
                break;
            case FileKind.Link:
                throw Refused($"{folder}: a link. Give the folder it leads to; a link can be turned to another place while files are moved.");
            default:
                throw Refused($"{folder}: not a folder.");
        }
    }

    static void CheckOverlap(string inbox, string output)
    {
        if (Overlap(inbox, output))
            throw Refused($"INBOX ({inbox}) and --out ({output}) overlap: results would be taken for new files. Give two folders side by side.");
        var (a, b) = (Real(inbox), Real(output));
        if (Overlap(a, b))
            throw Refused($"INBOX and --out are the same place or one inside the other once links are followed ({a}, {b}). Give two folders side by side.");
    }

    static RefusedException Refused(string message) => new(RefusalKind.Folders, message);

    static bool Overlap(string a, string b) => Within(a, b) || Within(b, a);

    static bool Within(string outer, string inner) =>
        inner == outer || inner.StartsWith(outer.EndsWith('/') ? outer : outer + "/", StringComparison.Ordinal);

    static string Absolute(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>The path with links in any of its parts followed.</summary>
    static string Real(string path)
    {
        var real = "/";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            var isLink = Posix.Stat(real).Kind == FileKind.Link;
            if (isLink && Directory.ResolveLinkTarget(real, returnFinalTarget: true) is { } target)
                real = Real(target.FullName);
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
            throw new RefusedException(
                RefusalKind.Permission,
                $"{folder}: cannot be made ({e.Message}). The watcher needs permission to write in INBOX and in --out.");
        }
    }
}
