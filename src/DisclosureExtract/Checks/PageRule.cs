using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Checks;

/// <summary>A rule about whole pages, so that none is dropped in silence.</summary>
abstract class PageRule(string id, string statement, string statementZh, string premise)
    : Rule(id, Basis.Pages, statement, statementZh, premise)
{
    protected Finding Report(PageResult page, Severity severity, Cause cause, string message, string messageZh) => Report(
        severity, cause, new Place(page.Page.Number, new BoundingBox(0, 0, page.Page.Width, page.Page.Height)), message, messageZh);
}

/// <summary>A rule that a page breaks by its state.</summary>
abstract class PageStateRule(string id, string statement, string statementZh, string premise)
    : PageRule(id, statement, statementZh, premise), ICheck<PageResult>
{
    protected abstract PageState State { get; }

    protected abstract Verdict Verdict { get; }

    protected abstract (string Text, string TextZh) Consequence { get; }

    public IEnumerable<Finding> Check(PageResult part, CheckedDocument document)
    {
        var number = part.Page.Number;
        // Of a page that was read twice, the differences are told instead.
        if (part.Verdict.State != State || document.PageCopies.Any(c => c.Dropped == number)) yield break;
        yield return Report(part, Verdict.Severity, Verdict.Cause,
            $"page {number}: {part.Verdict.Reason}; {Consequence.Text}",
            $"第{number}页：{part.Verdict.ReasonZh}；{Consequence.TextZh}");
    }
}

/// <summary>A page that could not be read.</summary>
abstract class PageLostRule(string id, string statement, string statementZh, string premise)
    : PageStateRule(id, statement, statementZh, premise)
{
    protected override Verdict Verdict => new(Severity.Warning, Cause.Reading);

    protected override (string Text, string TextZh) Consequence => ("its content is not in the result", "其内容未进入结果");
}
