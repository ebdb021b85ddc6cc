using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Claims;

/// <summary>
/// narrative.list: lists that are complete by their nature add up to their whole. Other lists after 其中 may be partial and are not
/// compared with it.
/// </summary>
static partial class ListChecks
{
    static readonly (Regex Whole, Regex[] Parts, bool IsPartial)[] Compositions =
    [
        (BasicWhole(), [Personnel(), Public()], false),
        (ThreePublicWhole(), [Overseas(), Vehicles(), Reception()], false),
        (Vehicles(), [VehiclePurchase(), VehicleOperation()], false),
        (ProcurementWhole(), [Goods(), Works(), Services()], true),
    ];

    public static void Run(IReadOnlyList<Claim> claims, ClaimVerdicts verdicts)
    {
        foreach (var section in claims.GroupBy(c => c.Section))
        {
            var amounts = section.Where(c => c.IsAmount).ToList();
            for (var i = 0; i < amounts.Count; i++)
                foreach (var (whole, kinds, isPartial) in Compositions)
                    if (whole.IsMatch(amounts[i].About)) Check(amounts, i, whole, kinds, isPartial, verdicts);
        }
    }

    static void Check(List<Claim> amounts, int at, Regex whole, Regex[] kinds, bool isPartial, ClaimVerdicts verdicts)
    {
        // Up to the next amount of the same name, which begins another list.
        var rest = amounts.Skip(at + 1).TakeWhile(c => !whole.IsMatch(c.About)).ToList();
        var parts = kinds.Select(k => rest.Find(c => k.IsMatch(c.About))).OfType<Claim>().Select(c => Account(amounts, c)).ToList();
        var isComplete = parts.Count == kinds.Length;
        if (parts.Count >= 2 && (isComplete || isPartial)) Sum(Account(amounts, amounts[at]), parts, isComplete, verdicts);
    }

    /// <summary>预算为20万元，支出决算为10万元: where the account follows the budget, the account is what is spoken of.</summary>
    static Claim Account(List<Claim> amounts, Claim budget)
    {
        var next = amounts.ElementAtOrDefault(amounts.IndexOf(budget) + 1);
        return next is not null && budget.About.Contains("预算") && AccountOnly().IsMatch(next.About) && budget.IsInSentenceOf(next) ? next : budget;
    }

    static void Sum(Claim whole, List<Claim> parts, bool isComplete, ClaimVerdicts verdicts)
    {
        var (stated, sum) = (whole.Yuan!.Value, parts.Sum(p => p.Yuan!.Value));
        var tolerance = whole.HalfUnitYuan + parts.Sum(p => p.HalfUnitYuan);
        var fits = Math.Abs(stated - sum) <= tolerance;
        if (fits) verdicts.ConfirmOpen(parts.Append(whole));
        // Two kinds of three may leave the third unsaid.
        if (stated == sum || (!isComplete && (fits || sum < stated))) return;
        var factor = Units.Factor(whole.Unit)!.Value;
        verdicts.Note(ClaimVerdicts.Finding(whole, Rules.NarrativeList, fits ? Severity.Info : Severity.Error,
            $"{whole.Value} {whole.Unit} stated, its parts add up to {sum / factor} {whole.Unit}{(fits ? " (rounding)" : "")}",
            $"总额 {whole.Value}{whole.Unit}，所列各项合计 {sum / factor}{whole.Unit}") with
        {
            Expected = sum / factor, Actual = whole.Value, Difference = (stated - sum) / factor, Tolerance = tolerance / factor,
        });
    }

    [GeneratedRegex(@"^(实际)?(支出)?决算(支出)?数?(为|是)?$")]
    private static partial Regex AccountOnly();

    const string Tail = "(财政|拨款|支出|预算|决算|数|总额|金额|合计|共计|为|是|计)*$";

    [GeneratedRegex(@"(?<!单位)基本支出" + Tail)]
    private static partial Regex BasicWhole();

    [GeneratedRegex(@"人员经费" + Tail)]
    private static partial Regex Personnel();

    [GeneratedRegex(@"公用经费" + Tail)]
    private static partial Regex Public();

    [GeneratedRegex(@"[“\x22]?三公[”\x22]?经费" + Tail)]
    private static partial Regex ThreePublicWhole();

    [GeneratedRegex(@"因公出国(\(境\))?费?用?" + Tail)]
    private static partial Regex Overseas();

    [GeneratedRegex(@"用车购置费?(及|和|与)(公务用车)?运行(维护)?费?" + Tail)]
    private static partial Regex Vehicles();

    [GeneratedRegex(@"公务接待费?" + Tail)]
    private static partial Regex Reception();

    [GeneratedRegex(@"用车购置费" + Tail)]
    private static partial Regex VehiclePurchase();

    [GeneratedRegex(@"用车运行(维护)?费" + Tail)]
    private static partial Regex VehicleOperation();

    [GeneratedRegex(@"(?<!货物类?|工程类?|服务类?|集中|分散)采购((支出|预算|总|额|金额|合计|为|计|\([^)]*\))*)$")]
    private static partial Regex ProcurementWhole();

    [GeneratedRegex(@"货物(类)?(采购)?(预算|支出|金额|类|为)*$")]
    private static partial Regex Goods();

    [GeneratedRegex(@"工程(类)?(采购)?(预算|支出|金额|类|为)*$")]
    private static partial Regex Works();

    [GeneratedRegex(@"服务(类)?(采购)?(预算|支出|金额|类|为)*$")]
    private static partial Regex Services();
}
