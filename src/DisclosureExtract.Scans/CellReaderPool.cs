using System.Collections.Concurrent;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Scans;

/// <summary>
/// Readers of cells, made when first needed, at most so many at a time, used again. One pool serves a whole run.
/// </summary>
public sealed class CellReaderPool(Func<ICellReader> create, int size) : IDisposable
{
    readonly ConcurrentBag<ICellReader> idle = [];
    readonly object turn = new();
    int lent;
    int? limit;

    /// <summary>The most pages read at a time.</summary>
    public int Size => size;

    /// <summary>Pages read at a time from now on, 1 to <see cref="Size"/>: others want the processors too.</summary>
    public int Limit
    {
        get => limit ?? size;
        set
        {
            lock (turn)
            {
                limit = Math.Clamp(value, 1, size);
                Monitor.PulseAll(turn);
            }
        }
    }

    /// <summary>Lends a reader, waiting for one if need be.</summary>
    public T Use<T>(Func<ICellReader, T> read)
    {
        lock (turn)
        {
            while (lent >= Limit) Monitor.Wait(turn);
            lent++;
        }
        try
        {
            var reader = idle.TryTake(out var used) ? used : create();
            var result = read(reader); // a reader that threw is in no known state and is not used again
            idle.Add(reader);
            return result;
        }
        finally
        {
            lock (turn)
            {
                lent--;
                Monitor.Pulse(turn);
            }
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var reader)) reader.Dispose();
    }
}
