namespace DisclosureExtract.Primitives;

/// <summary>One place in which two readings of a text differ.</summary>
/// <param name="AtA">Where <paramref name="A"/> begins in the first text.</param>
/// <param name="AtB">Where <paramref name="B"/> begins in the second.</param>
public readonly record struct TextDifference(string A, string B, int AtA, int AtB);

/// <summary>
/// What differs between two readings of the same text: numbers whole, words with a little of what stands around.
/// </summary>
static class TextDiff
{
    /// <summary>Texts with more differences than this are not two readings of one text.</summary>
    const int MostEdits = 600;

    /// <summary>Differences this near to each other (in characters) are told as one.</summary>
    const int Near = 1;

    /// <summary>Differences in order; null where the texts have too little in common.</summary>
    public static List<TextDifference>? Between(string a, string b)
    {
        if (Matches(a, b) is not { } pairs) return null;
        var spans = new List<(int A0, int A1, int B0, int B1)>();
        int i = 0, j = 0;
        foreach (var (x, y) in pairs.Append((a.Length, b.Length)))
        {
            if (x > i || y > j)
            {
                if (spans.Count > 0 && i - spans[^1].A1 <= Near && j - spans[^1].B1 <= Near) spans[^1] = (spans[^1].A0, x, spans[^1].B0, y);
                else spans.Add((i, x, j, y));
            }
            (i, j) = (x + 1, y + 1);
        }
        var differences = new List<TextDifference>();
        foreach (var (a0, a1, b0, b1) in spans)
        {
            // A number is told whole, with the same start in both texts.
            int lead = 0, tail = 0;
            while (a0 - lead > 0 && b0 - lead > 0 && IsNumber(a[a0 - lead - 1]) && (Touches(a, a0, a1) || Touches(b, b0, b1))) lead++;
            while (a1 + tail < a.Length && b1 + tail < b.Length && IsNumber(a[a1 + tail]) && (Touches(a, a0, a1) || Touches(b, b0, b1))) tail++;
            differences.Add(new(a[(a0 - lead)..(a1 + tail)], b[(b0 - lead)..(b1 + tail)], a0 - lead, b0 - lead));
        }
        return differences;
    }

    /// <summary>How far (in lines) two texts may run out of step.</summary>
    const int OutOfStep = 32;

    /// <summary>
    /// The same for texts of many lines: lines are paired so that the fewest characters differ, and told apart within
    /// each pair. Null where a pair has too little in common.
    /// </summary>
    public static List<TextDifference>? ByLines(string a, string b)
    {
        var (x, y) = (Lines(a), Lines(b));
        var wide = OutOfStep + Math.Abs(x.Count - y.Count);
        var cost = new int[x.Count + 1, y.Count + 1];
        for (var i = x.Count; i >= 0; i--)
            for (var j = y.Count; j >= 0; j--)
            {
                if (i == x.Count && j == y.Count) continue;
                cost[i, j] = Math.Abs(i - j) > wide ? int.MaxValue / 2 : Math.Min(
                    i < x.Count ? cost[i + 1, j] + x[i].Length : int.MaxValue,
                    Math.Min(j < y.Count ? cost[i, j + 1] + y[j].Length : int.MaxValue, i < x.Count && j < y.Count ? cost[i + 1, j + 1] + Apart(i, j) : int.MaxValue));
            }
        var differences = new List<TextDifference>();
        for (int i = 0, j = 0; i < x.Count || j < y.Count;)
        {
            if (i < x.Count && j < y.Count && cost[i, j] == cost[i + 1, j + 1] + Apart(i, j))
            {
                var (atA, atB) = (x[i].Start, y[j].Start);
                if (!IsSame(i, j))
                {
                    if (Between(a.Substring(atA, x[i].Length), b.Substring(atB, y[j].Length)) is not { } inside) return null;
                    differences.AddRange(inside.Select(d => d with { AtA = d.AtA + atA, AtB = d.AtB + atB }));
                }
                i++;
                j++;
            }
            else if (i < x.Count && cost[i, j] == cost[i + 1, j] + x[i].Length)
            {
                differences.Add(new(a.Substring(x[i].Start, x[i].Length), "", x[i].Start, j < y.Count ? y[j].Start : b.Length));
                i++;
            }
            else
            {
                differences.Add(new("", b.Substring(y[j].Start, y[j].Length), i < x.Count ? x[i].Start : a.Length, y[j].Start));
                j++;
            }
        }
        return differences;

        bool IsSame(int i, int j) => a.AsSpan(x[i].Start, x[i].Length).SequenceEqual(b.AsSpan(y[j].Start, y[j].Length));

        // Lines of quite another length are not the same line read twice.
        int Apart(int i, int j) => IsSame(i, j) ? 0
            : Math.Abs(x[i].Length - y[j].Length) > 2 + Math.Max(x[i].Length, y[j].Length) / 3 ? x[i].Length + y[j].Length + 1
            : EditDistance.Between(a.AsSpan(x[i].Start, x[i].Length), b.AsSpan(y[j].Start, y[j].Length));
    }

    static List<(int Start, int Length)> Lines(string text)
    {
        var lines = new List<(int, int)>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) + 1;
            if (end == 0) end = text.Length;
            lines.Add((start, end - start));
            start = end;
        }
        return lines;
    }

    static bool Touches(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (IsNumber(text[i])) return true;
        return false;
    }

    static bool IsNumber(char c) => char.IsAsciiDigit(c) || c is '.' or ',';

    /// <summary>
    /// Index pairs of the characters both have in common, longest first (Myers, An O(ND) difference algorithm, 1986).
    /// </summary>
    static List<(int, int)>? Matches(string a, string b)
    {
        var most = Math.Min(a.Length + b.Length, MostEdits);
        var furthest = new int[2 * most + 3];
        var traces = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            traces.Add((int[])furthest.Clone());
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && furthest[most + 1 + k - 1] < furthest[most + 1 + k + 1]) ? furthest[most + 1 + k + 1] : furthest[most + 1 + k - 1] + 1;
                var y = x - k;
                while (x < a.Length && y < b.Length && a[x] == b[y])
                {
                    x++;
                    y++;
                }
                furthest[most + 1 + k] = x;
                if (x >= a.Length && y >= b.Length) return Backtrack(traces, a.Length, b.Length, most);
            }
        }
        return null;
    }

    static List<(int, int)> Backtrack(List<int[]> traces, int x, int y, int most)
    {
        var pairs = new List<(int, int)>();
        for (var d = traces.Count - 1; d >= 0; d--)
        {
            var furthest = traces[d];
            var k = x - y;
            var previous = k == -d || (k != d && furthest[most + 1 + k - 1] < furthest[most + 1 + k + 1]) ? k + 1 : k - 1;
            var (px, py) = (furthest[most + 1 + previous], furthest[most + 1 + previous] - previous);
            if (d == 0) (px, py) = (0, 0);
            while (x > px && y > py) pairs.Add((--x, --y));
            (x, y) = (px, py);
        }
        pairs.Reverse();
        return pairs;
    }
}
