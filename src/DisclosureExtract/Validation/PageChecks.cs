using DisclosureExtract.Documents;
using DisclosureExtract.Text;

namespace DisclosureExtract.Validation;

/// <summary>page.*: pages that could not be read, so that none is dropped silently.</summary>
static class PageChecks
{
    public static IEnumerable<Finding> Findings(IEnumerable<PageResult> pages)
    {
        foreach (var page in pages)
        {
            var (rule, severity, cause) = page.Verdict.State switch
            {
                PageState.Image => (Rules.PageImage, Severity.Warning, Cause.Reading),
                PageState.Garbled => (Rules.PageGarbled, Severity.Warning, Cause.Reading),
                PageState.Unreadable => (Rules.PageUnreadable, Severity.Warning, Cause.Unknown),
                PageState.Duplicate => (Rules.DuplicatePage, Severity.Info, Cause.Source),
                _ => default,
            };
            if (rule is null) continue;
            var number = page.Page.Number;
            var consequence = page.Verdict.State == PageState.Duplicate ? "counted once" : "its content is not in the result";
            var consequenceZh = page.Verdict.State == PageState.Duplicate ? "只计一次" : "其内容未进入结果";
            yield return new Finding
            {
                Rule = rule,
                Severity = severity,
                Cause = cause,
                Message = $"page {number}: {page.Verdict.Reason}; {consequence}",
                MessageZh = $"第{number}页：{page.Verdict.ReasonZh}；{consequenceZh}",
                Place = new Place(number, new BoundingBox(0, 0, page.Page.Width, page.Page.Height)),
            };
        }
    }
}
