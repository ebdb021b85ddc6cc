using System.Text.RegularExpressions;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>决算数大于, 小于 or 等于预算数 beside the two amounts: 年初预算为20万元，支出决算为16万元，决算数大于预算数.</summary>
static partial class PlanWordings
{
    public static void Run(SectionClaims section, ClaimVerdicts verdicts)
    {
        foreach (var paragraph in section.Claims.Where(c => c.IsAmount).GroupBy(c => c.Paragraph))
            foreach (Match match in Wording().Matches(paragraph.Key.Tight))
                if (Pair([.. paragraph], match) is var (budget, account)) Check(budget, account, match, verdicts);
    }

    /// <summary>
    /// Budget and account, in either order, said last before the words, with no other amount behind them: in their
    /// sentence, or at the end of the one before where these words begin a sentence that names nothing else.
    /// </summary>
    static (Claim Budget, Claim Account)? Pair(List<Claim> amounts, Match wording)
    {
        if (amounts.FindAll(c => c.End <= wording.Index) is not [.., { } first, { } second]) return null;
        var text = second.Paragraph.Tight;
        var between = text[second.End..wording.Index];
        var (budget, account) = IsBudget(second) ? (second, first) : (first, second);
        if (!budget.IsInSentenceOf(account) || !IsBudget(budget) || !IsAccount(account)) return null;
        var stop = between.LastIndexOf('。');
        var subject = stop < 0 ? "" : Time().Replace(between[(stop + 1)..], "");
        // A sentence may go back to what was said first: 其中:…。2024年度“三公”经费支出决算数小于预算数.
        return subject.Length == 0 && between.Count(c => c == '。') <= 1 && !between.Contains(';') ? (budget, account) : null;
    }

    static void Check(Claim budget, Claim account, Match wording, ClaimVerdicts verdicts)
    {
        var difference = account.Yuan!.Value - budget.Yuan!.Value;
        if (wording.Groups["budgetFirst"].Success) difference = -difference;
        var isSaid = wording.Groups["more"].Success ? difference > 0 : wording.Groups["less"].Success ? difference < 0
            : Math.Abs(difference) <= budget.HalfUnitYuan + account.HalfUnitYuan;
        if (!isSaid) verdicts.Note(new AccountAgainstBudget(account, budget, wording.Value));
    }

    static bool IsBudget(Claim claim) => claim.About.Contains("预算") && !claim.About.Contains("决算");

    static bool IsAccount(Claim claim) => claim.About.Contains("决算") || claim.About.Contains("实际") || claim.About.Contains("执行");

    [GeneratedRegex(@"(决算数?|支出数)((?<more>大于|高于|超过|多于)|(?<less>小于|低于|少于|不及)|(?<same>等于))(年初|全年|调整|财政拨款)*预算数?"
        + @"|(?<budgetFirst>预算数?)((?<more>大于|高于|超过)|(?<less>小于|低于)|(?<same>等于))决算数?")]
    private static partial Regex Wording();

    [GeneratedRegex(@"20\d\d年度?|支出|本年|[,“”]")]
    private static partial Regex Time();
}
