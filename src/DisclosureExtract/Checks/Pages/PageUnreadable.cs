using DisclosureExtract.Facts;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Pages;

/// <summary>Pages whose content is broken: in the file, or to our reader.</summary>
sealed class PageUnreadable() : PageLostRule("page.unreadable",
    "a page can be parsed",
    "页面可以解析",
    "none")
{
    protected override PageState State => PageState.Unreadable;

    protected override Verdict Verdict => new(Severity.Warning, Cause.Unknown);
}
