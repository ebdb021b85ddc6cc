using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>The rulings of one table, both directions.</summary>
sealed record RulingGroup(IReadOnlyList<MergedRuling> Horizontals, IReadOnlyList<MergedRuling> Verticals)
{
    public int Count => Horizontals.Count + Verticals.Count;

    /// <summary>
    /// The group merged by itself: of tables that stand one below the other a boundary of one must not draw to it a
    /// boundary of the other that only nearly lines up.
    /// </summary>
    public RulingGroup MergeAlone(RulingOptions options) => new(
        RulingMerger.Merge(Horizontals.SelectMany(r => r.Parts), horizontal: true, options),
        RulingMerger.Merge(Verticals.SelectMany(r => r.Parts), horizontal: false, options));
}

/// <summary>Rulings that meet belong to one table.</summary>
static class RulingGroups
{
    /// <summary>Groups of rulings connected through crossings and touching ends, each with both directions.</summary>
    public static List<RulingGroup> Find(List<MergedRuling> horizontals, List<MergedRuling> verticals,
        RulingOptions options)
    {
        var connected = new DisjointSet(horizontals.Count + verticals.Count);
        for (var v = 0; v < verticals.Count; v++)
            for (var h = 0; h < horizontals.Count; h++)
                if (Meet(horizontals[h].Line, verticals[v].Line, options.Reach))
                    connected.Unite(h, horizontals.Count + v);

        List<RulingGroup> groups = [.. connected.Sets().Select(GroupOf).Where(IsTable)];
        return groups.Count < 2 ? groups : groups.ConvertAll(g => g.MergeAlone(options));

        RulingGroup GroupOf(IReadOnlyList<int> set) => new(
            [.. set.Where(i => i < horizontals.Count).Select(i => horizontals[i])],
            [.. set.Where(i => i >= horizontals.Count).Select(i => verticals[i - horizontals.Count])]);

        bool IsTable(RulingGroup group) =>
            group.Horizontals.Count > 0 && group.Verticals.Count > 0 && group.Count >= options.LeastOfTable;
    }

    static bool Meet(Ruling horizontal, Ruling vertical, double reach) =>
        IsOn(vertical.Position, horizontal, reach) && IsOn(horizontal.Position, vertical, reach);

    static bool IsOn(double place, Ruling ruling, double reach) =>
        place >= ruling.Start - reach && place <= ruling.End + reach;
}
