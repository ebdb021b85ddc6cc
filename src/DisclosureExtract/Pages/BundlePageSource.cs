using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>
/// Several files that are one disclosure: forms in one and prose in another. Their pages follow each other under numbers of
/// their own, so that all that is held against each other within a document is held against each other across them.
/// </summary>
/// <param name="members">In the order of their pages, with the names of their files.</param>
public sealed class BundlePageSource(IReadOnlyList<(string File, IPageSource Source)> members) : IPageSource
{
    public string MediaType => "multipart/mixed";

    public string? Producer => null;

    public int PageCount { get; } = members.Sum(m => m.Source.PageCount);

    /// <summary>Files that members carry and that are no members themselves.</summary>
    public Enclosures Enclosures
    {
        get
        {
            var all = members.Select(m => m.Source.Enclosures).ToList();
            var unread = all.SelectMany(e => e.Files).Where(f => !members.Any(m => m.File.Equals(f, StringComparison.OrdinalIgnoreCase))).ToList();
            return all.Exists(e => e.Any) ? new(unread, all.Exists(e => e.IsPortfolio), all.Exists(e => e.HasXfa)) : Enclosures.None;
        }
    }

    public FileDamage? Damage => members.Select(m => m.Source.Damage).OfType<FileDamage>().OrderByDescending(d => d.MayLackPages).FirstOrDefault();

    public PageContent ReadPage(int number, CancellationToken stop = default)
    {
        var before = 0;
        foreach (var (_, source) in members)
        {
            if (number - before <= source.PageCount) return Read(source, number - before, number, stop);
            before += source.PageCount;
        }
        throw new PageUnreadableException(number, "there is no such page");
    }

    public void Dispose()
    {
        foreach (var (_, source) in members) source.Dispose();
    }

    static PageContent Read(IPageSource source, int own, int number, CancellationToken stop)
    {
        try
        {
            return Renumbered(source.ReadPage(own, stop), number);
        }
        catch (PageUnreadableException e)
        {
            throw new PageUnreadableException(number, e.Reason, e);
        }
    }

    static PageContent Renumbered(PageContent page, int number) => page with
    {
        Number = number,
        StatedTables = page.StatedTables is { } tables
            ? [.. tables.Select(t => t with { Cells = [.. t.Cells.Select(c => c with { Page = number })] })]
            : null,
        Furniture = Renumbered(page.Furniture, number),
        Scan = page.Scan is { } scan ? scan with { Noise = Renumbered(scan.Noise, number) } : null,
    };

    static IReadOnlyList<NoiseItem> Renumbered(IReadOnlyList<NoiseItem> noise, int number) =>
        [.. noise.Select(n => n with { Places = [.. n.Places.Select(p => (number, p.Box))] })];
}
