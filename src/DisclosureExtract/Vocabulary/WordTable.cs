namespace DisclosureExtract.Vocabulary;

/// <summary>
/// A list of <c>seeds/wordings.csv</c>: how headings, titles and labels are worded, and what each wording means. A
/// wording is plain text that stands anywhere in a folded text; ^ and $ tie it to the beginning and the end, and {a|b|}
/// stands for a, b or nothing.
/// </summary>
sealed class WordTable
{
    /// <summary>One wording in full.</summary>
    /// <param name="Order">Place in the table: of several that match the first counts.</param>
    /// <param name="Before">Text that may not stand right before it.</param>
    /// <param name="After">Text that may not stand right after it.</param>
    sealed record Wording(
        string Text, bool IsAtStart, bool IsAtEnd, string Before, string After, string Meaning, int Order)
    {
        public bool StandsAt(ReadOnlySpan<char> text, int at)
        {
            if (IsAtStart && at > 0 || !text[at..].StartsWith(Text)) return false;
            var left = text[..at];
            var right = text[(at + Text.Length)..];
            if (IsAtEnd && right.Length > 0) return false;
            return !(Before.Length > 0 && left.EndsWith(Before)) && !(After.Length > 0 && right.StartsWith(After));
        }
    }

    static readonly Lazy<ILookup<string, string[]>> Table =
        new(static () => Seeds.Rows("wordings.csv").ToLookup(row => row[0]));

    readonly Dictionary<char, List<Wording>> byFirst = [];

    WordTable(IEnumerable<string[]> rows)
    {
        var order = 0;
        foreach (var row in rows)
            foreach (var text in Alternatives(row[2]))
            {
                var wording = Parse(text, row[3], row[1], order++);
                if (!byFirst.TryGetValue(wording.Text[0], out var list)) byFirst[wording.Text[0]] = list = [];
                list.Add(wording);
            }
    }

    /// <summary>The wordings of one list.</summary>
    /// <param name="meanings">Those of the list that are meant; none for all.</param>
    public static WordTable Of(string list, params string[] meanings) =>
        new(Table.Value[list].Where(row => meanings.Length == 0 || meanings.Contains(row[1])));

    /// <summary>The plain words of a list with what they mean, in the order of the table.</summary>
    public static IReadOnlyList<(string Word, string Meaning)> WordsOf(string list) =>
        [.. Table.Value[list].Select(row => (row[2], row[1]))];

    /// <summary>What the first wording of the table that stands in a text means; null where none does.</summary>
    public string? MeaningOf(string text)
    {
        Wording? first = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (!byFirst.TryGetValue(text[at], out var wordings)) continue;
            foreach (var wording in wordings)
                if ((first is null || wording.Order < first.Order) && wording.StandsAt(text, at)) first = wording;
        }
        return first?.Meaning;
    }

    /// <summary>Whether any wording stands in a text.</summary>
    public bool StandIn(string text) => MeaningOf(text) is not null;

    static Wording Parse(string text, string except, string meaning, int order)
    {
        var (isAtStart, isAtEnd) = (text[0] == '^', text[^1] == '$');
        var around = except.Length == 0 ? ["", ""] : except.Split('_');
        return new(text.Trim('^', '$'), isAtStart, isAtEnd, around[0], around[1], meaning, order);
    }

    /// <summary>The texts that a wording with alternatives in braces stands for.</summary>
    static IEnumerable<string> Alternatives(string wording)
    {
        var open = wording.IndexOf('{', StringComparison.Ordinal);
        if (open < 0) return [wording];
        var close = wording.IndexOf('}', open);
        return wording[(open + 1)..close].Split('|')
            .SelectMany(one => Alternatives(wording[..open] + one + wording[(close + 1)..]));
    }
}
