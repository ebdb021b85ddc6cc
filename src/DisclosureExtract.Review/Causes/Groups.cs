namespace DisclosureExtract.Review.Causes;

/// <summary>Joins what has a key in common, in the order in which it came.</summary>
sealed class Groups
{
    readonly List<string> ids = [];
    readonly List<int> above = [];
    readonly Dictionary<string, int> byKey = [];

    public void Add(string id, IEnumerable<string> keys)
    {
        var own = ids.Count;
        ids.Add(id);
        above.Add(own);
        var any = false;
        foreach (var key in keys)
        {
            any = true;
            if (byKey.TryGetValue(key, out var other)) above[Top(own)] = Top(other);
            else byKey[key] = own;
        }
        if (!any) byKey[$"own {id}"] = own;
    }

    public IEnumerable<IReadOnlyList<string>> All() => ids.Select((id, i) => (Id: id, Top: Top(i))).GroupBy(g => g.Top)
        .Select(g => g.Select(m => m.Id).ToList());

    int Top(int at)
    {
        while (above[at] != at) at = above[at] = above[above[at]];
        return at;
    }
}
