using DisclosureExtract.Pages;

namespace DisclosureExtract.Tables;

/// <summary>A page with what was found on it and what became of it.</summary>
/// <param name="DuplicateOf">Number of the page that prints the same and is kept; null where there is none.</param>
public sealed record PageResult(PageContent Page, PageLayout Layout, PageVerdict Verdict, int? DuplicateOf = null)
{
    /// <summary>Words of watermarks and seals that were taken out of the page.</summary>
    public IReadOnlyList<Word> Removed { get; init; } = [];

    public bool IsRead => Verdict.State == PageState.Read;

    /// <summary>The page as one that is left out for another.</summary>
    public PageResult AsCopyOf(int kept, string reason, string reasonZh) =>
        this with { DuplicateOf = kept, Verdict = new(PageState.Duplicate, reason, reasonZh) };
}
