using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>Changes against a form that prints last year beside this one.</summary>
static partial class ChangeInForm
{
    /// <summary>
    /// 2025年“三公”经费预算比2024年减少5万元, whose amounts were said before or not at all. It is confirmed only: another difference
    /// may be one of other amounts.
    /// </summary>
    public static void ConfirmNamed(ClaimTopics topics, Claim change, Claim? percent, ClaimVerdicts verdicts)
    {
        if (!verdicts.IsOpen(change) || ChangeOf().Match(change.About) is not { Success: true } match) return;
        if (topics.OfWords(match.Groups["s"].Value) is not { } topic) return;
        foreach (var fact in topic.Candidates)
        {
            if (topics.Facts.LastYear(fact) is not { AmountYuan: { } before }) continue;
            var difference = fact.AmountYuan!.Value - before;
            if (Math.Abs(difference - change.Yuan!.Value) > change.HalfUnitYuan) continue;
            verdicts.Confirm(change, fact);
            if (percent is not null && before > 0 && Agrees(difference / before * 100, percent))
                verdicts.ConfirmOpen(percent);
            return;
        }
    }

    /// <summary>The change of amounts said before. What was spent is another number than what was planned.</summary>
    /// <param name="wholes">Amounts the change may be of.</param>
    public static void CheckMoney(ClaimTopics topics, Claim change, List<Claim> wholes, ClaimVerdicts verdicts)
    {
        var printed = new List<(Claim Whole, Fact Now, Fact Last, decimal Apart)>();
        foreach (var whole in wholes)
            if (verdicts.FactOf(whole) is { } fact && topics.Facts.LastYear(fact) is { } other
                && fact.AmountYuan - other.AmountYuan is { } apart)
                printed.Add((whole, fact, other, apart));
        if (printed.Count == 0 || IsOfOtherTime(wholes[^1], change)) return;
        var stated = change.Yuan!.Value;
        if (printed.Exists(p => Math.Abs(p.Apart - stated) <= change.HalfUnitYuan + p.Whole.HalfUnitYuan))
        {
            verdicts.Confirm(change);
            return;
        }
        var (of, year, last, _) = printed[^1];
        var tolerance = change.HalfUnitYuan + of.HalfUnitYuan;
        verdicts.Contradict(new OtherDifferenceInForm(change, year, last, tolerance, IsOnlyWhole: wholes.Count == 1));
    }

    static bool IsOfOtherTime(Claim whole, Claim change) =>
        Spent().IsMatch(whole.TextUpTo(change)) || WithPlan().IsMatch(change.About);

    static bool Agrees(decimal actual, Claim percent) => Math.Abs(actual - percent.Value) <= 2 * percent.HalfUnit;

    /// <summary>A percentage without an amount of change before it.</summary>
    public static void CheckPercent(SectionClaims section, int at, ClaimVerdicts verdicts)
    {
        var percent = section.Claims[at];
        if (section.PreviousInSentence(at) is { Kind: ClaimKind.Change } || ChangedAmounts.IsLeftOpen(percent)) return;
        if (ChangedAmounts.Of(section.Claims, at) is not [{ } whole] || Spent().IsMatch(whole.TextUpTo(percent)))
            return;
        if (verdicts.FactOf(whole) is not { AmountYuan: { } now } fact) return;
        if (section.Topics.Facts.LastYear(fact) is not { AmountYuan: { } before and > 0 } last) return;
        var actual = Math.Round((now - before) / before * 100, 4);
        if (Agrees(actual, percent))
        {
            verdicts.Confirm(percent);
            return;
        }
        verdicts.Contradict(new OtherPercentInForm(percent, fact, last, actual));
    }

    [GeneratedRegex(@"^(?<s>.{2,24}?)([比较与同](上年|去年|20\d\d年).*)?(增加|增长|上升|提高|减少|下降|降低)$")]
    private static partial Regex ChangeOf();

    [GeneratedRegex("执行|决算|实际|完成")]
    public static partial Regex Spent();

    /// <summary>A comparison with the plan and not with last year.</summary>
    [GeneratedRegex(@"^[比较与]?(年初|全年|调整)?预算(数)?(?!.*(上年|去年|20\d\d年))")]
    private static partial Regex WithPlan();
}
