using System.Text.RegularExpressions;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>This year's amount, as the form prints it, stated for another year.</summary>
static partial class AmountYears
{
    public static void Run(IReadOnlyList<Claim> claims, ClaimTopics topics, int? year, ClaimVerdicts verdicts)
    {
        if (year is not { } own) return;
        var ownText = ClaimYears.Text(own);
        foreach (var claim in claims)
        {
            if (claim is not { IsAmount: true, Value: not 0 }) continue;
            if (verdicts.Of(claim) is not { State: ClaimState.Confirmed, Fact: { } fact }) continue;
            if (ClaimYears.YearInText().Match(claim.About) is not { Success: true } stated || stated.Value == ownText)
                continue;
            if (claim.Paragraph.Tight.Contains(ownText) || SpeaksOfSeveral().IsMatch(claim.Paragraph.Tight)) continue;
            if (topics.Facts.LastYear(fact)?.AmountYuan == fact.AmountYuan) continue;
            verdicts.Note(new AmountOfOtherYear(claim, own, stated.Value));
        }
    }

    /// <summary>Words of a paragraph that speaks of more than one year.</summary>
    [GeneratedRegex("[比较]|上年|去年|持平|结转|结余|执行|完成|决算|调整|截至")]
    private static partial Regex SpeaksOfSeveral();
}
