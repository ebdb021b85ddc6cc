using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>Changes against the amounts around them, and against the columns of two years.</summary>
sealed class NarrativeChange() : ClaimRule("narrative.change",
    "a change stated in prose agrees in amount, percentage and direction",
    "文字所述增减额、增减幅与方向相符",
    "the amount that changes is said, or a form prints it for both years")
{
    protected override Finding? Explain(Discrepancy found, Premises premises) => found switch
    {
        FallBelowNothing { Claim: var percent } => Report(percent, Severity.Error,
            $"nothing falls by {-percent.Value} %", $"降幅不可能为 {-percent.Value}%", premises),
        OppositeWays { Claim: var percent, Change: var change } => Report(percent, Severity.Error,
            $"{Way(change.Value)} by {Math.Abs(change.Value)} {change.Unit} "
                + $"and {Way(percent.Value)} by {Math.Abs(percent.Value)} %",
            $"金额{WayZh(change.Value)}而比例{WayZh(percent.Value)}", premises),
        OtherPercent other => Percent(other, premises),
        OtherWay { Claim: var change, BeforeYuan: var before, NowYuan: var now, Sign: var sign } =>
            Report(change, Severity.Error,
            $"{N(before)} 元 before and {N(now)} 元 now are called {Way(sign)}",
            $"{N(before)}元变为 {N(now)}元，文字称{WayZh(sign)}", premises),
        OtherDifference other => Difference(other, premises),
        OtherDifferenceInForm other => DifferenceInForm(other, premises),
        OtherPercentInForm other => PercentInForm(other, premises),
        ChangeCalledNone { IsFlatFirst: true, Claim: var change } => Report(change, Severity.Error,
            $"unchanged and {Way(change.Value)} by {Math.Abs(change.Value)} {change.Unit} in one breath",
            $"既称持平，又称{WayZh(change.Value)} {Math.Abs(change.Value)}{change.Unit}", premises),
        ChangeCalledNone { Claim: var change, IsNearly: var isNearly } => Report(change,
            isNearly ? Severity.Warning : Severity.Error,
            $"{Way(change.Value)} by {Math.Abs(change.Value)} {change.Unit} and unchanged in one breath",
            $"既称{WayZh(change.Value)} {Math.Abs(change.Value)}{change.Unit}，又称持平", premises),
        RateWithoutBase { Claim: var rate } => Report(rate, Severity.Warning,
            $"{rate.Value} % of nothing: the amount before was 0", $"基数为0，不应有比例 {rate.Value}%", premises),
        AccountAgainstBudget { Claim: var account, Budget: var budget, Words: var words } => Report(account, Severity.Error,
            $"“{words}”, but the budget is {budget.Value} {budget.Unit} and the account {account.Value} {account.Unit}",
            $"文字称“{words}”，而预算为 {budget.Value}{budget.Unit}、决算为 {account.Value}{account.Unit}", premises),
        AccountCalledBudget { Claim: var account, Budget: var budget } => Report(account, Severity.Error,
            $"{budget.Value} {budget.Unit} and {account.Value} {account.Unit} are called equal",
            $"{budget.Value}{budget.Unit}与{account.Value}{account.Unit}称为持平", premises),
        AmountCalledUnchanged { Claim: var amount, Now: var now, Last: var last } => Report(amount, Severity.Error,
            $"called unchanged; {now.Form} prints {N(last.AmountYuan)} 元 last year and {N(now.AmountYuan)} 元 now",
            $"称与上年持平，{now.Form} 上年 {N(last.AmountYuan)}元、本年 {N(now.AmountYuan)}元", premises),
        _ => null,
    };

    Finding Percent(OtherPercent found, Premises premises)
    {
        var (percent, change, basis, isOnlyWhole) = found;
        var difference = change.Yuan!.Value;
        var actual = Math.Round(difference / basis * 100, 4);
        var off = Math.Abs(actual - percent.Value);
        var isCut = off < 2 * percent.HalfUnit; // the digits were cut off and not rounded
        var severity = isCut ? Severity.Info : isOnlyWhole || off > 1 ? Severity.Error : Severity.Warning;
        var (size, stated, calculated) = (N(Math.Abs(difference)), Math.Abs(percent.Value), Math.Abs(actual));
        return Report(percent, severity,
            $"{size} 元 of {N(basis)} 元 is {calculated} %, not {stated} %"
                + (isCut ? " (cut off instead of rounded)" : ""),
            $"{size}元 ÷ {N(basis)}元 = {calculated}%，文字为 {stated}%", premises) with
        {
            Expected = calculated, Actual = stated, Difference = percent.Value - actual, Tolerance = percent.HalfUnit,
        };
    }

    Finding Difference(OtherDifference found, Premises premises)
    {
        var (change, before, now, actual, tolerance) = found;
        return Report(change, Severity.Warning,
            $"from {N(before)} 元 to {N(now)} 元 is a change of {actual} {change.Unit}, "
                + $"not {change.Value} {change.Unit}",
            $"由 {N(before)}元到 {N(now)}元，变动 {actual}{change.Unit}，文字为 {change.Value}{change.Unit}", premises) with
        {
            Expected = actual, Actual = change.Value, Difference = change.Value - actual, Tolerance = tolerance,
        };
    }

    Finding DifferenceInForm(OtherDifferenceInForm found, Premises premises)
    {
        var (change, now, last, tolerance, isOnlyWhole) = found;
        var (apart, factor) = (now.AmountYuan - last.AmountYuan, change.Unit.Yuan);
        return Report(change, isOnlyWhole ? Severity.Error : Severity.Warning,
            $"{Both(now, last)}: a change of {N(apart)} 元, not {N(change.Yuan)} 元",
            $"{BothZh(now, last)}，差额 {N(apart)}元，文字为 {N(change.Yuan)}元", premises, [now, last]) with
        {
            Expected = apart / factor, Actual = change.Value, Tolerance = tolerance / factor,
        };
    }

    Finding PercentInForm(OtherPercentInForm found, Premises premises)
    {
        var (percent, now, last, actual) = found;
        return Report(percent, Severity.Warning,
            $"{Both(now, last)}: a change of {actual} %, not {percent.Value} %",
            $"{BothZh(now, last)}，变动 {actual}%，文字为 {percent.Value}%", premises, [now, last]) with
        {
            Expected = actual,
            Actual = percent.Value,
            Difference = percent.Value - actual,
            Tolerance = 2 * percent.HalfUnit,
        };
    }

    static string Both(Fact now, Fact last) => $"{now.Form} prints {last.Value} last year and {now.Value} now";

    static string BothZh(Fact now, Fact last) => $"{now.Form} 上年 {last.Value}、本年 {now.Value}";

    static string Way(decimal change) => change < 0 ? "down" : "up";

    static string WayZh(decimal change) => change < 0 ? "减少" : "增加";

    static string N(decimal? yuan) => NumberFormat.Yuan(yuan!.Value);
}
