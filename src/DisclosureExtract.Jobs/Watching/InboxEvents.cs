using System.Collections.Concurrent;
using DisclosureExtract.Jobs.Folders;
using Serilog;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>
/// Events of the file system make things fast; that nothing is lost is the rescan's business, so doing without them is
/// no error.
/// </summary>
/// <param name="wake">Called when there is something to see.</param>
sealed class InboxEvents(WatchOptions options, string inbox, ILogger log, Action wake) : IDisposable
{
    readonly ConcurrentQueue<string> told = new();
    FileSystemWatcher? events;
    volatile bool wasLost;

    /// <summary>Begins to listen, where that is not done yet.</summary>
    public void Begin()
    {
        if (events is not null) return;
        try
        {
            var watcher = new FileSystemWatcher(inbox)
            {
                IncludeSubdirectories = options.Recursive,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
                InternalBufferSize = 1 << 16,
            };
            watcher.Created += (_, e) => Tell(e.Name);
            watcher.Changed += (_, e) => Tell(e.Name);
            watcher.Renamed += (_, e) => Tell(e.Name);
            watcher.Error += (_, _) => wasLost = true;
            watcher.EnableRaisingEvents = true;
            events = watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            log.Warning(
                "no events for this folder ({Error:l}); it is looked at every {Seconds:0.#} s", e.Message,
                options.Poll.TotalSeconds);
            events = new FileSystemWatcher(); // idle: do not ask again
        }
    }

    /// <summary>Names, relative to the inbox, of which there were events since the last call.</summary>
    public List<string> Names()
    {
        var names = new List<string>();
        while (told.TryDequeue(out var name)) names.Add(name);
        return names;
    }

    /// <summary>Whether events were lost since the last call.</summary>
    public bool TakeLost()
    {
        var lost = wasLost;
        if (lost) wasLost = false;
        return lost;
    }

    /// <summary>Stops listening; <see cref="Begin"/> begins anew.</summary>
    public void Drop()
    {
        events?.Dispose();
        events = null;
    }

    public void Dispose() => Drop();

    void Tell(string? name)
    {
        if (name is null || WatchFolders.IsOurs(name)) return;
        told.Enqueue(name);
        wake();
    }
}
