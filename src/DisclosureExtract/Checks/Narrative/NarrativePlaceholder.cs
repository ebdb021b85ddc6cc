using System.Text.RegularExpressions;
using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>What a template leaves behind.</summary>
sealed partial class NarrativePlaceholder() : NarrativeRule("narrative.placeholder",
    "no placeholder is left over",
    "文字中没有残留占位符",
    "none"), ICheck<Paragraph>
{
    public IEnumerable<Finding> Check(Paragraph part, CheckedDocument document)
    {
        foreach (Match match in Placeholder().Matches(part.Tight))
            yield return Report(part, match.Index, Severity.Warning,
                $"left-over placeholder “{Around(part.Tight, match)}”",
                $"残留占位符“{Around(part.Tight, match)}”", document.Premises);
        foreach (Match match in ChangedAmounts.OpenChoice().Matches(part.Tight))
            yield return Report(part, match.Index, Severity.Warning,
                $"a choice of the template left open: “{Around(part.Tight, match)}”",
                $"模板选项未删：“{Around(part.Tight, match)}”", document.Premises);
    }

    [GeneratedRegex(
        @"[X×xｘ＊*]{2,}(?![A-Za-z0-9])|\(\)|。。|,,|、、|(?<=主要原因(是|为):?)([a-z]{1,4}|\d{1,3})(?=[。,;])|_{3,}|\((请|此处)?(填写|填报|填)[^)]{0,16}\)|此处填写|请填写|(?<![等])待(补充|填写|填)(?=[。,;)]|$)")]
    private static partial Regex Placeholder();
}
