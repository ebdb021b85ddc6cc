namespace DisclosureExtract.Primitives;

/// <summary>
/// The numbers from 0 to a count, parted into sets that can be united (union-find). Each set is named by its smallest
/// member, so no result depends on the order in which sets were united.
/// </summary>
sealed class DisjointSet
{
    readonly int[] parent;

    /// <param name="count">How many members there are; each begins as a set of its own.</param>
    public DisjointSet(int count)
    {
        parent = new int[count];
        for (var i = 0; i < count; i++) parent[i] = i;
    }

    /// <summary>The smallest member of the set that holds an item.</summary>
    public int Find(int item)
    {
        while (parent[item] != item) item = parent[item] = parent[parent[item]];
        return item;
    }

    public void Unite(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        if (a != b) parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>Every set with its members in rising order; sets in the order of their smallest members.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Sets()
    {
        var sets = new List<List<int>>();
        var setOf = new List<int>?[parent.Length];
        for (var item = 0; item < parent.Length; item++)
        {
            var smallest = Find(item); // never larger than the item, so its list exists before that of any other member
            if (smallest == item) sets.Add(setOf[item] = []);
            setOf[smallest]!.Add(item);
        }
        return sets;
    }
}
