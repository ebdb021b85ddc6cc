namespace DisclosureExtract.Text;

/// <summary>How many characters must change to make one text of another.</summary>
static class EditDistance
{
    /// <summary>Digits that readers take for each other cost less than others.</summary>
    const double Confused = 0.5;

    static readonly string[] Alike = ["08", "06", "09", "68", "38", "35", "56", "17", "27", "14", "49", "58", "89"];

    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var up = row[j];
                row[j] = Math.Min(Math.Min(up, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = up;
            }
        }
        return row[b.Length];
    }

    /// <summary>The same for codes, where 0 for 8 is half a fault.</summary>
    public static double OfCodes(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<double> row = stackalloc double[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var up = row[j];
                row[j] = Math.Min(Math.Min(up, row[j - 1]) + 1, diagonal + Cost(a[i - 1], b[j - 1]));
                diagonal = up;
            }
        }
        return row[b.Length];
    }

    static double Cost(char a, char b)
    {
        if (a == b) return 0;
        foreach (var pair in Alike)
            if ((pair[0] == a && pair[1] == b) || (pair[1] == a && pair[0] == b)) return Confused;
        return 1;
    }
}
