using DisclosureExtract.Pages;

namespace DisclosureExtract.Tables;

/// <summary>Rulings that meet belong to one table.</summary>
static class RulingGroups
{
    /// <summary>Groups of rulings connected through crossings and touching ends, each with both directions.</summary>
    public static List<(List<Ruling> Horizontals, List<Ruling> Verticals)> Connect(List<Ruling> horizontals, List<Ruling> verticals, GridOptions options)
    {
        var parent = Enumerable.Range(0, horizontals.Count + verticals.Count).ToArray();
        for (var v = 0; v < verticals.Count; v++)
        {
            var vertical = verticals[v];
            for (var h = 0; h < horizontals.Count; h++)
                if (Meet(horizontals[h], vertical, options.Reach)) Unite(parent, h, horizontals.Count + v);
        }
        var groups = new SortedDictionary<int, (List<Ruling> H, List<Ruling> V)>();
        for (var i = 0; i < parent.Length; i++)
        {
            var root = Find(parent, i);
            if (!groups.TryGetValue(root, out var group)) groups[root] = group = ([], []);
            if (i < horizontals.Count) group.H.Add(horizontals[i]);
            else group.V.Add(verticals[i - horizontals.Count]);
        }
        return [.. groups.Values.Where(g => g.H.Count > 0 && g.V.Count > 0 && g.H.Count + g.V.Count >= 3)];
    }

    static bool Meet(Ruling horizontal, Ruling vertical, double reach) =>
        vertical.Position >= horizontal.Start - reach && vertical.Position <= horizontal.End + reach
        && horizontal.Position >= vertical.Start - reach && horizontal.Position <= vertical.End + reach;

    static int Find(int[] parent, int i)
    {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    }

    static void Unite(int[] parent, int a, int b)
    {
        (a, b) = (Find(parent, a), Find(parent, b));
        if (a != b) parent[Math.Max(a, b)] = Math.Min(a, b);
    }
}
