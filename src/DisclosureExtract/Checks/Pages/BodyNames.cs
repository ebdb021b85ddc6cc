using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Checks.Pages;

/// <summary>The name of another body left on the cover, or in the forms: a body that was renamed, or a template of another.</summary>
sealed class BodyNames() : PageRule("body.names",
    "the body named on the cover is that of the forms",
    "封面与报表的公开主体一致",
    "cover and forms name a body"), ICheck<PageResult>
{
    public IEnumerable<Finding> Check(PageResult part, CheckedDocument document)
    {
        if (document.Metadata is not { Entity: { } entity, OtherName: { } other } || other.Page != part.Page.Number) yield break;
        yield return Report(Severity.Warning, Cause.Unknown, new Place(other.Page, other.Box),
            $"the cover names {other.Text}, the forms name {entity}", $"封面为“{other.Text}”，报表为“{entity}”");
    }
}
