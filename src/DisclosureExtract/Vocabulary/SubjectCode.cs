using System.Text.RegularExpressions;

namespace DisclosureExtract.Vocabulary;

/// <summary>
/// The grammar of subject codes, which needs no catalogue: three digits for a 类, five for a 款, seven for a 项.
/// </summary>
public static partial class SubjectCode
{
    /// <summary>1 类, 2 款, 3 项; 0 for digits that are no code.</summary>
    public static int Level(string code) => LevelOf(code.Length);

    /// <summary>Whether one code is the other with one digit wrong, or two neighbours exchanged.</summary>
    public static bool IsSlip(string code, string other)
    {
        if (code.Length != other.Length) return false;
        int[] wrong = [.. Enumerable.Range(0, code.Length).Where(i => code[i] != other[i])];
        return wrong.Length == 1
            || (wrong is [var a, var b] && b == a + 1 && code[a] == other[b] && code[b] == other[a]);
    }

    /// <summary>The code one level up; empty for a 类.</summary>
    public static string Parent(string code) => code.Length > 3 ? code[..^2] : "";

    /// <summary>Whether a text is a code and nothing else.</summary>
    public static bool IsCode(string text) => Level(text) > 0 && DigitsAtStart(text) == text.Length;

    /// <summary>A code, or a part of one that is printed in columns of its own: 208 | 01 | 08.</summary>
    public static bool IsPart(string text) =>
        IsCode(text) || (text.Length is 1 or 2 && DigitsAtStart(text) == text.Length);

    /// <summary>
    /// The digits of a code whose levels are parted by points or strokes (208.05.05, 208-05); null for any other text.
    /// 208.05 is an amount, too: only where codes stand is it a code.
    /// </summary>
    public static string? Joined(string text) =>
        Parted().IsMatch(text) ? string.Concat(text.Where(char.IsAsciiDigit)) : null;

    /// <summary>Length of the code that a text begins with (2080108信息化建设); 0 where its first digits are none.</summary>
    public static int LengthAtStart(string text) =>
        DigitsAtStart(text) is var digits && LevelOf(digits) > 0 ? digits : 0;

    /// <summary>
    /// A code of the classes that expenditure has: functional 200 to 239, economic 300 to 319, 399 and 500 to 519.
    /// </summary>
    public static bool IsOfExpenditure(string text)
    {
        if (!IsCode(text)) return false;
        var isEconomic = text.AsSpan(0, 2) is "30" or "31" or "50" or "51" || text.StartsWith("399", StringComparison.Ordinal);
        return text[0] == '2' ? text[1] <= '3' : isEconomic && Level(text) < 3;
    }

    /// <summary>Heading of the column of one level; 目 stands for 项 now and then.</summary>
    public static bool IsLevelWord(string heading) => heading is "类" or "款" or "项" or "目";

    [GeneratedRegex(@"^\d{3}([.．·\-－–/]\d{2}){1,2}$")]
    private static partial Regex Parted();

    static int LevelOf(int digits) => digits switch { 3 => 1, 5 => 2, 7 => 3, _ => 0 };

    static int DigitsAtStart(string text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count])) count++;
        return count;
    }
}
