using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Pages;

/// <summary>Pages whose fonts say other characters than they draw.</summary>
sealed class PageGarbled() : PageLostRule("page.garbled",
    "the text layer of a page means what it shows",
    "页面文字层可正确解码",
    "the page has a text layer")
{
    protected override PageState State => PageState.Garbled;
}
