using DisclosureExtract.Pages;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>A document whose pages are held, so that it can be changed and read again many times.</summary>
sealed class FixedPages(IReadOnlyList<PageContent> pages) : IPageSource
{
    public string MediaType => "application/pdf";

    public string? Producer => null;

    public int PageCount => pages.Count;

    public PageContent ReadPage(int number, CancellationToken stop = default) => pages[number - 1];

    public void Dispose()
    {
    }
}
