namespace DisclosureExtract.Primitives;

/// <summary>Digits with separators and a point → the number, with a doubt where they can be read in two ways.</summary>
static class AmountNumber
{
    const int LongestNumber = 24;

    /// <summary>
    /// Digits before the point of an amount. All public money of China in one year comes to fourteen digits of yuan;
    /// what is longer is no amount, and the sums and conversions of amounts must fit a decimal.
    /// </summary>
    const int LongestWhole = 16;

    /// <param name="s">Without sign and without white space.</param>
    /// <param name="doubts">What is doubtful about it already.</param>
    public static AmountText Parse(ReadOnlySpan<char> s, bool negative, AmountDoubts doubts)
    {
        if (s.Length == 0 || !char.IsAsciiDigit(s[0]) || !char.IsAsciiDigit(s[^1])) return new(CellState.Unreadable);
        var (points, commas, firstPoint, lastComma) = (0, 0, -1, -1);
        for (var i = 0; i < s.Length; i++)
        {
            if (char.IsAsciiDigit(s[i])) continue;
            if (!IsSeparator(s[i]) && s[i] != '.') return new(CellState.Unreadable);
            if (!char.IsAsciiDigit(s[i - 1])) return new(CellState.Unreadable);
            if (s[i] != '.') (commas, lastComma) = (commas + 1, i);
            else if (points++ == 0) firstPoint = i;
        }
        if (points == 0 && commas == 0) return Number(s, default, negative, doubts);
        if (points == 1 && lastComma < firstPoint)
            return Number(s[..firstPoint], s[(firstPoint + 1)..], negative,
                AreThrees(s[..firstPoint]) ? doubts : doubts | AmountDoubts.Separators);
        if (points == 0) return WithCommas(s, lastComma, commas, negative, doubts);
        // 1.234.567 and 1.234,56: points for separators.
        if (commas > 1 || (commas == 1 && s[(lastComma + 1)..].Contains('.'))) return new(CellState.Unreadable);
        var whole = commas == 1 ? s[..lastComma] : s;
        if (!AreThrees(whole)) return new(CellState.Unreadable);
        var isPlain = commas == 1 && s.Length - lastComma <= 3;
        return Number(whole, commas == 1 ? s[(lastComma + 1)..] : default, negative,
            isPlain ? doubts : doubts | AmountDoubts.Separators);
    }

    /// <summary>
    /// Separators and no point: 1,234,567 is what it seems, 583,28 and 0,500 have a comma for the point, and of 1,2345
    /// nobody knows what the separator means.
    /// </summary>
    static AmountText WithCommas(ReadOnlySpan<char> s, int last, int count, bool negative, AmountDoubts doubts)
    {
        var isZero = count == 1 && s[0] == '0';
        if (AreThrees(s) && !isZero) return Number(s, default, negative, doubts);
        var isPoint = isZero || (s.Length - last <= 3 && (count == 1 || AreThrees(s[..last])));
        return isPoint && s[last] is ',' or '，'
            ? Number(s[..last], s[(last + 1)..], negative, doubts | AmountDoubts.Comma)
            : Number(s, default, negative, doubts | AmountDoubts.Separators);
    }

    static bool IsSeparator(char c) => c is ',' or '，' or '\'' or '’';

    /// <summary>Whether separators, if there are any, part the digits in threes from the end.</summary>
    static bool AreThrees(ReadOnlySpan<char> whole)
    {
        var first = whole.IndexOfAnyExceptInRange('0', '9');
        if (first < 0) return true;
        if (first > 3 || (whole[0] == '0' && first > 1)) return false; // 00,000.00: a digit before it was lost
        for (var i = first; i < whole.Length; i += 4)
        {
            var end = Math.Min(i + 4, whole.Length);
            if (end - i != 4 || char.IsAsciiDigit(whole[i])) return false;
            if (whole[(i + 1)..end].IndexOfAnyExceptInRange('0', '9') >= 0) return false;
        }
        return true;
    }

    static AmountText Number(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, bool negative, AmountDoubts doubts)
    {
        var digits = 0;
        decimal unscaled = 0;
        foreach (var c in whole) if (char.IsAsciiDigit(c)) digits++;
        if (digits > LongestWhole || digits + fraction.Length > LongestNumber) return new(CellState.Unreadable);
        foreach (var c in whole) if (char.IsAsciiDigit(c)) unscaled = unscaled * 10 + (c - '0');
        foreach (var c in fraction) unscaled = unscaled * 10 + (c - '0');
        var value = WithScale(unscaled, fraction.Length);
        return new(value == 0 ? CellState.Zero : CellState.Reported, negative ? -value : value, fraction.Length, doubts);
    }

    static decimal WithScale(decimal unscaled, int decimals)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(unscaled, bits);
        return new decimal(bits[0], bits[1], bits[2], isNegative: false, (byte)decimals);
    }
}
