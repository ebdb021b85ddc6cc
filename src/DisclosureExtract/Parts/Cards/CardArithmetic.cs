using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Parts.Cards;

/// <summary>A sum that a card states, and what its parts add up to; in yuan.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="What">What is added up.</param>
/// <param name="Stated">The stated amount.</param>
/// <param name="Sum">The sum of the parts.</param>
/// <param name="Tolerance">What rounding can explain.</param>
public sealed record CardSum(string Rule, string What, string WhatZh, decimal Stated, decimal Sum, decimal Tolerance)
{
    /// <summary>The parts, in yuan.</summary>
    public IReadOnlyList<decimal> Parts { get; init; } = [];

    public bool Holds => Math.Abs(Stated - Sum) <= Tolerance;
}

/// <summary>The arithmetic of a card: its funds by source, its cost indicators, the amounts its prose lists.</summary>
static partial class CardArithmetic
{
    public static IEnumerable<CardSum> Sums(ProjectCard card) => Funds(card).Concat(Costs(card)).Concat(Lists(card));

    public static IEnumerable<CardSum> Funds(ProjectCard card)
    {
        var factor = new Unit(card.MoneyUnit).Factor;
        foreach (var horizon in (Horizon[])[Horizon.Term, Horizon.Annual])
        {
            if (card.Fund(FundSource.Total, horizon) is not { } total) continue;
            var parts = card.Funds.Where(f => f.Horizon == horizon && f.Source != FundSource.Total).ToList();
            if (parts.Count == 0) continue;
            var name = horizon == Horizon.Term ? "实施期资金总额" : "年度资金总额";
            yield return new CardSum(Rules.ProjectFunds, $"{card.Name}: {name} = sum of its sources", $"{card.Name}：{name} = 各来源之和",
                total.Value * factor, parts.Sum(p => p.Value) * factor, Amount.HalfOf(total.Decimals) * factor * (parts.Count + 1));
        }
        if (card.Fund(FundSource.Total, Horizon.Term) is { } term && card.Fund(FundSource.Total, Horizon.Annual) is { } annual && annual.Value > term.Value)
            yield return new CardSum(Rules.ProjectFunds, $"{card.Name}: 年度资金总额 is part of 实施期资金总额", $"{card.Name}：年度资金总额不超过实施期资金总额",
                term.Value * factor, annual.Value * factor, 0);
    }

    /// <summary>
    /// The cost indicators of the year add up to its funds. A side that lost a target cannot be added up; then the other
    /// side, which lists the same costs, speaks.
    /// </summary>
    public static IEnumerable<CardSum> Costs(ProjectCard card)
    {
        if (card.Fund(FundSource.Total, Horizon.Annual) is not { } annual) yield break;
        var factor = new Unit(card.MoneyUnit).Factor;
        foreach (var horizon in (Horizon[])[Horizon.Annual, Horizon.Term])
        {
            if (CostsOf(card, horizon) is not { } costs) continue;
            var sum = costs.Sum();
            var side = horizon == Horizon.Annual ? "年度" : "实施期";
            yield return new CardSum(Rules.ProjectCost, $"{card.Name}: 年度资金总额 = sum of its {costs.Count} cost indicators ({side})", $"{card.Name}：年度资金总额 = {costs.Count}项成本指标之和（{side}）",
                annual.Value * factor, sum, 50m * costs.Count);
            yield break;
        }
    }

    /// <summary>The cost indicators in yuan, of the year or else of the period; null where one is lost.</summary>
    internal static List<decimal>? CostsOf(ProjectCard card) => CostsOf(card, Horizon.Annual) ?? CostsOf(card, Horizon.Term);

    static List<decimal>? CostsOf(ProjectCard card, Horizon horizon)
    {
        var costs = card.Indicators.Where(i => i.Horizon == horizon && (i.Level2.StartsWith("成本", StringComparison.Ordinal) || i.Level2.StartsWith("经济成本", StringComparison.Ordinal))).ToList();
        return costs.Count == 0 || costs.Exists(c => Yuan(c.Target) is null) ? null : costs.ConvertAll(c => Yuan(c.Target)!.Value);
    }

    static decimal? Yuan(Target target) => target.Value * new Unit(target.Unit).Yuan;

    /// <summary>
    /// Amounts that a section lists against the total it states: "…经费22万元,主要包括:1.…2万元;2.…20万元,包含17万元和3万元",
    /// "整改费9.2万元、维保费9.8万元…全年共需68万元".
    /// </summary>
    public static IEnumerable<CardSum> Lists(ProjectCard card)
    {
        foreach (var section in card.Sections)
        {
            var text = TextFold.FoldTight(section.Text);
            var amounts = MoneyText.Find(text);
            if (amounts.Count < 3) continue;
            foreach (var (total, parts) in Lists(text, amounts))
            {
                yield return new CardSum(Rules.ProjectList, $"{card.Name}, {section.Heading}: {total.Value}{total.Unit} stated, {parts.Count} amounts listed", $"{card.Name}，{section.Heading}：所述合计{total.Value}{total.Unit}与所列{parts.Count}笔",
                    total.Yuan, parts.Sum(p => p.Yuan), total.HalfUnitYuan + parts.Sum(p => p.HalfUnitYuan)) { Parts = [.. parts.Select(p => p.Yuan)] };
            }
        }
    }

    static IEnumerable<(MoneyInText Total, List<MoneyInText> Parts)> Lists(string text, List<MoneyInText> amounts)
    {
        // A total that stands last sums up all before it.
        var last = amounts[^1];
        var before = amounts[^2];
        if (StatedTotal().IsMatch(text[before.End..last.Start]))
        {
            yield return (last, amounts[..^1]);
            yield break;
        }
        // A total before "主要包括:" sums up the numbered items after it, or all up to the end of the sentence.
        for (var i = 0; i + 2 < amounts.Count; i++)
        {
            var gap = text[amounts[i].End..amounts[i + 1].Start];
            if (!Includes().IsMatch(gap)) continue;
            var end = text.IndexOf('。', amounts[i].End);
            var inside = amounts.Skip(i + 1).Where(a => end < 0 || a.Start < end || NumberedItem().IsMatch(gap)).ToList();
            var parts = TopLevel(text, inside);
            if (parts.Count >= 2) yield return (amounts[i], parts);
        }
    }

    /// <summary>Leaves out amounts that detail the one before them: "20万元,包含了17万元和3万元".</summary>
    static List<MoneyInText> TopLevel(string text, List<MoneyInText> amounts)
    {
        var parts = new List<MoneyInText>();
        var inside = false;
        for (var i = 0; i < amounts.Count; i++)
        {
            var gap = i == 0 ? "" : text[amounts[i - 1].End..amounts[i].Start];
            if (i > 0 && (NumberedItem().IsMatch(gap) || gap.Contains(';') || gap.Contains('。'))) inside = false;
            if (!inside) parts.Add(amounts[i]);
            if (i + 1 < amounts.Count && Includes().IsMatch(text[amounts[i].End..amounts[i + 1].Start])) inside = true;
        }
        return parts;
    }

    [GeneratedRegex(@"(共需|共计|合计|总计|共申请|总共|共安排|全年)[^,。;]{0,24}$")]
    private static partial Regex StatedTotal();

    [GeneratedRegex(@"^[^。;]{0,20}(包括|包含|其中|分为|用于:|如下)")]
    private static partial Regex Includes();

    [GeneratedRegex(@"(^|[:;,。])\(?\d{1,2}[.、)]")]
    private static partial Regex NumberedItem();
}
