using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Checks.Pages;

/// <summary>Marks of a page that was read which are in no fact, label, prose or noise; one finding for each reason.</summary>
sealed class PageUnaccounted() : PageRule("page.unaccounted",
    "what a page shows is in the result",
    "页面所示内容均已进入结果",
    "the page was read, or nothing was found on it"), ICheck<PageResult>
{
    public IEnumerable<Finding> Check(PageResult part, CheckedDocument document)
    {
        var page = part.Page;
        if (part.Verdict.State is not (PageState.Read or PageState.Blank)) yield break;
        var lost = document.Accounts.Lost.Where(m => m.Page == page.Number).Select(m => m.Mark);
        foreach (var marks in lost.GroupBy(m => m.Reason).OrderBy(g => g.Key))
        {
            var (why, whyZh) = WordsOf(marks.Key);
            var count = marks.Sum(m => m.Count);
            yield return Report(Severity.Warning, Cause.Reading, new Place(page.Number, BoundingBox.Around(marks.Select(m => m.Box))),
                $"page {page.Number}: {count} marks at {marks.Count()} places are not read: {why}. Compare with the page",
                $"第{page.Number}页：{marks.Count()}处共{count}个字符未能读取（{whyZh}），请核对原页");
        }
    }

    static (string Why, string WhyZh) WordsOf(UnreadReason reason) => reason switch
    {
        UnreadReason.FontUnreadable => ("their font does not say which characters they are", "字体未注明所示为何字符"),
        UnreadReason.OutlineText => ("they are drawn as outlines", "以图形轮廓绘制"),
        UnreadReason.Covered => ("something is painted over them", "被其他图形遮盖"),
        UnreadReason.Unplaced => ("they stand in no table and no line of text", "不在任何表格或文字行内"),
        UnreadReason.Annotation => ("the form field or note that shows them is broken, or shows in print alone", "所在表单域或批注已损坏或仅在打印时显示"),
        UnreadReason.Image => ("they are pictures", "以图片呈现"),
        UnreadReason.Overlaid => ("a note lies over them", "被批注遮盖"),
        UnreadReason.CutOff => ("the file is cut off or damaged here, and not all that the page shows can be read", "文件被截断或损坏，页面内容不全"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "no words for this reason"),
    };
}
