using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Jobs.Folders;

/// <summary>
/// One watcher for a folder. The operating system holds the lock and drops it with the process, however it ends: a lock
/// file that can be locked is stale. Beside it stands who holds it. For shares on which locks of other machines do not
/// show, the holder touches that note; one of another machine that was touched lately is respected.
/// </summary>
sealed class FolderLock : IDisposable
{
    /// <summary>A note of another machine older than this means that it is gone.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromMinutes(3);

    readonly FileStream stream;
    readonly string note;

    FolderLock(FileStream stream, string note, string? replaced)
    {
        this.stream = stream;
        this.note = note;
        Replaced = replaced;
    }

    /// <summary>Whose stale lock was taken over; null where there was none.</summary>
    public string? Replaced { get; }

    /// <exception cref="RefusedException">Another watcher holds it.</exception>
    public static FolderLock Take(string path, TimeProvider time)
    {
        var note = path + ".json";
        var before = Read(note);
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new RefusedException(RefusalKind.Permission, $"{path}: no permission to write.");
        }
        catch (IOException)
        {
            throw Busy(path, before);
        }
        if (before is { } other && other.Host != Environment.MachineName)
        {
            var age = time.GetUtcNow() - File.GetLastWriteTimeUtc(note);
            if (age >= TimeSpan.Zero && age < Stale)
            {
                stream.Dispose();
                throw Busy(path, before);
            }
        }
        var since = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var holder = new LockHolder(Environment.ProcessId, Environment.MachineName, since);
        AtomicFile.Write(note, durable: false, s => JsonSerializer.Serialize(s, holder, LockJson.Default.LockHolder));
        return new FolderLock(stream, note, before is { } b ? $"process {b.Pid} on {b.Host}" : null);
    }

    /// <summary>Who holds the lock now; null where nobody does.</summary>
    public static LockHolder? Holder(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return Read(path + ".json");
        }
        catch (IOException)
        {
            return Read(path + ".json") ?? new LockHolder(0, "?", "?");
        }
    }

    /// <summary>Shows other machines that the holder lives.</summary>
    public void Touch(TimeProvider time)
    {
        try
        {
            File.SetLastWriteTimeUtc(note, time.GetUtcNow().UtcDateTime);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The share is away; the watcher notices elsewhere.
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(note); // gone: ended in order
            stream.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What stays behind is recognised as stale.
        }
    }

    static LockHolder? Read(string note)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(note), LockJson.Default.LockHolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    static RefusedException Busy(string path, LockHolder? holder)
    {
        var who = holder is { Pid: > 0 }
            ? $"process {holder.Pid} on {holder.Host}, since {holder.Since}"
            : "its process is not known";
        return new(
            RefusalKind.Busy,
            $"another watcher works on this folder: {who} ({path}). Stop it first, or give other folders.");
    }
}

/// <summary>Who holds a lock.</summary>
sealed record LockHolder(int Pid, string Host, string Since);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LockHolder))]
sealed partial class LockJson : JsonSerializerContext;
