namespace DisclosureExtract.Text;

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

    /// <summary>Stable across runs and machines, unlike string.GetHashCode (FNV-1a).</summary>
    static int Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return (int)hash;
    }
}
