using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks;

/// <summary>
/// narrative.list: lists that are complete by their nature add up. Other lists after 其中 may be partial and are not held
/// against their whole.
/// </summary>
static partial class ClaimLists
{
    static readonly (Regex Whole, Regex[] Parts, bool IsPartial)[] Compositions =
    [
        (BasicWhole(), [Personnel(), Public()], false),
        (ThreePublicWhole(), [Overseas(), Vehicles(), Reception()], false),
        (Vehicles(), [VehiclePurchase(), VehicleOperation()], false),
        (ProcurementWhole(), [Goods(), Works(), Services()], true),
    ];

    public static IEnumerable<Finding> Findings(IReadOnlyList<Claim> claims) =>
        claims.GroupBy(c => c.Section).SelectMany(s => Money([.. s])).Concat(claims.GroupBy(c => c.Paragraph).SelectMany(p => VehicleCounts([.. p]))).ToList();

    static IEnumerable<Finding> Money(List<Claim> claims)
    {
        var amounts = claims.Where(c => c.Kind == ClaimKind.Amount).ToList();
        for (var i = 0; i < amounts.Count; i++)
            foreach (var (whole, kinds, isPartial) in Compositions)
            {
                if (!whole.IsMatch(amounts[i].About)) continue;
                // Up to the next amount of the same name, which begins another list.
                var rest = amounts.Skip(i + 1).TakeWhile(c => !whole.IsMatch(c.About)).ToList();
                var parts = kinds.Select(k => rest.Find(c => k.IsMatch(c.About))).OfType<Claim>().Select(c => Account(amounts, c)).ToList();
                if (parts.Count < 2 || (parts.Count < kinds.Length && !isPartial)) continue;
                if (Sum(Account(amounts, amounts[i]), parts, isComplete: parts.Count == kinds.Length) is { } finding) yield return finding;
            }
    }

    /// <summary>预算为20万元，支出决算为10万元: where the account follows the budget, the account is what is spoken of.</summary>
    static Claim Account(List<Claim> amounts, Claim budget)
    {
        var next = amounts.IndexOf(budget) + 1;
        return budget.About.Contains("预算") && next < amounts.Count && AccountOnly().IsMatch(amounts[next].About) && ClaimArithmetic.InOneSentence(budget, amounts[next]) ? amounts[next] : budget;
    }

    static Finding? Sum(Claim whole, List<Claim> parts, bool isComplete)
    {
        var (stated, sum) = (whole.Yuan!.Value, parts.Sum(p => p.Yuan!.Value));
        var factor = Units.Factor(whole.Unit)!.Value;
        var tolerance = whole.HalfUnitYuan + parts.Sum(p => p.HalfUnitYuan);
        var fits = Math.Abs(stated - sum) <= tolerance;
        if (fits)
            foreach (var claim in parts.Append(whole).Where(c => c.State == ClaimState.Unchecked)) claim.State = ClaimState.Confirmed;
        // Two kinds of three may leave the third unsaid.
        if (stated == sum || (!isComplete && (fits || sum < stated))) return null;
        return NarrativeChecks.Make(whole, Rules.NarrativeList, fits ? Severity.Info : Severity.Error,
            $"{whole.Value} {whole.Unit} stated, its parts add up to {sum / factor} {whole.Unit}{(fits ? " (rounding)" : "")}", $"总额 {whole.Value}{whole.Unit}，所列各项合计 {sum / factor}{whole.Unit}") with
        {
            Expected = sum / factor, Actual = whole.Value, Difference = (stated - sum) / factor, Tolerance = tolerance / factor,
        };
    }

    /// <summary>车辆N辆，其中：… each kind with its number.</summary>
    static IEnumerable<Finding> VehicleCounts(List<Claim> claims)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            var whole = claims[i];
            if (whole.Unit != "辆" || i + 2 >= claims.Count || !OfWhich().IsMatch(whole.Paragraph.Tight[whole.End..Math.Min(whole.Paragraph.Tight.Length, whole.End + 6)])) continue;
            // 其中 may begin a sentence of its own.
            var parts = claims.Skip(i + 1).TakeWhile(c => c.Unit == "辆" && ClaimArithmetic.InOneSentence(claims[i + 1], c)).ToList();
            if (parts.Count < 2) continue;
            var sum = parts.Sum(p => p.Value);
            foreach (var claim in parts.Append(whole)) claim.State = sum == whole.Value ? ClaimState.Confirmed : ClaimState.Contradicted;
            if (sum != whole.Value)
                yield return NarrativeChecks.Make(whole, Rules.NarrativeList, Severity.Error, $"{whole.Value} vehicles stated, the kinds listed add up to {sum}", $"车辆共 {whole.Value} 辆，所列各类合计 {sum} 辆") with
                {
                    Expected = sum, Actual = whole.Value, Difference = whole.Value - sum, Tolerance = 0,
                };
            i += parts.Count;
        }
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

    [GeneratedRegex(@"^[,;:。(]?(其中|包括|分别)")]
    private static partial Regex OfWhich();
}
