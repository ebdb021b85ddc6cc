using System.Globalization;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Vocabulary;

/// <summary>The number that a list item or heading begins with.</summary>
/// <param name="Style">One style; <see cref="NumberingStyles.None"/> where the text begins with no number of an
/// accepted style.</param>
/// <param name="Value">The number; 0 for 其中.</param>
/// <param name="Length">Characters of number and mark together.</param>
readonly record struct ListNumber(NumberingStyles Style, int Value, int Length);

/// <summary>
/// The one grammar of numbers before list items and headings, for folded text (full-width forms made narrow).
/// </summary>
static class Numbering
{
    const string Numerals = "一二三四五六七八九";
    const string OfWhich = "其中";

    /// <summary>Longest Chinese number: 二十一.</summary>
    const int LongestNumber = 3;

    /// <summary>Characters in which the longest prefix ends: 其中:(二十一) and one more.</summary>
    const int LongestPrefix = 9;

    static readonly string[] Parts = ["部分", "章", "节"];

    /// <summary>Whether a text begins with a number of one of the styles.</summary>
    public static bool Begins(ReadOnlySpan<char> text, NumberingStyles accepted) => Read(text, accepted).Length > 0;

    /// <summary>The number a text begins with.</summary>
    public static ListNumber Read(ReadOnlySpan<char> text, NumberingStyles accepted)
    {
        var number = Read(text, accepted.HasFlag(NumberingStyles.ArabicBeforeYear));
        return accepted.HasFlag(number.Style) ? number : default;
    }

    /// <summary>The text without the number it begins with.</summary>
    public static string Strip(string text, NumberingStyles accepted) => text[Read(text, accepted).Length..];

    /// <summary>
    /// A name without its leading 一、 （一） 1. （1） ① and 其中：, however many stand before it; never all of it.
    /// </summary>
    public static string StripAll(string name)
    {
        var length = Read(name, NumberingStyles.Row | NumberingStyles.OfWhich).Length;
        return length == 0 || length == name.Length ? name : StripAll(name[length..]);
    }

    /// <summary>
    /// Style of the number before the name of a row, after 其中 where that stands first. Takes the characters as printed,
    /// because folding turns ① into 1; all others are folded here (fonts put the radical ⼆ for 二).
    /// </summary>
    public static NumberingStyles StyleOf(string printed)
    {
        var name = string.Concat(printed.Take(LongestPrefix)
            .Select(static c => IsCircled(c) ? c.ToString() : TextFold.Fold(c.ToString())));
        var number = name.AsSpan();
        if (name.StartsWith(OfWhich, StringComparison.Ordinal)) number = number[OfWhich.Length..].TrimStart(':');
        return Read(number, NumberingStyles.Row).Style;
    }

    /// <summary>1 to 99 in Chinese: 二十一.</summary>
    public static string ToChinese(int value)
    {
        var tens = value / 10 is var t && t > 1 ? Numerals[t - 1] + "十" : t == 1 ? "十" : "";
        return value % 10 == 0 ? tens : tens + Numerals[value % 10 - 1];
    }

    /// <summary>The value of a Chinese number of 1 to 99; -1 for any other text.</summary>
    public static int FromChinese(ReadOnlySpan<char> text)
    {
        var ten = text.IndexOf('十');
        var before = ten < 0 ? default : text[..ten];
        var after = text[(ten + 1)..];
        // 十 alone is ten, and nobody writes 一十.
        var tens = ten < 0 ? 0 : before.IsEmpty ? 1 : before is "一" ? -1 : Digit(before);
        var ones = after.IsEmpty && ten >= 0 ? 0 : Digit(after);
        return tens < 0 || ones < 0 ? -1 : 10 * tens + ones;

        static int Digit(ReadOnlySpan<char> text) =>
            text.Length == 1 && Numerals.IndexOf(text[0], StringComparison.Ordinal) is var at and >= 0 ? at + 1 : -1;
    }

    static ListNumber Read(ReadOnlySpan<char> text, bool beforeYear)
    {
        if (text.IsEmpty) return default;
        if (IsCircled(text[0])) return new(NumberingStyles.Circled, text[0] - '①' + 1, 1);
        if (text.StartsWith(OfWhich + ":")) return new(NumberingStyles.OfWhich, 0, OfWhich.Length + 1);
        var opening = text[0] is '(' or '第' ? 1 : 0;
        var rest = text[opening..];
        var digits = Count(rest, static c => char.IsAsciiDigit(c), 2);
        var isArabic = digits > 0;
        if (!isArabic) digits = Count(rest, static c => c == '十' || Numerals.Contains(c), LongestNumber);
        if (digits == 0 || digits == rest.Length) return default;
        var value = isArabic ? int.Parse(rest[..digits], CultureInfo.InvariantCulture) : FromChinese(rest[..digits]);
        var after = rest[digits..];
        var length = opening + digits + 1;
        switch (text[0])
        {
            case '第':
                foreach (var part in Parts)
                    if (!isArabic && after.StartsWith(part))
                        return new(NumberingStyles.Part, value, length - 1 + part.Length);
                return default;
            case '(':
                var style = isArabic ? NumberingStyles.ArabicInBrackets : NumberingStyles.ChineseInBrackets;
                return after[0] == ')' ? new(style, value, length) : default;
        }
        if (!isArabic) return after[0] == '、' ? new(NumberingStyles.Chinese, value, length) : default;
        if (after[0] is not ('.' or '、')) return default;
        var following = Count(after[1..], static c => char.IsAsciiDigit(c), 4);
        if (following == 0) return new(NumberingStyles.Arabic, value, length);
        return beforeYear && following > 2 ? new(NumberingStyles.ArabicBeforeYear, value, length) : default;
    }

    /// <summary>How many characters at the beginning are of a kind, counted up to <paramref name="most"/>.</summary>
    static int Count(ReadOnlySpan<char> text, Func<char, bool> isOfKind, int most)
    {
        var count = 0;
        while (count < most && count < text.Length && isOfKind(text[count])) count++;
        return count;
    }

    static bool IsCircled(char c) => c is >= '①' and <= '⑳';
}
