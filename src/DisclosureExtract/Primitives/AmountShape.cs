namespace DisclosureExtract.Primitives;

/// <summary>
/// What was meant as an amount, whether or not it can be read as one: what stands in a column must be told from its
/// names before the grammar of amounts has a say, or what it cannot parse is lost.
/// </summary>
static class AmountShape
{
    /// <summary>Longer texts are prose with numbers in it, whatever they are made of; in characters.</summary>
    const int Longest = 48;

    /// <summary>Names of subjects have so many letters.</summary>
    const int ShortestName = 3;

    /// <summary>
    /// Digits parted by a point or a comma, and no more letters than digits: 约1,200.00, 3.5(注), 12,34,5.6.
    /// </summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest) return false;
        int digits = 0, letters = 0;
        var isParted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c)) digits++;
            else if (c is '.' or ',') isParted |= digits > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
            else if (char.IsLetter(c)) letters++;
        }
        return isParted && letters <= digits;
    }

    /// <summary>The same with hardly a word beside it: what stands so in a column of names is none.</summary>
    public static bool IsAlone(ReadOnlySpan<char> text)
    {
        if (!IsIn(text)) return false;
        var letters = 0;
        foreach (var c in text)
            if (char.IsLetter(c)) letters++;
        return letters < ShortestName;
    }

    /// <summary>
    /// No more letters than digits, or none: under the heading of an amount it can be no words (2025年, 12人, ###).
    /// </summary>
    public static bool IsWordless(ReadOnlySpan<char> text)
    {
        int digits = 0, letters = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsLetter(c)) letters++;
        return text.Length > 0 && letters <= digits;
    }
}
