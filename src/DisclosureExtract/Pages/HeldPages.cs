using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>The pages of a source, read once and kept: what they cost to read they cost once.</summary>
public sealed class HeldPages : IPageSource
{
    readonly List<Func<PageContent>> pages = [];

    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public HeldPages(IPageSource source, CancellationToken stop = default)
    {
        for (var number = 1; number <= source.PageCount; number++)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                var page = source.ReadPage(number, stop);
                pages.Add(() => page);
            }
            catch (PageUnreadableException e)
            {
                pages.Add(() => throw e);
            }
        }
        (MediaType, Producer, Enclosures, Damage) = (source.MediaType, source.Producer, source.Enclosures, source.Damage);
    }

    public string MediaType { get; }

    public string? Producer { get; }

    public int PageCount => pages.Count;

    public Enclosures Enclosures { get; }

    public FileDamage? Damage { get; }

    public PageContent ReadPage(int number, CancellationToken stop = default) => pages[number - 1]();

    public void Dispose()
    {
    }
}
