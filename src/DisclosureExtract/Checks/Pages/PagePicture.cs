using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Checks.Pages;

/// <summary>Charts that were seen and not read: what they show is not in the result.</summary>
sealed class PagePicture() : PageRule("page.picture",
    "what pictures show is in the text as well",
    "图表所示内容亦见于文字",
    "a picture on a page of text is a chart by its colours, without a grid and with few words"), ICheck<PageResult>
{
    public IEnumerable<Finding> Check(PageResult part, CheckedDocument document)
    {
        foreach (var box in part.Page.Charts)
            yield return Report(Severity.Info, Cause.Reading, new Place(part.Page.Number, box),
                "a chart without a grid: its few labels were not read", "图表（无表格线、文字很少），其中文字未识别");
    }
}
