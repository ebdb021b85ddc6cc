using DisclosureExtract.Facts;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Pages;

/// <summary>Forms in XML, of which the pages may say no more than that one should wait.</summary>
sealed class FormXfa() : Rule("form.xfa", Basis.Pages,
    "the pages of a document show what it says",
    "文件页面即其全部内容",
    "the document holds an XFA form"), ICheck<Enclosures>
{
    public IEnumerable<Finding> Check(Enclosures part, CheckedDocument document)
    {
        if (!part.HasXfa || document.Pages.Count == 0) yield break;
        var page = document.Pages[0].Page;
        yield return Report(Severity.Warning, Cause.Source, new Place(page.Number, new(0, 0, page.Width, page.Height)),
            "the document holds an XFA form, which was not read: the pages may show something else, or nothing. Print it to PDF and try again",
            "文件含XFA动态表单，未能读取，页面所示可能不是其内容。请打印为PDF后重试");
    }
}
