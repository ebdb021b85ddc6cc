using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Clean;

/// <summary>
/// A page that is another one read again: which reading is kept, why, and what differs (a is the earlier page).
/// </summary>
public sealed record PageCopy(int Kept, int Dropped, string Because, IReadOnlyList<CopyDifference> Differences);

/// <summary>
/// How well a document adds up where it has one reading of a page: its sums that hold, and that fail.
/// </summary>
readonly record struct ReadingMerit(int Holds, int Fails)
{
    public int Balance => Holds - Fails;
}

/// <summary>
/// Decides between two readings of a page: the one that satisfies more rules is kept, else the earlier.
/// </summary>
static class PageCopies
{
    /// <param name="a">The document with the earlier reading alone.</param>
    /// <param name="b">The document with the later reading alone.</param>
    public static PageCopy Choose(NearCopy copy, ReadingMerit a, ReadingMerit b)
    {
        var (first, second) = (copy.A.Page, copy.B.Page);
        var prefersLater = b.Balance > a.Balance;
        var because = $"with page {first} {a.Holds} sums hold and {a.Fails} fail, "
            + $"with page {second} {b.Holds} hold and {b.Fails} fail"
            + (a == b ? "; the earlier page is kept" : "");
        var preferred = prefersLater ? "b" : "a";
        return new PageCopy(prefersLater ? second : first, prefersLater ? first : second, because,
            [.. copy.Differences.Select(Told)]);

        CopyDifference Told(TextDifference difference) => new(
            copy.A.WhereOf(difference.AtA), difference.A.Trim('\n'), difference.B.Trim('\n'), preferred, because);
    }

    /// <summary>The pages with the worse reading marked as a copy of the other.</summary>
    public static List<PageResult> Mark(IReadOnlyList<PageResult> pages, PageCopy copy)
    {
        var (kept, count) = (copy.Kept, copy.Differences.Count);
        var reason = $"is page {kept} read again, with {count} differences";
        var reasonZh = $"为第{kept}页的重复识读，有{count}处不同";
        return [.. pages.Select(p => p.Page.Number == copy.Dropped ? p.AsCopyOf(kept, reason, reasonZh) : p)];
    }
}
