using System.Collections.Concurrent;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Marks;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Scans;

/// <summary>
/// A document in which pages whose text is in their image have been read from it. All of them are read, side by side,
/// when the first page is asked for.
/// </summary>
/// <param name="progress">Told, one at a time, how many of the scanned pages have been read, and how many there are.</param>
/// <param name="stop">Ends the reading of further pages.</param>
public sealed class ScannedPages(
    IPixelSource source, CellReaderPool readers, Action<int, int>? progress = null, CancellationToken stop = default)
    : IPageSource
{
    readonly Lazy<Func<PageContent>[]> pages = new(() => Read(source, readers, progress, stop));

    public string MediaType => source.MediaType;

    public string? Producer => source.Producer;

    public FileDamage? Damage => source.Damage;

    public int PageCount => source.PageCount;

    public Enclosures Enclosures => source.Enclosures;

    /// <summary>
    /// The source with its images read; itself where nothing can read them, or where it has no pixels.
    /// </summary>
    public static IPageSource Over(
        IPageSource source, CellReaderPool? readers, Action<int, int>? progress = null,
        CancellationToken stop = default) =>
        readers is not null && source is IPixelSource images
            ? new ScannedPages(images, readers, progress, stop)
            : source;

    public PageContent ReadPage(int number, CancellationToken stop = default) => pages.Value[number - 1]();

    public void Dispose() => source.Dispose();

    static Func<PageContent>[] Read(
        IPixelSource source, CellReaderPool readers, Action<int, int>? progress, CancellationToken stop)
    {
        var pages = new Func<PageContent>[source.PageCount];
        var wanted = new List<PageContent>();
        for (var number = 1; number <= pages.Length; number++)
        {
            try
            {
                var page = source.ReadPage(number, stop);
                pages[number - 1] = () => page;
                if (IsWanted(page)) wanted.Add(page);
            }
            catch (PageUnreadableException e)
            {
                pages[number - 1] = () => throw e;
            }
        }
        if (wanted.Count == 0) return pages;
        progress?.Invoke(0, wanted.Count);
        source.Expect(wanted.ConvertAll(p => p.Number));
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = readers.Size, CancellationToken = stop };
        Parallel.ForEach(Partitioner.Create(wanted, EnumerablePartitionerOptions.NoBuffering), options, page =>
        {
            var read = TextQuality.Judge(page).State == PageState.Read
                ? ReadImages(source, page, readers, stop)
                : readers.Use(reader => Read(source, page, reader, stop));
            pages[page.Number - 1] = () => read;
            if (progress is not null)
                lock (wanted) progress(++done, wanted.Count);
            ImageMemory.Release();
        });
        return pages;
    }

    static bool IsWanted(PageContent page) => TextQuality.Judge(page).State switch
    {
        PageState.Image or PageState.Garbled => true,
        PageState.Read => PageScanner.UnreadImages(page).Count > 0,
        _ => false,
    };

    /// <summary>The images of a page of text, charts among them left as they are: no engine is started for these alone.</summary>
    static PageContent ReadImages(IPixelSource source, PageContent page, CellReaderPool readers, CancellationToken stop)
    {
        try
        {
            var pixels = source.ReadPixels(page.Number, stop);
            var images = PageScanner.UnreadImages(page);
            var charts = images.Where(i => Charts.Is(pixels.Crop(i))).ToList();
            page = page with { Charts = [.. charts.Select(page.ToUpright)] };
            if (charts.Count == images.Count) return page;
            var read = readers.Use(r => PageScanner.ScanImages(page, pixels, [.. images.Except(charts)], r, stop));
            return read with { Scan = read.Scan is { } scan ? scan with { Before = TextQuality.Judge(page) } : null };
        }
        catch (PageUnreadableException e)
        {
            return page with { ScanFault = e.Reason };
        }
    }

    static PageContent Read(IPixelSource source, PageContent page, ICellReader reader, CancellationToken stop)
    {
        var before = TextQuality.Judge(page);
        try
        {
            var pixels = source.ReadPixels(page.Number, stop);
            var read = PageScanner.Scan(page, pixels, reader, stop);
            return read with { Scan = read.Scan is { } scan ? scan with { Before = before } : null };
        }
        catch (PageUnreadableException e)
        {
            return page with { ScanFault = e.Reason };
        }
    }
}
