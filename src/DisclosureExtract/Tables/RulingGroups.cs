using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>Rulings that meet belong to one table.</summary>
static class RulingGroups
{
    /// <summary>Groups of rulings connected through crossings and touching ends, each with both directions.</summary>
    public static List<(List<Ruling> Horizontals, List<Ruling> Verticals)> Connect(List<Ruling> horizontals, List<Ruling> verticals, GridOptions options)
    {
        var connected = new DisjointSet(horizontals.Count + verticals.Count);
        for (var v = 0; v < verticals.Count; v++)
            for (var h = 0; h < horizontals.Count; h++)
                if (Meet(horizontals[h], verticals[v], options.Reach)) connected.Unite(h, horizontals.Count + v);

        return [.. connected.Sets()
            .Select(set => (
                Horizontals: set.Where(i => i < horizontals.Count).Select(i => horizontals[i]).ToList(),
                Verticals: set.Where(i => i >= horizontals.Count).Select(i => verticals[i - horizontals.Count]).ToList()))
            .Where(g => g.Horizontals.Count > 0 && g.Verticals.Count > 0 && g.Horizontals.Count + g.Verticals.Count >= 3)];
    }

    static bool Meet(Ruling horizontal, Ruling vertical, double reach) =>
        vertical.Position >= horizontal.Start - reach && vertical.Position <= horizontal.End + reach
        && horizontal.Position >= vertical.Start - reach && horizontal.Position <= vertical.End + reach;
}
