using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Jobs.Folders;

/// <summary>Finds files in the inbox and tells when they are complete. Knows time only as what it is given.</summary>
sealed class InboxScanner(string inbox, bool recursive, TimeSpan quiet, TimeProvider time)
{
    static readonly string[] TemporaryEndings = ["~", ".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", ".!ut", ".swp"];
    static readonly string[] TemporaryBeginnings = [".", "~$"];
    static readonly string[] NotDocuments = ["Thumbs.db", "desktop.ini"];

    sealed class Candidate
    {
        public FileStat Stat;
        public long Since;
        public DateTimeOffset Seen;
        public bool Ready;
        public bool Blocked;

        public bool IsPending => !Ready && !Blocked;
    }

    readonly Dictionary<string, Candidate> candidates = new(StringComparer.Ordinal);
    readonly HashSet<string> odd = new(StringComparer.Ordinal);
    readonly Queue<string> ready = new();

    /// <summary>Files that are there, complete or not.</summary>
    public int Count => candidates.Count;

    /// <summary>Whether there are files whose quiet period runs.</summary>
    public bool IsPending => candidates.Values.Any(c => c.IsPending);

    /// <summary>Files that cannot be read; they stay where they are and are looked at again.</summary>
    public int Blocked => candidates.Values.Count(c => c.Blocked);

    /// <summary>When the file that waits longest was first seen.</summary>
    public DateTimeOffset? Oldest => candidates.Count == 0 ? null : candidates.Values.Min(c => c.Seen);

    /// <summary>What is to be told of, once each: what is left alone and why.</summary>
    public List<(string Name, string Why)> Notes { get; } = [];

    /// <summary>
    /// Names that are never documents: hidden, or not finished being written by a browser, an office program or a copy.
    /// </summary>
    public static bool IsTemporary(string name) =>
        TemporaryBeginnings.Any(b => name.StartsWith(b, StringComparison.Ordinal))
        || TemporaryEndings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase))
        || NotDocuments.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks at the whole folder.</summary>
    public void Rescan()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Walk("", seen);
        foreach (var gone in candidates.Keys.Where(k => !seen.Contains(k)).ToList()) candidates.Remove(gone);
        odd.IntersectWith(seen);
    }

    /// <summary>Looks at the files whose quiet period runs, and at those an event told of.</summary>
    public void Refresh(IEnumerable<string> told)
    {
        foreach (var name in candidates.Where(c => c.Value.IsPending).Select(c => c.Key).ToList()) Look(name);
        foreach (var name in told)
            if (!WatchFolders.IsOurs(name) && (recursive || !name.Contains('/'))) Look(name);
    }

    /// <summary>
    /// Takes the next complete file; null where there is none. It is looked at once more: what changed since waits
    /// again.
    /// </summary>
    public string? Take()
    {
        while (ready.TryDequeue(out var name))
        {
            if (!candidates.TryGetValue(name, out var candidate) || !candidate.Ready) continue;
            Look(name);
            if (!candidates.TryGetValue(name, out candidate) || !candidate.Ready) continue;
            candidates.Remove(name);
            return name;
        }
        return null;
    }

    void Walk(string folder, HashSet<string> seen)
    {
        List<string> folders = [];
        var options = new EnumerationOptions
        {
            AttributesToSkip = 0,
            IgnoreInaccessible = folder.Length > 0,
            ReturnSpecialDirectories = false,
        };
        foreach (var path in Directory.EnumerateFileSystemEntries(Path.Combine(inbox, folder), "*", options))
        {
            var name = Path.Combine(folder, Path.GetFileName(path));
            if (WatchFolders.IsOurs(name)) continue;
            seen.Add(name);
            // Looked at again when it is taken.
            if (candidates.TryGetValue(name, out var known) && known.Ready) continue;
            Look(name, folders);
        }
        if (recursive)
            foreach (var inner in folders) Walk(inner, seen);
    }

    void Look(string name, List<string>? folders = null)
    {
        if (IsTemporary(Path.GetFileName(name))) return;
        FileStat stat;
        try
        {
            stat = Posix.Stat(Path.Combine(inbox, name));
        }
        catch (PosixException)
        {
            candidates.Remove(name);
            return;
        }
        if (stat.Kind == FileKind.Regular) LookAtFile(name, stat);
        else if (stat.Kind == FileKind.Directory) folders?.Add(name);
        else
        {
            candidates.Remove(name);
            if (WhyLeft(stat.Kind, name) is { } why) Odd(name, why);
        }
    }

    /// <summary>Why what is no file is left alone; null where it simply went away.</summary>
    static string? WhyLeft(FileKind kind, string name) => kind switch
    {
        FileKind.Missing =>
            name.Contains('\uFFFD') ? "its name is not valid UTF-8 and cannot be opened; rename it" : null,
        FileKind.Link => "it is a link; links are not followed",
        _ => "it is not a regular file",
    };

    void LookAtFile(string name, FileStat stat)
    {
        var now = time.GetTimestamp();
        if (!candidates.TryGetValue(name, out var candidate))
        {
            candidates[name] = new Candidate { Stat = stat, Since = now, Seen = time.GetUtcNow() };
            return;
        }
        if (candidate.Stat != stat)
        {
            (candidate.Stat, candidate.Since, candidate.Ready, candidate.Blocked) = (stat, now, false, false);
            return;
        }
        if (candidate.Ready || time.GetElapsedTime(candidate.Since, now) < quiet) return;
        candidate.Blocked = !IsReadable(Path.Combine(inbox, name));
        if (candidate.Blocked)
        {
            Odd(name, "it cannot be read; give the watcher's user permission, or close the program that holds it");
            return;
        }
        candidate.Ready = true;
        ready.Enqueue(name);
    }

    void Odd(string name, string why)
    {
        if (odd.Add(name)) Notes.Add((name, why));
    }

    static bool IsReadable(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
