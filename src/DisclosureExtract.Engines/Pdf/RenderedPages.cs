using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// Pages of a PDF that poppler renders: one process for a range of pages that will be asked for one after another. Who
/// asks reads from the process; it stands still in between, so that memory is that of the pages in flight.
/// </summary>
sealed class RenderedPages(Func<string> path) : IDisposable
{
    /// <summary>Pages of one process: its start is then forgotten, and its limits stay those of a few pages.</summary>
    const int LongestRange = 32;

    /// <summary>
    /// Pages kept for threads that were overtaken by another; what is asked for later than that is rendered on its own.
    /// </summary>
    const int MostWaiting = 3;

    readonly Lock gate = new();
    readonly SortedDictionary<int, PagePixels> waiting = [];
    readonly Dictionary<int, double> resolutions = [];
    HashSet<int> expected = [];
    PopplerRun? run;
    int next, last;

    /// <summary>A page will be rendered at this resolution, should it be asked for.</summary>
    public void Note(int page, double dpi)
    {
        lock (gate) resolutions[page] = dpi;
    }

    /// <summary>These pages will be asked for.</summary>
    public void Expect(IReadOnlyList<int> pages)
    {
        lock (gate) expected = [.. pages];
    }

    /// <summary>Null where poppler is missing or fails.</summary>
    /// <exception cref="OperationCanceledException">Told to stop.</exception>
    public PagePixels? Read(int page, double dpi, CancellationToken stop)
    {
        lock (gate)
            if (Take(page, dpi, stop) is { } pixels) return pixels;
        return Poppler.Render(path(), page, dpi, stop);
    }

    PagePixels? Take(int page, double dpi, CancellationToken stop)
    {
        if (waiting.Remove(page, out var ready)) return ready;
        if (run is not null && page < next) return null; // it has gone by
        if (run is null || page > last || run.Dpi != dpi) Start(page, dpi);
        while (run is not null)
        {
            if (run.Next(stop) is not { } pixels)
            {
                Stop(); // the page it failed at will be tried on its own
                return null;
            }
            if (next++ == page)
            {
                if (next > last) Stop();
                return pixels;
            }
            waiting[next - 1] = pixels;
            if (waiting.Count > MostWaiting) waiting.Remove(waiting.Keys.First());
        }
        return null;
    }

    void Start(int page, double dpi)
    {
        Stop();
        (next, last) = (page, page);
        bool IsAlike(int other) => expected.Contains(other) && resolutions.TryGetValue(other, out var same)
            && same == dpi;
        while (last - page + 1 < LongestRange && IsAlike(last + 1)) last++;
        run = last > page ? Poppler.Open(path(), page, last, dpi) : null; // one page alone needs no turn-taking
    }

    void Stop()
    {
        run?.Dispose();
        run = null;
    }

    public void Dispose()
    {
        lock (gate) Stop();
    }
}
