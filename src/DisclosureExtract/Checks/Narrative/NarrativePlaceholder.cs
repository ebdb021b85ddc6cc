using System.Text.RegularExpressions;
using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>What a template leaves behind. Where it left all of it, nobody filled it in: that is one fault.</summary>
sealed partial class NarrativePlaceholder() : NarrativeRule("narrative.placeholder",
    "no placeholder is left over",
    "文字中没有残留占位符",
    "none"), ICheck<IReadOnlyList<Section>>
{
    /// <summary>Somebody who fills in a template forgets a few; nobody forgets so many.</summary>
    const int Forgotten = 20;

    public IEnumerable<Finding> Check(IReadOnlyList<Section> part, CheckedDocument document)
    {
        var left = part.SelectMany(s => s.Paragraphs).SelectMany(In).ToList();
        if (left.Count <= Forgotten)
            return left.Select(l => Report(l.Paragraph, l.Start, Severity.Warning, l.Message, l.MessageZh, document.Premises));
        var (first, pages) = (left[0], left.Select(l => l.Paragraph.PlaceOf(l.Start).Page).Distinct().Count());
        return
        [
            Report(first.Paragraph, first.Start, Severity.Warning,
                $"a template that was not filled in: {left.Count} blanks are left on {pages} pages, the first of them: {first.Message}",
                $"模板未填写：{pages}页上残留{left.Count}处空白，首处为：{first.MessageZh}", document.Premises),
        ];
    }

    static IEnumerable<Left> In(Paragraph paragraph)
    {
        foreach (Match match in Placeholder().Matches(paragraph.Tight))
            yield return new(paragraph, match.Index,
                $"left-over placeholder “{Around(paragraph.Tight, match)}”",
                $"残留占位符“{Around(paragraph.Tight, match)}”");
        foreach (Match match in ChangedAmounts.OpenChoice().Matches(paragraph.Tight))
            yield return new(paragraph, match.Index,
                $"a choice of the template left open: “{Around(paragraph.Tight, match)}”",
                $"模板选项未删：“{Around(paragraph.Tight, match)}”");
    }

    /// <summary>Words left over, where in the paragraph they begin, and what to say of them.</summary>
    sealed record Left(Paragraph Paragraph, int Start, string Message, string MessageZh);

    [GeneratedRegex(
        @"[X×xｘ＊*]{2,}(?![A-Za-z0-9])|\(\)|。。|,,|、、|(?<=主要原因(是|为):?)([a-z]{1,4}|\d{1,3})(?=[。,;])|_{3,}|\((请|此处)?(填写|填报|填)[^)]{0,16}\)|此处填写|请填写|(?<![等])待(补充|填写|填)(?=[。,;)]|$)")]
    private static partial Regex Placeholder();
}
