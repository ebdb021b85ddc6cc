using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;
using static DisclosureExtract.Checks.Claims.ClaimText;

namespace DisclosureExtract.Checks.Claims;

/// <summary>narrative.change against a form that prints last year beside this one.</summary>
static partial class ChangeInForm
{
    /// <summary>
    /// 2025年“三公”经费预算比2024年减少5万元, whose amounts were said before or not at all. It is confirmed only: another difference may be one of
    /// other amounts.
    /// </summary>
    public static void ConfirmNamed(ClaimTopics topics, Claim change, Claim? percent, ClaimVerdicts verdicts)
    {
        if (!verdicts.IsOpen(change) || ChangeOf().Match(change.About) is not { Success: true } match) return;
        if (topics.OfWords(match.Groups["s"].Value) is not { } topic) return;
        foreach (var fact in topic.Candidates)
        {
            if (LastYearOf(topics, fact) is not { AmountYuan: { } before }) continue;
            var difference = fact.AmountYuan!.Value - before;
            if (Math.Abs(difference - change.Yuan!.Value) > change.HalfUnitYuan) continue;
            verdicts.Confirm(change, fact);
            if (percent is not null && before > 0 && Math.Abs(difference / before * 100 - percent.Value) <= 2 * percent.HalfUnit)
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
            if (verdicts.FactOf(whole) is { AmountYuan: { } now } fact && LastYearOf(topics, fact) is { AmountYuan: { } before } other)
                printed.Add((whole, fact, other, now - before));
        if (printed.Count == 0 || IsOfOtherTime(wholes[^1], change)) return;
        var stated = change.Yuan!.Value;
        if (printed.Exists(p => Math.Abs(p.Apart - stated) <= change.HalfUnitYuan + p.Whole.HalfUnitYuan))
        {
            verdicts.Confirm(change);
            return;
        }
        var (of, year, last, apart) = printed[^1];
        var factor = Units.Factor(change.Unit);
        verdicts.Contradict(change, ChangeChecks.Wrong(change, wholes.Count == 1 ? Severity.Error : Severity.Warning,
            $"{Both(year, last)}: a change of {Number(apart)} 元, not {Number(stated)} 元",
            $"{BothZh(year, last)}，差额 {Number(apart)}元，文字为 {Number(stated)}元") with
        {
            Facts = [year, last], Expected = apart / factor, Actual = change.Value, Tolerance = (change.HalfUnitYuan + of.HalfUnitYuan) / factor,
        });
    }

    static bool IsOfOtherTime(Claim whole, Claim change) => Spent().IsMatch(whole.TextUpTo(change)) || WithPlan().IsMatch(change.About);

    /// <summary>A percentage without an amount of change before it.</summary>
    public static void CheckPercent(SectionClaims section, int at, ClaimVerdicts verdicts)
    {
        var percent = section.Claims[at];
        if (at == 0 || section.PreviousInSentence(at) is { Kind: ClaimKind.Change } || ChangedAmounts.IsLeftOpen(percent)) return;
        if (ChangedAmounts.Of(section.Claims, at) is not [{ } whole] || Spent().IsMatch(whole.TextUpTo(percent))) return;
        if (verdicts.FactOf(whole) is not { AmountYuan: { } now } fact || LastYearOf(section.Topics, fact) is not { AmountYuan: { } before and > 0 } last) return;
        var actual = Math.Round((now - before) / before * 100, 4);
        if (Math.Abs(actual - percent.Value) <= 2 * percent.HalfUnit)
        {
            verdicts.Confirm(percent);
            return;
        }
        verdicts.Contradict(percent, ChangeChecks.Wrong(percent, Severity.Warning,
            $"{Both(fact, last)}: a change of {actual} %, not {percent.Value} %",
            $"{BothZh(fact, last)}，变动 {actual}%，文字为 {percent.Value}%") with
        {
            Facts = [fact, last], Expected = actual, Actual = percent.Value, Difference = percent.Value - actual, Tolerance = 2 * percent.HalfUnit,
        });
    }

    public static Fact? LastYearOf(ClaimTopics topics, Fact fact) => topics.Facts.Moment(fact, "last_year");

    static string Both(Fact now, Fact last) => $"{now.Form} prints {last.Value} last year and {now.Value} now";

    static string BothZh(Fact now, Fact last) => $"{now.Form} 上年 {last.Value}、本年 {now.Value}";

    [GeneratedRegex(@"^(?<s>.{2,24}?)([比较与同](上年|去年|20\d\d年).*)?(增加|增长|上升|提高|减少|下降|降低)$")]
    private static partial Regex ChangeOf();

    [GeneratedRegex("执行|决算|实际|完成")]
    public static partial Regex Spent();

    /// <summary>A comparison with the plan and not with last year.</summary>
    [GeneratedRegex(@"^[比较与]?(年初|全年|调整)?预算(数)?(?!.*(上年|去年|20\d\d年))")]
    private static partial Regex WithPlan();
}
