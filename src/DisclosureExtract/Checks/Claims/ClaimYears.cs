using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>Of which year a claim speaks.</summary>
static partial class ClaimYears
{
    /// <summary>
    /// The clause speaks of another year, of a budget where the form prints accounts, or of part of the money.
    /// </summary>
    public static bool IsOfOtherTime(Claim claim, int? year)
    {
        var text = claim.Paragraph.Tight;
        var start = Math.Max(0, text.LastIndexOfAny(['。', ';', ','], Math.Max(0, claim.Start - 1)) + 1);
        var clause = text[start..claim.Start];
        if (OtherTime().IsMatch(clause)) return true;
        if (year is not { } y) return false;
        var own = Text(y);
        // Or the paragraph has come to speak of it: 2025年年初预算5万元，支出决算4万元。其中：…
        return YearInText().Matches(clause).Any(m => m.Value != own)
            || (YearSpokenOf().Matches(text[..claim.Start]) is [.., { } last] && last.Value != own);
    }

    /// <summary>2026年.</summary>
    public static string Text(int year) => year.ToString(CultureInfo.InvariantCulture) + "年";

    [GeneratedRegex(@"20\d\d年")]
    public static partial Regex YearInText();

    [GeneratedRegex("上年|去年|年初预算|调整预算|上一年|比重|截至|累计")]
    private static partial Regex OtherTime();

    [GeneratedRegex(@"(?<![比较与同于至])20\d\d年(?!\d{1,2}月)")]
    private static partial Regex YearSpokenOf();
}
