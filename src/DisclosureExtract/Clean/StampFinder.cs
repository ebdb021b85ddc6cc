using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Clean;

/// <summary>Seals that are in the text: the name of a body, 专用章 or 公章, and the number of the seal.</summary>
static partial class StampFinder
{
    /// <summary>Characters before the kind of the seal, digits of its number.</summary>
    const int LongestPurpose = 16, LeastDigits = 10, MostDigits = 18;

    /// <summary>White space (ems) between the lines of a seal; points by which the upper may stand further to the right.</summary>
    const double LineGap = 3, Shift = 200;

    static readonly string[] Kinds = ["专用章", "公章", "印章", "业务章"];

    public static (HashSet<Word> Words, List<NoiseItem> Items) Find(IReadOnlyList<PageContent> pages)
    {
        var words = new HashSet<Word>(ReferenceEqualityComparer.Instance);
        var items = new List<NoiseItem>();
        foreach (var page in pages)
        {
            foreach (var (content, all) in RoundSeals.On(page))
            {
                words.UnionWith(content);
                items.Add(new NoiseItem(NoiseKinds.Stamp, string.Concat(all.Select(w => w.Text)),
                    [(page.Number, BoundingBox.Around(all.Select(w => w.Box)))]));
            }
            for (var i = 0; i < page.Words.Count; i++)
            {
                if (!IsKind(page.Words[i].Text)) continue;
                var parts = SealAt(page.Words, i);
                // The words 专用章 or 公章 alone may be a label ("单位公章"); with a name or a number beside it, it is a seal.
                if (parts.Count == 1) continue;
                words.UnionWith(parts);
                var box = BoundingBox.Around(parts.Select(p => p.Box));
                items.Add(new NoiseItem(NoiseKinds.Stamp, string.Join(' ', parts.Select(p => p.Text)),
                    [(page.Number, box)]));
            }
        }
        return (words, items);
    }

    /// <summary>The kind of the seal with the name before and the number behind it, as far as they stand there.</summary>
    static List<Word> SealAt(IReadOnlyList<Word> words, int kind)
    {
        var parts = new List<Word> { words[kind] };
        if (kind > 0 && Body().IsMatch(words[kind - 1].Text) && AreNear(words[kind - 1], words[kind]))
            parts.Insert(0, words[kind - 1]);
        if (kind + 1 < words.Count && IsNumber(words[kind + 1].Text) && AreNear(words[kind], words[kind + 1]))
            parts.Add(words[kind + 1]);
        return parts;
    }

    static bool AreNear(Word above, Word below) =>
        below.Box.Top - above.Box.Bottom < LineGap * Math.Max(above.FontSize, below.FontSize)
        && above.Box.CenterX - below.Box.CenterX < Shift;

    static bool IsKind(string text) => Array.Exists(Kinds, k =>
        text.EndsWith(k, StringComparison.Ordinal) && text.Length <= k.Length + LongestPurpose);

    static bool IsNumber(string text) => text.Length is >= LeastDigits and <= MostDigits && text.All(char.IsAsciiDigit);

    [GeneratedRegex(@"^[一-龥()]{4,40}(局|院|厅|委员会|办公室|办事处|中心|政府|学校|医院|所|站|馆|处|会|部|公司)$")]
    private static partial Regex Body();
}
