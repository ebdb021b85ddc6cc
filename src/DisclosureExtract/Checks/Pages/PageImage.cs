using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Pages;

/// <summary>Pages of pixels that no engine read.</summary>
sealed class PageImage() : PageLostRule("page.image",
    "a page has text that can be read",
    "页面含可读文字",
    "the page shows something")
{
    protected override PageState State => PageState.Image;
}
