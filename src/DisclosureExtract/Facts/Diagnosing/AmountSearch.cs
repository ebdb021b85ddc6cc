namespace DisclosureExtract.Facts.Diagnosing;

/// <summary>Another amount for a cell.</summary>
readonly record struct AmountChange(int Term, decimal From, decimal To);

/// <summary>
/// The fewest amounts which, changed, make failing relations hold and leave what holds as it is: all ways of that many
/// changes. A search tree over the cells of one failing relation after the other, exact within its bounds.
/// </summary>
sealed class AmountSearch(RelationGraph graph, IReadOnlyList<int> failing)
{
    /// <summary>Changes at once: with more of them anything can be explained.</summary>
    const int MostChanges = 3;

    /// <summary>Changes tried for one group of relations; a group that needs more is left unexplained.</summary>
    const int MostTries = 5_000;

    readonly List<AmountChange> changes = [];
    readonly Dictionary<string, AmountChange[]> found = [];
    readonly HashSet<int> open = [.. failing];
    int tries;

    /// <summary>Each way as changes in the order of the cells; nothing where more are needed.</summary>
    public IReadOnlyList<AmountChange[]> Find()
    {
        for (var most = 1; most <= MostChanges && found.Count == 0 && tries < MostTries; most++) Search(most);
        return [.. found.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value)];
    }

    void Search(int left)
    {
        if (open.Count == 0)
        {
            AmountChange[] way = [.. changes.OrderBy(c => c.Term)];
            found.TryAdd(string.Join(' ', way.Select(c => c.Term)), way);
            return;
        }
        // No change mends more relations than its cell stands in.
        if (open.Count > left * graph.MostOver) return;
        // Some cell of each failing relation must change: the one with the fewest cells is asked.
        var relation = open.MinBy(r => (graph.Of(r).Count, r));
        foreach (var share in graph.Of(relation))
        {
            if (changes.Exists(c => c.Term == share.Term)) continue;
            if (left == 1 && !open.All(r => Covers(share.Term, r))) continue;
            foreach (var by in Steps(share.Term)) Try(share.Term, by, left);
        }
    }

    bool Covers(int term, int relation) => graph.Over(term).Any(s => s.Relation == relation);

    /// <summary>By how much the cell must change for one of the failing relations over it to come out to the last place.</summary>
    List<decimal> Steps(int term) =>
        [.. graph.Over(term).Where(s => open.Contains(s.Relation) && s.Factor != 0).Select(s => -graph.Off(s.Relation) / s.Factor).Distinct()];

    void Try(int term, decimal by, int left)
    {
        if (by == 0 || ++tries > MostTries) return;
        var before = graph.Over(term).Where(s => open.Contains(s.Relation)).Select(s => s.Relation).ToList();
        graph.Change(term, by);
        Settle(term);
        var from = graph.Terms[term].Value;
        changes.Add(new AmountChange(term, from, from + by));
        // What the change breaks must be mended by the changes that are left.
        if (open.Count == 0 || left > 1) Search(left - 1);
        changes.RemoveAt(changes.Count - 1);
        graph.Change(term, -by);
        foreach (var share in graph.Over(term)) open.Remove(share.Relation);
        open.UnionWith(before);
    }

    void Settle(int term)
    {
        foreach (var share in graph.Over(term))
            if (graph.Holds(share.Relation)) open.Remove(share.Relation);
            else open.Add(share.Relation);
    }
}
