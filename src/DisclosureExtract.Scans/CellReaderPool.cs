using System.Collections.Concurrent;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Scans;

/// <summary>
/// Readers of cells, made when first needed, at most so many at a time, used again. One pool serves a whole run.
/// </summary>
public sealed class CellReaderPool(Func<ICellReader> create, int size) : IDisposable
{
    readonly ConcurrentBag<ICellReader> idle = [];
    readonly SemaphoreSlim free = new(size);
    readonly Lock counts = new();
    int pages, done;

    /// <summary>Pages read at a time.</summary>
    public int Size => size;

    /// <summary>
    /// Told, one at a time, how many scanned pages of the run have been read, of how many known so far.
    /// </summary>
    public Action<int, int>? Progress { get; set; }

    /// <summary>So many more pages will be read.</summary>
    public void Expect(int more) => Count(more, 0);

    /// <summary>One page more has been read.</summary>
    public void PageDone() => Count(0, 1);

    void Count(int more, int read)
    {
        lock (counts)
        {
            (pages, done) = (pages + more, done + read);
            Progress?.Invoke(done, pages);
        }
    }

    /// <summary>Lends a reader, waiting for one if need be.</summary>
    public T Use<T>(Func<ICellReader, T> read)
    {
        free.Wait();
        try
        {
            var reader = idle.TryTake(out var used) ? used : create();
            var result = read(reader); // a reader that threw is in no known state and is not used again
            idle.Add(reader);
            return result;
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var reader)) reader.Dispose();
        free.Dispose();
    }
}
