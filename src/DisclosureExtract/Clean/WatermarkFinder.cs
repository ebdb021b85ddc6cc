using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Clean;

/// <summary>
/// Watermarks in the text layer. Text set askew is one by its angle; upright text is one only where it is paler than
/// the text of the page, says the same again and again, and stands across the content instead of in it. What could be
/// content (amounts, codes, a pale label that sits in its cell) is never taken.
/// </summary>
static partial class WatermarkFinder
{
    /// <summary>Ink from this luminance on, and this much paler than the page's own, is pale.</summary>
    const int PaleInk = 110, PalerBy = 80;

    /// <summary>Times the median size of the page from which pale text is not set like text.</summary>
    const double LargeType = 1.4;

    /// <summary>
    /// An occurrence more than this makes a repetition; and fewer pages than this do not tell a place from chance.
    /// </summary>
    const int Repetitions = 3, Pages = 2;

    /// <summary>How far (ems) a word of the content must reach into a phrase, and a ruling be inside of it, to be crossed.</summary>
    const double TextMargin = 0.1, RulingMargin = 0.15;

    /// <summary>Ems between glyphs set downwards: off the middle of the column, over each other, apart.</summary>
    const double SameColumn = 0.5, DeepestOverlap = 0.3, WidestGap = 1.2;

    /// <summary>Characters of a line that a transcript repeats as a watermark.</summary>
    const int LongestRepeated = 20;

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
        // Numbers could be content; in the very ink of a large watermark, and large as well, of the same page they are
        // a part of it.
        var inks = marks.Values.SelectMany(m => m).Where(p => p.IsLargeAndPale).Select(p => p.InkOfPage).ToHashSet();
        foreach (var (text, list) in phrases)
            if (list.TrueForAll(p => p.IsLargeAndPale && inks.Contains(p.InkOfPage))) marks.TryAdd(text, list);
        foreach (var (text, list) in marks.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            items.Add(new NoiseItem(NoiseKinds.Watermark, text, [.. list.Select(p => (p.Page, p.Box))]));
            foreach (var phrase in list)
            {
                if (!words.TryGetValue(phrase.Page, out var set))
                    words[phrase.Page] = set = new(ReferenceEqualityComparer.Instance);
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

    /// <summary>A phrase that may be a watermark.</summary>
    /// <param name="Words">Its words among the content of the page; none where they are kept aside already.</param>
    /// <param name="IsAcrossContent">It stands over the content, not in it.</param>
    sealed record Phrase(PhraseKind Kind, string Text, int Page, BoundingBox Box, IReadOnlyList<Word> Words)
    {
        public bool IsAcrossContent { get; init; } = true;

        public bool IsLarge { get; init; }

        public bool IsLargeAndPale => Kind == PhraseKind.Pale && IsLarge;

        public (int Page, byte Ink) InkOfPage => (Page, Words[0].Ink);
    }

    static bool IsWatermark(string text, List<Phrase> phrases)
    {
        if (text.Length < 2 || !text.Any(c => TextFold.IsHan(c) || char.IsLetter(c))) return false;
        if (AmountText.Parse(text).State != CellState.Unreadable) return false;
        if (phrases.Exists(p => p.Kind == PhraseKind.Askew)) return true;
        var isRepeated = phrases.Count >= Repetitions || phrases.Select(p => p.Page).Distinct().Count() >= Pages;
        return isRepeated && phrases.Exists(p => p.IsAcrossContent);
    }

    static IEnumerable<Phrase> Askew(PageContent page) =>
        page.Asides.Where(a => a.Reason == AsideReason.Askew)
            .Select(a => new Phrase(PhraseKind.Askew, a.Word.Text, page.Number, a.Word.Box, []));

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
            var (size, text) = (group[0].FontSize, string.Concat(group.Select(w => w.Text)));
            yield return new Phrase(PhraseKind.Pale, text, page.Number, box, group)
            {
                IsLarge = size >= large,
                IsAcrossContent = size >= large || IsOverText(box) || IsOverRulings(box, size),
            };
        }

        bool IsOverText(BoundingBox box) => others.Exists(w => w.Box.Inflate(-TextMargin * w.FontSize).Intersects(box));

        // Without any ruling there is no cell in which it could sit.
        bool IsOverRulings(BoundingBox box, double size) =>
            page.Rulings.Count == 0 || page.Rulings.Any(r => Crosses(r, box, RulingMargin * size));
    }

    static bool Crosses(Ruling ruling, BoundingBox box, double margin) => ruling.IsHorizontal
        ? IsWithin(ruling.Position, box.Top, box.Bottom, margin) && ruling.Start < box.Right && ruling.End > box.Left
        : IsWithin(ruling.Position, box.Left, box.Right, margin) && ruling.Start < box.Bottom && ruling.End > box.Top;

    static bool IsWithin(double place, double low, double high, double margin) =>
        place > low + margin && place < high - margin;

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
                if (!IsBelow(next, last)) continue;
                groups[i].Add(next);
                groups.RemoveAt(j--);
            }
        }
        return groups;
    }

    /// <summary>Whether a glyph stands right below another.</summary>
    static bool IsBelow(Word next, Word last)
    {
        var (em, gap) = (last.FontSize, next.Box.Top - last.Box.Bottom);
        return Math.Abs(next.Box.CenterX - last.Box.CenterX) <= SameColumn * em && gap >= -DeepestOverlap * em
            && gap <= WidestGap * em;
    }

    /// <summary>
    /// In a transcript, which knows neither angle nor ink, a line that stands alone and is followed by itself, or that
    /// says what watermarks say. Units and titles recur too, but never twice in a row.
    /// </summary>
    static IEnumerable<Phrase> Repeated(PageContent page)
    {
        if (page.Source != WordSource.Transcript) yield break;
        var doubled = page.Words.Zip(page.Words.Skip(1)).Where(p => p.First.Text == p.Second.Text)
            .Select(p => p.First.Text).Where(t => t.Length <= LongestRepeated).ToHashSet();
        foreach (var word in page.Words)
            if (doubled.Contains(word.Text) || IsMarkingLine(word))
                yield return new Phrase(PhraseKind.Repeated, word.Text, page.Number, word.Box, [word]);
    }

    static bool IsMarkingLine(Word word) =>
        word.Text.Length <= LongestRepeated && word.Box.Left == 0 && Marking().IsMatch(word.Text);

    [GeneratedRegex("^(仅供)?(内部(审核|资料|使用|参考|文件)|审核使用|征求意见稿?|讨论稿|送审稿|草稿|样本|样稿|机密|秘密|绝密|非公开|请勿外传|注意保存)([,、 ]?(注意保存|请勿外传|严禁外传))?$|水印")]
    private static partial Regex Marking();
}
