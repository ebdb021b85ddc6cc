using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Scans;

/// <summary>
/// The invisible text that scanning software lays over a page image: another engine's reading, of unknown quality. It
/// is compared with ours and never taken instead: where both read an amount and differ, the amount is doubted and what
/// the layer has is kept as another reading of it.
/// </summary>
static class HiddenLayer
{
    public const string Engine = "hidden text layer";

    /// <summary>Words of a page that do not show, in the frame of the page as displayed.</summary>
    public static IReadOnlyList<Word> Of(PageContent page) =>
        [.. page.Asides.Where(a => a.Reason == AsideReason.Invisible)
            .Select(a => a.Word with { Box = page.ToDisplayed(a.Word.Box) })];

    /// <param name="page">As read from the image.</param>
    /// <param name="hidden">What <see cref="Of"/> gave of the page before its image was read.</param>
    /// <returns>The page, and how many amounts both read, and how many of them alike.</returns>
    public static (PageContent Page, int Both, int Alike) Compare(PageContent page, IReadOnlyList<Word> hidden)
    {
        if (hidden.Count == 0) return (page, 0, 0);
        var layer = hidden.Select(w => (w.Text, Box: page.ToUpright(w.Box))).ToList();
        var words = page.Words.ToArray();
        var (both, alike) = (0, 0);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Reading is not { } reading || !AmountText.IsAmount(words[i].Text)) continue;
            var over = layer.Where(l => words[i].Box.Contains(l.Box.CenterX, l.Box.CenterY));
            var other = string.Concat(over.OrderBy(l => l.Box.Left).Select(l => l.Text));
            if (AmountText.Parse(TextFold.FoldTight(other)) is not { Value: { } value, OddSeparators: false }) continue;
            both++;
            if (value == AmountText.Parse(words[i].Text).Value) alike++;
            else words[i] = Doubted(words[i], reading, other);
        }
        return (page with { Words = words }, both, alike);
    }

    static Word Doubted(Word word, LineReading reading, string other)
    {
        var confidence = Math.Min(LineReading.MostWhenDoubted, word.Confidence);
        return word with
        {
            Confidence = confidence,
            Reading = reading with
            {
                Confidence = confidence,
                Doubt = ReadingDoubt.Disagreement,
                Alternatives = [.. reading.Alternatives, new ReadingAlternative(other, 1, Engine)],
            },
        };
    }
}
