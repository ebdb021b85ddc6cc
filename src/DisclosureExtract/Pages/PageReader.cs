using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>Reads the pages of a source one after the other; a page that cannot be read is one without content.</summary>
static class PageReader
{
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public static List<(PageContent Page, PageVerdict Verdict)> Read(IPageSource source, CancellationToken stop)
    {
        var pages = new List<(PageContent, PageVerdict)>();
        for (var number = 1; number <= source.PageCount; number++)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                var page = source.ReadPage(number, stop);
                pages.Add((page, TextQuality.Judge(page)));
            }
            catch (PageUnreadableException e)
            {
                var empty = new PageContent { Number = number, Width = 0, Height = 0 };
                pages.Add((empty, new(PageState.Unreadable, e.Reason, "页面内容损坏，无法解析")));
            }
        }
        return pages;
    }
}
