using DisclosureExtract.Pages;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Clean;

/// <summary>A page that is another one read again: which reading is kept, why, and what differs (a is the earlier page).</summary>
public sealed record PageCopy(int Kept, int Dropped, string Because, IReadOnlyList<CopyDifference> Differences);

/// <summary>Decides between two readings of a page: the one that satisfies more rules is kept, else the earlier.</summary>
static class PageCopies
{
    /// <summary>Marks the worse reading of each pair as a duplicate in <paramref name="pages"/>.</summary>
    /// <param name="texts">The pages that were read.</param>
    /// <param name="merit">Sums that hold and fail where the document has these pages.</param>
    public static List<PageCopy> Resolve(List<PageResult> pages, IReadOnlyList<PageText> texts, Func<IReadOnlyList<PageResult>, (int Holds, int Fails)> merit, CancellationToken stop)
    {
        var copies = new List<PageCopy>();
        foreach (var near in NearDuplicatePages.Find(texts, stop))
        {
            var (first, second) = (merit(Without(pages, near.B.Page)), merit(Without(pages, near.A.Page)));
            var preferB = second.Holds - second.Fails > first.Holds - first.Fails;
            var (kept, dropped) = preferB ? (near.B.Page, near.A.Page) : (near.A.Page, near.B.Page);
            var because = $"with page {near.A.Page} {first.Holds} sums hold and {first.Fails} fail, with page {near.B.Page} {second.Holds} hold and {second.Fails} fail";
            if (first == second) because += "; the earlier page is kept";
            copies.Add(new PageCopy(kept, dropped, because,
                [.. near.Differences.Select(d => new CopyDifference(near.A.WhereOf(d.AtA), d.A.Trim('\n'), d.B.Trim('\n'), preferB ? "b" : "a", because))]));
            var at = pages.FindIndex(p => p.Page.Number == dropped);
            pages[at] = pages[at] with
            {
                DuplicateOf = kept,
                Verdict = new(PageState.Duplicate, $"is page {kept} read again, with {near.Differences.Count} differences", $"为第{kept}页的重复识读，有{near.Differences.Count}处不同"),
            };
        }
        return copies;
    }

    static List<PageResult> Without(List<PageResult> pages, int number) =>
        [.. pages.Select(p => p.Page.Number == number ? p with { Verdict = new(PageState.Duplicate, "left out", "略去") } : p)];
}
