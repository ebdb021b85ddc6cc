using DisclosureExtract.Pages;

namespace DisclosureExtract.Tables;

/// <summary>A page with what was found on it and what became of it.</summary>
public sealed record PageResult(PageContent Page, PageLayout Layout, PageVerdict Verdict, int? DuplicateOf = null);
