namespace DisclosureExtract.Cli.Runs;

/// <summary>Names as people number them: page 2 before page 10.</summary>
sealed class NaturalOrder : IComparer<string?>
{
    public static readonly NaturalOrder Comparer = new();

    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        while (a.Length > 0 && b.Length > 0)
        {
            var first = Take(ref a);
            var second = Take(ref b);
            var order = char.IsAsciiDigit(first[0]) && char.IsAsciiDigit(second[0]) ? ByNumber(first, second)
                : first.CompareTo(second, StringComparison.OrdinalIgnoreCase);
            if (order != 0) return order;
        }
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(x, y);
    }

    /// <summary>The digits a name begins with, or all that comes before its first.</summary>
    static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> rest)
    {
        var end = 1;
        while (end < rest.Length && char.IsAsciiDigit(rest[end]) == char.IsAsciiDigit(rest[0])) end++;
        var part = rest[..end];
        rest = rest[end..];
        return part;
    }

    static int ByNumber(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.TrimStart('0');
        b = b.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }
}
