namespace DisclosureExtract.Primitives;

/// <summary>How many characters must change to make one text of another.</summary>
static class EditDistance
{
    /// <summary>Characters for which the row is kept on the stack; the line of a page may be longer.</summary>
    const int LongestOnStack = 1024;

    static readonly string[] Alike = ["08", "06", "09", "68", "38", "35", "56", "17", "27", "14", "49", "58", "89"];

    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Halves(a, b, ofCodes: false) / 2;

    /// <summary>The same for codes, where 0 for 8 is half a fault.</summary>
    public static double OfCodes(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Halves(a, b, ofCodes: true) / 2.0;

    /// <summary>The distance in half faults (Levenshtein, one row at a time).</summary>
    static int Halves(ReadOnlySpan<char> a, ReadOnlySpan<char> b, bool ofCodes)
    {
        Span<int> row = b.Length < LongestOnStack ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = 2 * j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = 2 * i;
            for (var j = 1; j <= b.Length; j++)
            {
                var up = row[j];
                var change = a[i - 1] == b[j - 1] ? 0 : ofCodes && AreAlike(a[i - 1], b[j - 1]) ? 1 : 2;
                row[j] = Math.Min(Math.Min(up, row[j - 1]) + 2, diagonal + change);
                diagonal = up;
            }
        }
        return row[b.Length];
    }

    /// <summary>Digits that readers take for each other cost half a fault.</summary>
    static bool AreAlike(char a, char b)
    {
        foreach (var pair in Alike)
            if ((pair[0] == a && pair[1] == b) || (pair[1] == a && pair[0] == b)) return true;
        return false;
    }
}
