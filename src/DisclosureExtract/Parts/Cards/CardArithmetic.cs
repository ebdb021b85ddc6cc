using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Cards;

/// <summary>The sums that a card states: its funds by source, its cost indicators, the amounts its prose lists.</summary>
static class CardArithmetic
{
    /// <summary>Half of the last place of cost indicators in ten thousand yuan with two decimals, in yuan.</summary>
    const decimal HalfOfCost = 50;

    static readonly WordTable OfOne = WordTable.Of("cost of one");

    public static IEnumerable<CardSum> Sums(ProjectCard card) => Funds(card).Concat(Costs(card)).Concat(CardLists.Sums(card));

    /// <summary>The funds of the period and of the year are the sums of their sources; the year is part of the period.</summary>
    public static IEnumerable<CardSum> Funds(ProjectCard card)
    {
        var factor = new Unit(card.MoneyUnit).Factor;
        var (term, annual) = (card.Fund(FundSource.Total, Horizon.Term), card.Fund(FundSource.Total, Horizon.Annual));
        foreach (var total in new[] { term, annual }.OfType<CardAmount>())
        {
            var parts = card.Funds.Where(f => f.Horizon == total.Horizon && f.Source != FundSource.Total).ToList();
            if (parts.Count == 0) continue;
            var name = NameOf(total.Horizon);
            yield return new CardSum(
                $"{card.Name}: {name} = sum of its sources", $"{card.Name}：{name} = 各来源之和",
                total.Value * factor, parts.Sum(p => p.Value) * factor,
                Amount.HalfOf(total.Decimals) * factor * (parts.Count + 1));
        }
        if (annual?.Value > term?.Value)
            yield return new CardSum(
                $"{card.Name}: 年度资金总额 is part of 实施期资金总额", $"{card.Name}：年度资金总额不超过实施期资金总额",
                term.Value * factor, annual.Value * factor, Tolerance: 0);
    }

    /// <summary>What the total of the funds is called.</summary>
    public static string NameOf(Horizon horizon) => horizon == Horizon.Term ? "实施期资金总额" : "年度资金总额";

    /// <summary>
    /// The cost indicators of the year add up to its funds. A side that lost a target cannot be added up; then the other
    /// side, which lists the same costs, speaks.
    /// </summary>
    public static IEnumerable<CardSum> Costs(ProjectCard card)
    {
        if (card.Fund(FundSource.Total, Horizon.Annual) is not { } annual) yield break;
        var own = CostsOf(card, Horizon.Annual);
        if ((own ?? CostsOf(card, Horizon.Term)) is not { } costs) yield break;
        var side = own is null ? "实施期" : "年度";
        yield return new CardSum(
            $"{card.Name}: 年度资金总额 = sum of its {costs.Count} cost indicators ({side})",
            $"{card.Name}：年度资金总额 = {costs.Count}项成本指标之和（{side}）",
            annual.Value * new Unit(card.MoneyUnit).Factor, costs.Sum(), HalfOfCost * costs.Count) { IsOpen = costs.Count == 1 };
    }

    /// <summary>The cost indicators in yuan, of the year or else of the period; null where one is lost.</summary>
    public static List<decimal>? CostsOf(ProjectCard card) => CostsOf(card, Horizon.Annual) ?? CostsOf(card, Horizon.Term);

    static List<decimal>? CostsOf(ProjectCard card, Horizon horizon)
    {
        var indicators = card.Indicators.Where(i => i.Horizon == horizon && IsCost(i.Level2)).ToList();
        // What one piece costs is no part of what all cost.
        if (indicators.Exists(i => IsOfOne(i.Name) || i.Target.Unit.Contains('/', StringComparison.Ordinal))) return null;
        var costs = indicators.ConvertAll(i => Yuan(i.Target));
        return costs.Count == 0 || costs.Contains(null) ? null : costs.ConvertAll(c => c!.Value);
    }

    /// <summary>每平方米成本, 人均补贴, 案均费用, 补贴标准, 单价.</summary>
    static bool IsOfOne(string name) => OfOne.StandIn(name);

    static bool IsCost(string level2) =>
        level2.StartsWith("成本", StringComparison.Ordinal) || level2.StartsWith("经济成本", StringComparison.Ordinal);

    static decimal? Yuan(Target target) => target.Value * new Unit(target.Unit).Yuan;
}
