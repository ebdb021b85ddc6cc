using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;

namespace DisclosureExtract.Queue.Storing;

/// <summary>
/// A folder that all machines mount. It is known by a mark in it, so that nothing is ever made in the empty folder that a
/// share leaves which is away.
/// </summary>
sealed class FolderStore : IStore
{
    readonly string root, staging, mark;

    FolderStore(string root)
    {
        this.root = root;
        staging = Path.Combine(root, WatchFolders.Own, "staging");
        mark = Path.Combine(root, WatchFolders.Own, "store");
    }

    public string Name => root;

    /// <summary>By which the database knows it.</summary>
    public string Id { get; private set; } = "";

    /// <param name="create">Make one of an empty folder.</param>
    /// <exception cref="RefusedException">It is no store.</exception>
    public static FolderStore Open(string folder, bool create)
    {
        var store = new FolderStore(Path.GetFullPath(folder));
        try
        {
            if (create && !File.Exists(store.mark)) store.Create();
            store.Id = File.ReadAllText(store.mark);
            store.Probe();
            return store;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RefusedException(
                RefusalKind.NotFound,
                $"{folder}: no store of a queue. Give the folder that queue serve was given, as this machine mounts it; perhaps it is not mounted.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(RefusalKind.Permission, $"{folder}: the store cannot be used ({e.Message}).");
        }
    }

    public string Fetch(string key, string scratch)
    {
        var path = Of(key);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{key} is not in the store", path);
    }

    public Placing PutIfAbsent(string key, string file)
    {
        var path = Of(key);
        if (File.Exists(path)) return Compared(path, file);
        var folder = MakeFolder(key);
        var temporary = Path.Combine(staging, AtomicFile.TemporaryName());
        try
        {
            using (var from = File.OpenRead(file))
            using (var to = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                from.CopyTo(to);
                to.Flush(flushToDisk: true);
            }
            if (!Posix.TryRenameNew(temporary, path))
            {
                File.Delete(temporary);
                return Compared(path, file); // another was faster
            }
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        Posix.SyncFolder(folder);
        return Placing.Put;
    }

    public void Probe()
    {
        if (File.ReadAllText(mark) != Id) throw new IOException($"{root}: another store is mounted there");
        var probe = Path.Combine(staging, AtomicFile.TemporaryName());
        try
        {
            File.WriteAllBytes(probe, new byte[4096]);
            File.Delete(probe);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <summary>Removes what killed workers left half written.</summary>
    public void Tidy() => AtomicFile.RemoveLeftovers(staging, TimeSpan.FromDays(1));

    string Of(string key) => Path.Combine(root, key);

    /// <summary>Makes the folders of a key below the two that every store has; those are never made anew.</summary>
    string MakeFolder(string key)
    {
        var folder = root;
        foreach (var (depth, part) in key.Split('/')[..^1].Index())
        {
            folder = Path.Combine(folder, part);
            if (Directory.Exists(folder)) continue;
            if (depth == 0) throw new IOException($"{folder}: not there; perhaps the share is away");
            try
            {
                Posix.MakeFolder(folder);
                Posix.SyncFolder(Path.GetDirectoryName(folder)!);
            }
            catch (PosixException e) when (e.Errno == PosixException.Exists)
            {
                // Another made it.
            }
        }
        return folder;
    }

    void Create()
    {
        var folder = new DirectoryInfo(root);
        folder.Create();
        if (folder.EnumerateFileSystemInfos().Any())
            throw new RefusedException(
                RefusalKind.Folders, $"{root}: not empty and no store of a queue. Give an empty folder for a new store.");
        foreach (var part in (string[])[Keys.Originals, Keys.Results, WatchFolders.Own, $"{WatchFolders.Own}/staging"]) folder.CreateSubdirectory(part);
        AtomicFile.Write(mark, durable: true, s => s.Write(System.Text.Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N"))));
    }

    static Placing Compared(string there, string file)
    {
        using var a = new FileStream(there, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        using var b = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        if (a.Length != b.Length) return Placing.Other;
        var (left, right) = (new byte[1 << 16], new byte[1 << 16]);
        while (a.ReadAtLeast(left, left.Length, throwOnEndOfStream: false) is > 0 and var count)
        {
            b.ReadAtLeast(right.AsSpan(0, count), count, throwOnEndOfStream: false);
            if (!left.AsSpan(0, count).SequenceEqual(right.AsSpan(0, count))) return Placing.Other;
        }
        return Placing.Same;
    }
}
