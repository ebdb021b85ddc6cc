namespace DisclosureExtract.Primitives;

/// <summary>
/// Several amounts written one behind the other without a space. Amounts of one table have as many decimals each, and
/// separators stand every three digits: that alone tells where one ends, or nothing does.
/// </summary>
static class AmountRun
{
    /// <summary>
    /// Where the second amount and those after it begin; empty where the text is not two amounts at least, or they could
    /// be parted elsewhere as well.
    /// </summary>
    public static IReadOnlyList<int> Starts(ReadOnlySpan<char> text)
    {
        var point = text.LastIndexOf('.');
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        if (point >= 0 && decimals == 0) return [];
        var starts = new List<int>();
        var at = 0;
        while (at < text.Length)
        {
            if (at > 0) starts.Add(at);
            at = End(text, at, decimals);
            if (at < 0) return [];
        }
        return starts;
    }

    /// <summary>The end of the amount that begins at a place; -1 where none does.</summary>
    static int End(ReadOnlySpan<char> text, int at, int decimals)
    {
        if (text[at] is '-' or '−') at++;
        var start = at;
        var separators = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at == start || text[start] == '0' && at > start + 1) return -1;
        while (at < text.Length && text[at] == ',')
        {
            if (separators == 0 && at - start > 3) return -1;
            separators++;
            var group = at + 1;
            for (at = group; at < text.Length && at < group + 3 && char.IsAsciiDigit(text[at]);) at++;
            if (at < group + 3) return -1;
        }
        // Without a point only the separators say where it ends.
        if (decimals == 0) return separators > 0 ? at : -1;
        if (at >= text.Length || text[at] != '.' || at + 1 + decimals > text.Length) return -1;
        foreach (var c in text.Slice(at + 1, decimals))
            if (!char.IsAsciiDigit(c)) return -1;
        return at + 1 + decimals;
    }

    /// <summary>
    /// Where a name and an amount that are written in one part: 办公费1,200.00 or 1,200.00办公费; -1 where the text is
    /// anything else.
    /// </summary>
    public static int NameAndAmount(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyInRange('0', '9');
        if (at > 1 && IsName(text[..at])) return IsWrittenOut(text[at..]) ? at : -1;
        at = text.LastIndexOfAnyInRange('0', '9') + 1;
        return at > 0 && at < text.Length - 1 && IsName(text[at..]) && IsWrittenOut(text[..at]) ? at : -1;
    }

    /// <summary>Ideographs, in brackets or not.</summary>
    static bool IsName(ReadOnlySpan<char> text)
    {
        var ideographs = 0;
        foreach (var c in text)
            if (TextFold.IsHan(c)) ideographs++;
            else if (c is not ('(' or ')' or '、')) return false;
        return ideographs > 1;
    }

    /// <summary>With separators, or two decimals: what names do not begin or end with.</summary>
    static bool IsWrittenOut(ReadOnlySpan<char> text) =>
        AmountText.IsAmount(text) && (text.Contains(',') || text.Length - text.IndexOf('.') == 3 && text.Contains('.'));
}
