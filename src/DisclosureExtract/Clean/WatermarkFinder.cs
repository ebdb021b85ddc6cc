using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Clean;

/// <summary>
/// Watermarks in the text layer. Text set askew is one by its angle; upright text is one only where it is paler than the
/// text of the page, says the same again and again, and stands across the content instead of in it. What could be content
/// (amounts, codes, a pale label that sits in its cell) is never taken.
/// </summary>
static partial class WatermarkFinder
{
    /// <summary>Ink from this luminance on, and this much paler than the page's own, is pale.</summary>
    const int PaleInk = 110, PalerBy = 80;

    /// <summary>Times the median size of the page from which pale text is not set like text.</summary>
    const double LargeType = 1.4;

    /// <summary>An occurrence more than this makes a repetition; and fewer pages than this do not tell a place from chance.</summary>
    const int Repetitions = 3, Pages = 2;

    /// <summary>Words of the pages that belong to watermarks, with the watermark's text.</summary>
    public static (Dictionary<int, HashSet<Word>> Words, List<NoiseItem> Items) Find(IReadOnlyList<PageContent> pages)
    {
        var phrases = new Dictionary<string, List<Phrase>>();
        foreach (var page in pages)
        {
            foreach (var phrase in Askew(page).Concat(Pale(page)).Concat(Repeated(page)))
            {
                var key = TextFold.RemoveSpace(phrase.Text);
                if (!phrases.TryGetValue(key, out var list)) phrases[key] = list = [];
                list.Add(phrase);
            }
        }
        var words = new Dictionary<int, HashSet<Word>>();
        var items = new List<NoiseItem>();
        var marks = phrases.Where(p => IsWatermark(p.Key, p.Value)).ToDictionary();
        // Numbers could be content; in the very ink of a large watermark, and large as well, of the same page they are a part of it.
        var dress = marks.Values.SelectMany(m => m).Where(p => p is { Kind: PhraseKind.Pale, IsLarge: true }).Select(p => (p.Page, p.Words[0].Ink)).ToHashSet();
        foreach (var (text, list) in phrases)
        {
            if (marks.ContainsKey(text) || !list.TrueForAll(p => p is { Kind: PhraseKind.Pale, IsLarge: true } && dress.Contains((p.Page, p.Words[0].Ink)))) continue;
            marks[text] = list;
        }
        foreach (var (text, list) in marks.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            items.Add(new NoiseItem(NoiseKinds.Watermark, text, [.. list.Select(p => (p.Page, p.Box))]));
            foreach (var phrase in list)
            {
                if (!words.TryGetValue(phrase.Page, out var set)) words[phrase.Page] = set = new(ReferenceEqualityComparer.Instance);
                set.UnionWith(phrase.Words);
            }
        }
        return (words, items);
    }

    enum PhraseKind
    {
        Askew,
        Pale,
        Repeated,
    }

    sealed record Phrase(PhraseKind Kind, string Text, int Page, BoundingBox Box, IReadOnlyList<Word> Words, bool IsAcrossContent, bool IsLarge = false);

    static bool IsWatermark(string text, List<Phrase> phrases)
    {
        if (text.Length < 2 || !text.Any(c => TextFold.IsHan(c) || char.IsLetter(c)) || AmountText.Parse(text).State != CellState.Unreadable) return false;
        if (phrases.Exists(p => p.Kind == PhraseKind.Askew)) return true;
        var isRepeated = phrases.Count >= Repetitions || phrases.Select(p => p.Page).Distinct().Count() >= Pages;
        return isRepeated && phrases.Exists(p => p.IsAcrossContent);
    }

    static IEnumerable<Phrase> Askew(PageContent page) =>
        page.Asides.Where(a => a.Reason == AsideReason.Askew).Select(a => new Phrase(PhraseKind.Askew, a.Word.Text, page.Number, a.Word.Box, [], true));

