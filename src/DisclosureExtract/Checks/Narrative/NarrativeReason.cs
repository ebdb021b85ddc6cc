using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>A change without a reason, where the changes around it are explained.</summary>
sealed partial class NarrativeReason() : NarrativeRule("narrative.reason",
    "a change has its reason where its neighbours give one",
    "同类增减变化均说明原因",
    "the sentences around it that state a change give a reason"), ICheck<IReadOnlyList<Section>>
{
    /// <summary>Changes with a reason before one without is missed.</summary>
    const int Enough = 2;

    public IEnumerable<Finding> Check(IReadOnlyList<Section> part, CheckedDocument document)
    {
        foreach (var section in part.Where(s => s.Card is null))
        {
            var changes = section.Paragraphs.Where(p => p.IsText && Change().IsMatch(p.Tight))
                .SelectMany(Sentences).Where(s => Change().IsMatch(s.Text)).ToList();
            if (changes.Count <= Enough) continue;
            var bare = changes.FindAll(c => !OfTotal().IsMatch(c.Text) && !Explained().IsMatch(c.Text)
                && !IsExplainedNext(c.Paragraph, c.Start + c.Text.Length));
            if (bare.Count == 0 || changes.Count - bare.Count < Enough || bare.Count * 2 > changes.Count) continue;
            var text = bare[0].Text;
            yield return Report(bare[0].Paragraph, bare[0].Start, Severity.Info,
                $"{bare.Count} of {changes.Count} changes without a reason, where the others have one: “{Head(text)}” first",
                $"{changes.Count}处增减变化中{bare.Count}处未说明原因，首处：“{Head(text)}”", document.Premises);
        }
    }

    sealed record Sentence(Paragraph Paragraph, int Start, string Text);

    static string Head(string text) => text[..Math.Min(24, text.Length)];

    static IEnumerable<Sentence> Sentences(Paragraph paragraph)
    {
        for (var start = 0; start < paragraph.Tight.Length;)
        {
            var stop = paragraph.Tight.IndexOf('。', start);
            var end = stop < 0 ? paragraph.Tight.Length : stop + 1;
            yield return new(paragraph, start, paragraph.Tight[start..end]);
            start = end;
        }
    }

    /// <summary>The reason may be a sentence of its own.</summary>
    static bool IsExplainedNext(Paragraph paragraph, int start) =>
        start < paragraph.Tight.Length && Explained()
            .IsMatch(paragraph.Tight[start..Math.Min(paragraph.Tight.Length, start + 14)]);

    [GeneratedRegex(@"(增加|减少|增长|下降|上升)(了)?[\d,]+(\.\d+)?(亿元|万元|元|%)(?<!0\.00万元|加0万元|少0万元)")]
    private static partial Regex Change();

    /// <summary>What its parts, which follow, explain.</summary>
    [GeneratedRegex("总计|总额|合计|其中|总收入|总支出|(收入|支出)预算|三公")]
    private static partial Regex OfTotal();

    [GeneratedRegex("原因|由于|因为|因[^素此公]|系|主要是|主要为|所致|受|根据|为了|用于")]
    private static partial Regex Explained();
}
