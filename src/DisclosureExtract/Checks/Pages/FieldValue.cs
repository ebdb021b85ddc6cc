using DisclosureExtract.Facts;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Checks.Pages;

/// <summary>
/// Form fields whose value in the file is not what the page shows: another viewer may show the value. The amount is doubted.
/// </summary>
sealed class FieldValue() : PageRule("field.value",
    "a form field shows the value it holds",
    "表单域显示的内容与其存储的值一致",
    "the page has form fields"), ICheck<PageResult>
{
    public IEnumerable<Finding> Check(PageResult part, CheckedDocument document)
    {
        var number = part.Page.Number;
        foreach (var field in part.Page.FieldConflicts)
        {
            var (shown, shownZh) = field.Shown.Length == 0 ? ("nothing", "空白") : (field.Shown, field.Shown);
            yield return Report(part, Severity.Warning, Cause.Source,
                $"page {number}: a form field shows {shown} and holds {field.Held}; taken is what it shows",
                $"第{number}页：表单域显示“{shownZh}”，存储的值为“{field.Held}”；以显示的内容为准") with
            {
                Place = new(number, field.Box),
                Suspects = Suspect.Values(document.Facts.Facts.Where(f => f.Page == number && field.Box.Contains(f.Box.CenterX, f.Box.CenterY))),
            };
        }
    }
}
