using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>Sentences that break off, marks and words that are doubled or lack their other half.</summary>
sealed partial class NarrativeSentence() : NarrativeRule("narrative.sentence",
    "sentences are whole: reasons are given, marks and words are neither doubled nor left over",
    "语句完整，无漏写原因、重复或缺失的标点与文字",
    "the prose is text and was not read from pixels"), ICheck<IReadOnlyList<Section>>
{
    /// <summary>A shorter paragraph may be a caption or an item of a list, and needs no full stop.</summary>
    const int Sentence = 24;

    public IEnumerable<Finding> Check(IReadOnlyList<Section> part, CheckedDocument document)
    {
        foreach (var section in part)
            for (var at = 0; at < section.Paragraphs.Count; at++)
            {
                var paragraph = section.Paragraphs[at];
                if (!paragraph.IsText) continue;
                foreach (var finding in Marks(paragraph, document)) yield return finding;
                var next = section.Paragraphs.ElementAtOrDefault(at + 1);
                if (next is not null && !Numbering.Begins(next.Tight, NumberingStyles.Row)) continue; // it may go on there
                if (LacksReason().Match(paragraph.Tight) is { Success: true } open)
                    yield return Reason(paragraph, open, document);
                else if (IsSentence(paragraph.Tight))
                    yield return Report(paragraph, paragraph.Tight.Length - 1, Severity.Info,
                        $"no full stop at the end: “{paragraph.Tight[^Math.Min(12, paragraph.Tight.Length)..]}”",
                        $"句末缺少句号：“{paragraph.Tight[^Math.Min(12, paragraph.Tight.Length)..]}”", document.Premises);
            }
    }

    IEnumerable<Finding> Marks(Paragraph paragraph, CheckedDocument document)
    {
        var text = paragraph.Tight;
        foreach (Match match in NoReason().Matches(text)) yield return Reason(paragraph, match, document);
        foreach (Match match in Doubled().Matches(text))
            yield return Report(paragraph, match.Index, Severity.Warning,
                $"doubled or muddled: “{Around(text, match)}”", $"标点或文字重复、矛盾：“{Around(text, match)}”", document.Premises);
        if (text.AsSpan().Count('“') is var open && text.AsSpan().Count('”') is var close && open != close)
            yield return Report(paragraph, Math.Max(0, text.AsSpan().IndexOfAny('“', '”')), Severity.Warning,
                $"{open} opening and {close} closing quotation marks", $"引号不成对（{open}个前引号、{close}个后引号）", document.Premises);
    }

    Finding Reason(Paragraph paragraph, Match match, CheckedDocument document) =>
        Report(paragraph, match.Index, Severity.Warning,
            $"a reason is announced and not given: “{Around(paragraph.Tight, match)}”",
            $"“主要原因”后无内容：“{Around(paragraph.Tight, match)}”", document.Premises);

    /// <summary>A paragraph of prose that ends in a word, and not in a heading or in the head of a list.</summary>
    static bool IsSentence(string text)
    {
        var last = text[(text.LastIndexOf('。') + 1)..];
        return last.Length >= Sentence && (TextFold.IsHan(last[^1]) || last[^1] == '%') && last.Contains(',')
            && !last.EndsWith("其中", StringComparison.Ordinal) && MoneyText.Find(last).Count > 0;
    }

    [GeneratedRegex("(主要|其)?原因(是|为|系|在于)?:?(?=[。;])|(主要)?(是)?由于(?=[。;,])|主要原因(是|为|系):?(?=,)")]
    private static partial Regex NoReason();

    [GeneratedRegex("主要原因(是|为|系)?:?$")]
    private static partial Regex LacksReason();

    [GeneratedRegex(@"[,;、:][。;]|。[,;、:。](?<!。。)|增加增加|减少减少|增长增长|下降下降|减增加|增减少|增加减少(?!额|数|情|变|的)|减少增加(?!额|数|情|变|的)"
        + "|大小于|小大于|万元万元|万元元|的的|预算预算数|决算决算数")]
    private static partial Regex Doubled();
}
