using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Contents;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts;

/// <summary>What part a page plays in the disclosure.</summary>
/// <param name="Name">cover, contents, form, narrative, performance_target, catalogue, attachment or blank.</param>
/// <param name="Evidence">What told it.</param>
public sealed record PageRole(string Name, string Evidence)
{
    /// <summary>Pages whose text is prose of the disclosure.</summary>
    public bool HasProse => Name is not ("cover" or "contents");
}

/// <summary>Tells the role of each page.</summary>
static class PageRoles
{
    /// <summary>Text (characters) up to which a first page without tables is a cover.</summary>
    const int CoverText = 120;

    public static List<PageRole> Of(
        IReadOnlyList<PageResult> pages, IReadOnlyList<FormTable> tables, IReadOnlyList<ContentsEntry> contents) =>
        [.. pages.Select(p => Of(
            p,
            [.. tables.Where(t => t.Table.Pages.Contains(p.Page.Number))],
            entries: contents.Count(e => e.Page == p.Page.Number)))];

    static PageRole Of(PageResult page, List<FormTable> tables, int entries)
    {
        if (page.Verdict.State == PageState.Blank) return new("blank", "no text and no table");
        // A transcript without page breaks is one page of everything: what it holds most of names it.
        var forms = tables.Where(t => t.Type.HasFacts).Select(t => t.Form).Distinct().ToList();
        if (forms.Count > 0) return new("form", string.Join(", ", forms));
        if (tables.Exists(t => t.Form == FormIds.PerformanceTarget)) return new("performance_target", "a project card");
        if (tables.Exists(t => t.Form == FormIds.ServiceCatalogue)) return new("catalogue", "a table of service codes");
        if (entries > 0) return new("contents", $"{entries} entries under 目录");
        if (page.Page.Number == 1 && IsCover(page.Layout.Lines)) return new("cover", "first page with little text");
        if (page.Verdict.State is PageState.Image or PageState.Garbled or PageState.Unreadable)
            return new("attachment", page.Verdict.Reason ?? "not readable as text");
        return new("narrative", tables.Count > 0 ? "prose and other tables" : "prose");
    }

    static bool IsCover(IReadOnlyList<TextLine> lines) =>
        lines.Count > 0 && lines.Sum(l => l.Tight.Length) < CoverText && !lines.Any(l => l.Tight.EndsWith('。'));
}