    /// <summary>Pale words, joined along the line and, where each glyph stands alone, down the column.</summary>
    static IEnumerable<Phrase> Pale(PageContent page)
    {
        if (page.Words.Count == 0) yield break;
        var inks = page.Words.Select(w => (int)w.Ink).Order().ToList();
        var median = inks[inks.Count / 2];
        var pale = page.Words.Where(w => w.Ink >= PaleInk && w.Ink - median >= PalerBy).ToList();
        if (pale.Count == 0) yield break;
        var sizes = page.Words.Select(w => w.FontSize).Order().ToList();
        var large = LargeType * sizes[sizes.Count / 2];
        var isPale = pale.ToHashSet<Word>(ReferenceEqualityComparer.Instance);
        var others = page.Words.Where(w => !isPale.Contains(w)).ToList();
        foreach (var group in Join(pale))
        {
            var box = BoundingBox.Around(group.Select(w => w.Box));
            var across = group[0].FontSize >= large
                || others.Exists(w => w.Box.Inflate(-0.1 * w.FontSize).Intersects(box))
                || page.Rulings.Any(r => Crosses(r, box, 0.15 * group[0].FontSize))
                || page.Rulings.Count == 0;
            yield return new Phrase(PhraseKind.Pale, string.Concat(group.Select(w => w.Text)), page.Number, box, group, across, group[0].FontSize >= large);
        }
    }

    static bool Crosses(Ruling ruling, BoundingBox box, double margin) => ruling.IsHorizontal
        ? ruling.Position > box.Top + margin && ruling.Position < box.Bottom - margin && ruling.Start < box.Right && ruling.End > box.Left
        : ruling.Position > box.Left + margin && ruling.Position < box.Right - margin && ruling.Start < box.Bottom && ruling.End > box.Top;

    static List<List<Word>> Join(List<Word> words)
    {
        var groups = new List<List<Word>>();
        foreach (var line in LineBuilder.Build(words))
            foreach (var segment in line.Segments()) groups.Add([.. segment.Words]);
        // Single glyphs one below the other are a word set downwards.
        for (var i = 0; i < groups.Count; i++)
        {
            if (groups[i] is not [{ Text.Length: 1 }]) continue;
            for (var j = i + 1; j < groups.Count; j++)
            {
                if (groups[j] is not [{ Text.Length: 1 } next]) continue;
                var last = groups[i][^1];
                if (Math.Abs(next.Box.CenterX - last.Box.CenterX) > 0.5 * last.FontSize || next.Box.Top - last.Box.Bottom is var gap && (gap < -0.3 * last.FontSize || gap > 1.2 * last.FontSize)) continue;
                groups[i].Add(next);
                groups.RemoveAt(j--);
            }
        }
        return groups;
    }

    /// <summary>
    /// In a transcript, which knows neither angle nor ink, a line that stands alone and is followed by itself, or that says what watermarks say.
    /// Units and titles recur too, but never twice in a row.
    /// </summary>
    static IEnumerable<Phrase> Repeated(PageContent page)
    {
        if (page.Source != WordSource.Transcript) yield break;
        var doubled = new HashSet<string>();
        for (var i = 1; i < page.Words.Count; i++)
            if (page.Words[i].Text == page.Words[i - 1].Text && page.Words[i].Text.Length <= 20) doubled.Add(page.Words[i].Text);
        foreach (var word in page.Words)
            if (doubled.Contains(word.Text) || (word.Text.Length <= 20 && word.Box.Left == 0 && Marking().IsMatch(word.Text))) yield return new Phrase(PhraseKind.Repeated, word.Text, page.Number, word.Box, [word], true);
    }

    [GeneratedRegex("^(仅供)?(内部(审核|资料|使用|参考|文件)|审核使用|征求意见稿?|讨论稿|送审稿|草稿|样本|样稿|机密|秘密|绝密|非公开|请勿外传|注意保存)([,、 ]?(注意保存|请勿外传|严禁外传))?$|水印")]
    private static partial Regex Marking();
}
