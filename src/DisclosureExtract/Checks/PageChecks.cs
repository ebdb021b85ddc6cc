using DisclosureExtract.Clean;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Checks;

/// <summary>page.*: pages that could not be read, so that none is dropped silently.</summary>
static class PageChecks
{
    public static IEnumerable<Finding> Findings(IEnumerable<PageResult> pages, IReadOnlyList<PageCopy> copies)
    {
        foreach (var page in pages)
        {
            foreach (var failure in page.Page.EngineFailures)
                yield return new Finding
                {
                    Rule = Rules.OcrEngine,
                    Severity = Severity.Warning,
                    Cause = Cause.Reading,
                    Message = $"page {page.Page.Number}: {failure.Engine} {failure.What}; what it should have read is doubted",
                    MessageZh = $"第{page.Page.Number}页：识别引擎 {failure.Engine} 失效（{failure.What}），相关读数存疑",
                    Place = new Place(page.Page.Number, new BoundingBox(0, 0, page.Page.Width, page.Page.Height)),
                };
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
            if (copies.FirstOrDefault(c => c.Dropped == number) is { } copy)
            {
                yield return Conflict(page, copy);
                continue;
            }
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

    /// <summary>Two readings of one page that do not say the same.</summary>
    static Finding Conflict(PageResult page, PageCopy copy)
    {
        var numbers = copy.Differences.Where(d => d.A.Any(char.IsAsciiDigit) || d.B.Any(char.IsAsciiDigit)).Select(d => $"{d.Where}: {d.A} / {d.B}").Take(8).ToList();
        var list = numbers.Count > 0 ? ": " + string.Join("; ", numbers) : "";
        return new Finding
        {
            Rule = Rules.DuplicateConflict,
            Severity = Severity.Warning,
            Cause = page.Page.Words.Count > 0 && page.Page.Words[0].Source == WordSource.Text ? Cause.Source : Cause.Reading,
            Message = $"page {copy.Dropped} {page.Verdict.Reason}{list}; kept is page {copy.Kept}: {copy.Because}",
            MessageZh = $"第{copy.Dropped}页{page.Verdict.ReasonZh}{list.Replace(": ", "：", StringComparison.Ordinal)}；保留第{copy.Kept}页",
            Place = new Place(copy.Dropped, new BoundingBox(0, 0, page.Page.Width, page.Page.Height)),
        };
    }
}
