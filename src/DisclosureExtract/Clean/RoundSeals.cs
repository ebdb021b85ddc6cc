using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Clean;

/// <summary>
/// Round seals in the text layer: characters set one by one along a circle, each turned a little further than the one
/// before. Those at the top of the circle stand upright and are among the words of the page.
/// </summary>
static class RoundSeals
{
    /// <summary>Fewer turned characters may be anything.</summary>
    const int LeastTurned = 4;

    /// <summary>Ems between the middles of two neighbours on the circle.</summary>
    const double Reach = 2.8;

    /// <summary>Points by which the type sizes within a seal may differ.</summary>
    const double SameSize = 0.5;

    /// <returns>For each seal its words among the content of the page, and all its characters from left to right.</returns>
    public static IEnumerable<(IReadOnlyList<Word> Content, IReadOnlyList<Word> All)> On(PageContent page)
    {
        var turned = page.Asides.Where(a => a.Reason == AsideReason.Askew).Select(a => a.Word).Where(IsOneCharacter).ToList();
        if (turned.Count < LeastTurned) yield break;
        var content = page.Words.Where(IsOneCharacter).ToHashSet<Word>(ReferenceEqualityComparer.Instance);
        List<Word> others = [.. turned, .. content];
        foreach (var seed in turned)
        {
            if (!others.Remove(seed)) continue;
            var ring = new List<Word> { seed };
            Grow(ring, others, content);
            var upright = ring.FindAll(content.Contains);
            if (ring.Count - upright.Count >= LeastTurned) yield return (upright, [.. ring.OrderBy(w => w.Box.CenterX)]);
        }
    }

    static bool IsOneCharacter(Word word) => word.Text.Length == 1 && TextFold.IsHan(word.Text[0]);

    /// <summary>
    /// Takes neighbours out of <paramref name="others"/> until none is left; one that stands upright only beside one
    /// that is turned.
    /// </summary>
    static void Grow(List<Word> ring, List<Word> others, HashSet<Word> upright)
    {
        for (var i = 0; i < ring.Count; i++)
            for (var j = others.Count - 1; j >= 0; j--)
            {
                var isBesideTurned = !upright.Contains(ring[i]) || !upright.Contains(others[j]);
                if (!isBesideTurned || !AreNeighbours(ring[i], others[j])) continue;
                ring.Add(others[j]);
                others.RemoveAt(j);
            }
    }

    static bool AreNeighbours(Word a, Word b)
    {
        var (dx, dy) = (a.Box.CenterX - b.Box.CenterX, a.Box.CenterY - b.Box.CenterY);
        var reach = Reach * Math.Max(a.FontSize, b.FontSize);
        return Math.Abs(a.FontSize - b.FontSize) <= SameSize && dx * dx + dy * dy <= reach * reach;
    }
}
