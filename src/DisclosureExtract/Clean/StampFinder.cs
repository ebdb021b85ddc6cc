using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Clean;

/// <summary>Seals that are in the text: the name of a body, 专用章 or 公章, and the number of the seal.</summary>
static partial class StampFinder
{
    public static (HashSet<Word> Words, List<NoiseItem> Items) Find(IReadOnlyList<PageContent> pages)
    {
        var words = new HashSet<Word>(ReferenceEqualityComparer.Instance);
        var items = new List<NoiseItem>();
        foreach (var page in pages)
            for (var i = 0; i < page.Words.Count; i++)
            {
                if (!Seal().IsMatch(page.Words[i].Text)) continue;
                var parts = new List<Word> { page.Words[i] };
                if (i > 0 && Body().IsMatch(page.Words[i - 1].Text) && IsNear(page.Words[i - 1], page.Words[i])) parts.Insert(0, page.Words[i - 1]);
                if (i + 1 < page.Words.Count && SealNumber().IsMatch(page.Words[i + 1].Text) && IsNear(page.Words[i], page.Words[i + 1])) parts.Add(page.Words[i + 1]);
                // The words 专用章 or 公章 alone may be a label ("单位公章"); with a name or a number beside it, it is a seal.
                if (parts.Count == 1) continue;
                words.UnionWith(parts);
                items.Add(new NoiseItem(NoiseKinds.Stamp, string.Join(' ', parts.Select(p => p.Text)), [(page.Number, BoundingBox.Around(parts.Select(p => p.Box)))]));
            }
        return (words, items);
    }

    static bool IsNear(Word above, Word below) =>
        below.Box.Top - above.Box.Bottom < 3 * Math.Max(above.FontSize, below.FontSize) && above.Box.CenterX - below.Box.CenterX < 200;

    [GeneratedRegex(@"^.{0,16}(专用章|公章|印章|业务章)$")]
    private static partial Regex Seal();

    [GeneratedRegex(@"^[一-龥()]{4,40}(局|院|厅|委员会|办公室|办事处|中心|政府|学校|医院|所|站|馆|处|会|部|公司)$")]
    private static partial Regex Body();

    [GeneratedRegex(@"^\d{10,18}$")]
    private static partial Regex SealNumber();
}
