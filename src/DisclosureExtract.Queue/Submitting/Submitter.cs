using System.Collections.Concurrent;
using System.Security.Cryptography;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Queueing;
using DisclosureExtract.Queue.Books;
using DisclosureExtract.Queue.Storing;

namespace DisclosureExtract.Queue.Submitting;

/// <summary><c>queue submit</c>: the bytes into the store, then a line into the ledger; in this order, so that each line has its bytes.</summary>
sealed class Submitter(QueueOrders orders)
{
    /// <summary>Documents entered at a time, and files copied at a time: each waits for the disk.</summary>
    const int Together = 500, AtATime = 4;

    /// <summary>Enters the documents that come as lines.</summary>
    /// <param name="said">Told of files that could not be submitted.</param>
    public async Task<(Submitted Entered, int Unread)> RunAsync(TextReader lines, Action<string> said, CancellationToken stop)
    {
        await using var book = Book.Open(orders.Database, connections: 2);
        var store = FolderStore.Open(orders.Store, create: false);
        if (await book.MetaAsync("store", stop) is { } id && id != store.Id)
            throw new RefusedException(RefusalKind.Folders, $"{orders.Store}: the store of another queue. Give the folder that queue serve was given.");
        var reading = await book.ReadingAsync(orders.Settings, orders.Build, stop);
        var submissions = new Submissions(book);
        var (entered, unread) = (new Submitted(0, 0, 0), 0);
        foreach (var chunk in Read(lines).Chunk(Together))
        {
            var stored = await StoreAsync(store, chunk, said, stop);
            unread += chunk.Length - stored.Count;
            entered = entered.And(await submissions.EnterAsync(stored, reading, orders.Priority, stop));
        }
        return (entered, unread);
    }

    static IEnumerable<SubmittedFile> Read(TextReader lines)
    {
        while (lines.ReadLine() is { Length: > 0 } line) yield return SubmittedFile.FromJson(line);
    }

    static async Task<List<Submission>> StoreAsync(IStore store, SubmittedFile[] files, Action<string> said, CancellationToken stop)
    {
        var stored = new ConcurrentDictionary<int, Submission>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stop };
        await Parallel.ForEachAsync(files.Index(), options, (file, _) =>
        {
            if (Store(store, file.Item, said) is { } submission) stored[file.Index] = submission;
            return ValueTask.CompletedTask;
        });
        return [.. stored.OrderBy(s => s.Key).Select(s => s.Value)];
    }

    static Submission? Store(IStore store, SubmittedFile file, Action<string> said)
    {
        FileStat stat;
        byte[] hash;
        try
        {
            stat = Posix.Stat(file.Path);
            using var bytes = File.OpenRead(file.Path);
            hash = SHA256.HashData(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            said($"{file.Name}: cannot be read ({e.Message}).");
            return null;
        }
        var key = Keys.Original(Convert.ToHexStringLower(hash));
        if (store.PutIfAbsent(key, file.Path) == Placing.Other || Posix.Stat(file.Path) != stat)
        {
            said($"{file.Name}: was written to while it was submitted, or what the store has under {key} is damaged. Submit it again.");
            return null;
        }
        return new(hash, file.Name, stat.Size);
    }
}
