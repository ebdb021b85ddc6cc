using DisclosureExtract.Pages;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Clean;

/// <summary>Pages without noise, as grids and lines; exact copies of earlier pages are marked.</summary>
static class CleanPages
{
    /// <param name="keepNoise">Leave it in the pages; it is listed all the same.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public static (List<PageResult> Pages, List<NoiseItem> Noise) Of(
        IReadOnlyList<(PageContent Page, PageVerdict Verdict)> pages, bool keepNoise, CancellationToken stop)
    {
        var (cleaned, noise) = NoiseFilter.Clean([.. pages.Select(p => p.Page)], keepNoise);
        var (layouts, running) = NoiseFilter.Trim(Layouts(cleaned, stop), keepNoise);
        noise.AddRange(running);
        var duplicates = DuplicatePages.Find(layouts.Where((_, i) => pages[i].Verdict.State == PageState.Read));
        var results = pages.Select((page, i) => new PageResult(cleaned[i], layouts[i], page.Verdict) { Removed = Removed(page.Page, cleaned[i]) });
        return ([.. results.Select(Marked)], noise);

        PageResult Marked(PageResult page) => duplicates.TryGetValue(page.Page.Number, out var original)
            ? page.AsCopyOf(original, $"prints the same as page {original}", $"与第{original}页相同")
            : page;
    }

    static List<Word> Removed(PageContent page, PageContent cleaned) => page.Words.Count == cleaned.Words.Count ? []
        : [.. page.Words.Except(cleaned.Words, (IEqualityComparer<Word>)ReferenceEqualityComparer.Instance)];

    /// <summary>The grids and lines of each page, which may go on from the page before.</summary>
    static List<PageLayout> Layouts(List<PageContent> pages, CancellationToken stop)
    {
        var layouts = new List<PageLayout>(pages.Count);
        foreach (var page in pages)
        {
            stop.ThrowIfCancellationRequested();
            layouts.Add(GridFinder.Find(page, before: layouts.LastOrDefault()));
        }
        return layouts;
    }
}
