using System.Text.RegularExpressions;
using DisclosureExtract.Text;

namespace DisclosureExtract.Forms;

/// <summary>What part each page plays in the disclosure.</summary>
static partial class PageRoles
{
    /// <summary>Text (characters) up to which a first page without tables is a cover.</summary>
    const int CoverText = 120;

    /// <summary>Role of each page: cover, contents, form, narrative, performance_target, catalogue, attachment or blank.</summary>
    public static List<string> Of(IReadOnlyList<PageResult> pages, IReadOnlyList<FormTable> tables)
    {
        var roles = new List<string>(pages.Count);
        var inContents = false;
        foreach (var page in pages)
        {
            var role = Of(page, tables, inContents);
            inContents = role == "contents";
            roles.Add(role);
        }
        return roles;
    }

    static string Of(PageResult page, IReadOnlyList<FormTable> tables, bool inContents)
    {
        var number = page.Page.Number;
        if (page.Verdict.State == PageState.Blank) return "blank";
        var forms = tables.Where(t => t.Table.Pages.Contains(number)).Select(t => t.Form).ToList();
        // A transcript without page breaks is one page of everything: what it holds most of names it.
        if (forms.Exists(FormIds.HasFacts)) return "form";
        if (forms.Contains(FormIds.PerformanceTarget)) return "performance_target";
        if (forms.Contains(FormIds.ServiceCatalogue)) return "catalogue";
        var lines = page.Layout.Lines;
        if (lines.Any(l => l.Tight is "目录" or "目次")) return "contents";
        if (inContents && lines.Count > 0 && lines.Count(l => ContentsEntry().IsMatch(l.Tight)) > 0.6 * lines.Count) return "contents";
        if (number == 1 && lines.Sum(l => l.Tight.Length) < CoverText) return "cover";
        return page.Verdict.State is PageState.Image or PageState.Garbled or PageState.Unreadable ? "attachment" : "narrative";
    }

    /// <summary>Leaders with a page number, or a short numbered heading that ends in nothing.</summary>
    [GeneratedRegex(@"[.…·]{3,}\d*$|^(第[一二三四五六七八九十]部分|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、]).{2,30}[^。;:]$")]
    private static partial Regex ContentsEntry();
}
