using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests;

/// <summary>Pages made in memory; a null page cannot be read.</summary>
sealed class FakeSource(params PageContent?[] pages) : IPageSource
{
    public string MediaType => "application/pdf";

    public string? Producer => null;

    public int PageCount => pages.Length;

    public PageContent ReadPage(int number, CancellationToken stop = default) =>
        pages[number - 1] ?? throw new PageUnreadableException(number, "broken on purpose");

    public void Dispose()
    {
    }
}
