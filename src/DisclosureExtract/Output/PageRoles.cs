using DisclosureExtract.Forms;
using DisclosureExtract.Text;

namespace DisclosureExtract.Output;

/// <summary>What part a page plays in the disclosure.</summary>
static class PageRoles
{
    public static string Of(PageResult page, Extraction extraction)
    {
        var number = page.Page.Number;
        if (page.Verdict.State == PageState.Blank) return "blank";
        var forms = extraction.Tables.Where(t => t.Table.Pages.Contains(number)).Select(t => t.Form).ToList();
        if (forms.Exists(f => f == FormIds.PerformanceTarget)) return "performance_target";
        if (forms.Exists(f => f == FormIds.ServiceCatalogue)) return "catalogue";
        if (forms.Exists(FormIds.HasFacts)) return "form";
        var lines = page.Layout.Lines;
        if (lines.Any(l => l.Tight is "目录" or "目次")) return "contents";
        var text = lines.Sum(l => l.Tight.Length);
        if (number == 1 && text < 120) return "cover";
        return page.Verdict.State is PageState.Image or PageState.Garbled or PageState.Unreadable ? "attachment" : "narrative";
    }
}
