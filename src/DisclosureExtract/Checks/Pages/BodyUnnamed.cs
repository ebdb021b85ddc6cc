using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Pages;

/// <summary>Who discloses, of which year and what kind: facts without these stand for nobody.</summary>
sealed class BodyUnnamed() : PageRule("body.unnamed",
    "the document says who discloses what for which year",
    "文件写明公开主体、年度、类别",
    "amounts were read"), ICheck<PageResult>
{
    public IEnumerable<Finding> Check(PageResult part, CheckedDocument document)
    {
        var metadata = document.Metadata;
        if (!ReferenceEquals(part, document.Pages[0]) || document.Validation.Facts.Count == 0) yield break;
        List<(string Text, string TextZh)> missing = [];
        if (metadata.Entity is null) missing.Add(("who discloses", "公开主体"));
        if (metadata.Year is null) missing.Add(("the year", "年度"));
        if (metadata.Kind is null) missing.Add(("whether it is a budget or accounts", "预算或决算"));
        if (missing.Count > 0)
            yield return Report(part, Severity.Info, Cause.Unknown,
                $"not found in the document: {string.Join(", ", missing.Select(m => m.Text))}",
                $"文件中未找到：{string.Join("、", missing.Select(m => m.TextZh))}");
        if (metadata.Entity is { } entity && OrganisationNames.IsFragment(entity) && !PlaceNames.IsOne(entity))
            yield return Report(part, Severity.Warning, Cause.Unknown,
                $"“{entity}” is all that the document says of who discloses: of which place it is, it does not say",
                $"公开主体仅印作“{entity}”，未写明所属地区");
        else if (metadata.Entity is not null && metadata.Level is null)
            yield return Report(part, Severity.Info, Cause.Unknown,
                "the cover does not say whether a department, a unit or a government discloses", "封面未写明是部门、单位还是政府");
    }
}
