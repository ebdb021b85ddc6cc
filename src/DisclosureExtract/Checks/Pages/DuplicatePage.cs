using DisclosureExtract.Facts;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Pages;

/// <summary>Pages that print the same as an earlier one.</summary>
sealed class DuplicatePage() : PageStateRule("duplicate.page",
    "a page is printed once",
    "页面不重复",
    "an earlier page prints the same words at the same places")
{
    protected override PageState State => PageState.Duplicate;

    protected override Verdict Verdict => new(Severity.Info, Cause.Source);

    protected override (string Text, string TextZh) Consequence => ("counted once", "只计一次");
}
