namespace DisclosureExtract.Primitives;

/// <summary>Overlapping runs of characters, by which texts are held against each other.</summary>
public static class Shingles
{
    /// <summary>Characters in a run: short enough to survive a misread character in twenty.</summary>
    public const int Length = 3;

    public static HashSet<int> Of(ReadOnlySpan<char> text)
    {
        var shingles = new HashSet<int>();
        for (var i = 0; i + Length <= text.Length; i++) shingles.Add(Hash(text.Slice(i, Length)));
        return shingles;
    }

    /// <summary>Share of the shingles of the shorter text that the other has too; 0 to 1.</summary>
    public static double Containment(string a, string b)
    {
        var (x, y) = (Of(a), Of(b));
        if (x.Count == 0 || y.Count == 0) return 0;
        return (double)x.Count(y.Contains) / Math.Min(x.Count, y.Count);
    }

    /// <summary>
    /// How alike two short names are: twice the pairs of neighbouring characters they share over all pairs (Dice), 0 to
    /// 1.
    /// </summary>
    public static double Alike(string a, string b)
    {
        if (a == b) return 1;
        if (a.Length < 2 || b.Length < 2) return 0;
        var left = Enumerable.Range(0, b.Length - 1).Select(i => (b[i], b[i + 1])).ToList();
        var shared = 0;
        for (var i = 0; i + 1 < a.Length; i++)
            if (left.Remove((a[i], a[i + 1]))) shared++;
        return 2.0 * shared / (a.Length + b.Length - 2);
    }

    /// <summary>Stable across runs and machines, unlike string.GetHashCode (FNV-1a).</summary>
    public static int Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return (int)hash;
    }
}
