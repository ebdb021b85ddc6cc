using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Cross;

/// <summary>万元 in the project form, 元 on the card: the same amount by intervals, each project and all together.</summary>
sealed class CrossUnit() : CardRule("cross.unit", Basis.Amounts,
    "the project form and the project card state the same money, each in its unit",
    "项目支出表与绩效目标表金额一致（换算单位后）",
    "a project of the form has a card of its name; together, where each project has one"), ICheck<IReadOnlyList<ProjectCard>>
{
    /// <summary>The money of the year on a card, in yuan, with what rounding can explain.</summary>
    sealed record CardMoney(ProjectCard Card, decimal Printed, decimal Yuan, decimal Half);

    public IEnumerable<Finding> Check(IReadOnlyList<ProjectCard> part, CheckedDocument document)
    {
        var facts = document.Facts;
        foreach (var form in facts.Forms(FormIds.ProjectsCurrent))
        {
            var column = form.Columns.FirstOrDefault(c => c.Key is ColumnKeys.Total or ColumnKeys.Amount);
            if (column is null) continue;
            var matched = new List<CardMoney>();
            foreach (var card in part)
            {
                if (card.Name is null || MoneyOf(card) is not { } money) continue;
                if (form.Rows.FirstOrDefault(r => r.Name == card.Name) is not { } row) continue;
                if (facts.At(form, row, column) is not { Unit: { Yuan: { } factor } unit } fact) continue;
                matched.Add(money);
                var tolerance = facts.Precision.Amount(fact).HalfUnitYuan + money.Half;
                if (Math.Abs(fact.Value * factor - money.Yuan) > tolerance)
                    yield return Apart(card, fact, money.Yuan, tolerance, factor, document,
                        $"{card.Name}: the project form says {fact.Value} {unit}, the card {N(money.Printed)} {card.MoneyUnit}",
                        $"{card.Name}：项目支出表为 {fact.Value} {unit}，绩效目标表为 {N(money.Printed)} {card.MoneyUnit}");
            }
            if (TotalOf(form, column, matched, facts) is not { Unit: { Yuan: { } worth } counted } total) continue;
            var (sum, half) = (matched.Sum(m => m.Yuan), facts.Precision.Amount(total).HalfUnitYuan + matched.Sum(m => m.Half));
            if (Math.Abs(total.Value * worth - sum) <= half) continue;
            var parts = string.Join(" + ", matched.Select(m => N(m.Printed)));
            yield return Apart(matched[0].Card, total, sum, half, worth, document,
                $"the project form totals {total.Value} {counted}, its {matched.Count} cards {parts} = {N(sum)} 元",
                $"项目支出表合计 {total.Value} {counted}，{matched.Count}张绩效目标表 {parts} = {N(sum)} 元");
        }
    }

    /// <param name="yuan">What the cards say.</param>
    Finding Apart(
        ProjectCard card, Fact fact, decimal yuan, decimal tolerance, decimal factor, CheckedDocument document, string message, string messageZh) =>
        Breach(card, document.Premises, [fact], message, messageZh) with
        {
            Expected = yuan / factor,
            Actual = fact.Value,
            Difference = fact.Value - yuan / factor,
            Tolerance = tolerance / factor,
        };

    /// <summary>The total of the form, where each of its projects has its card; the row that is left is 合计, or the unit that has the projects.</summary>
    static Fact? TotalOf(FormTable form, FormColumn column, List<CardMoney> matched, FactIndex facts)
    {
        var rows = form.Rows.Where(r => facts.At(form, r, column) is not null).ToList();
        var rest = rows.FindAll(r => !matched.Exists(m => m.Card.Name == r.Name));
        var isWhole = matched.Count >= 2 && rows.Count - rest.Count == matched.Count && rest.Count == 1;
        return isWhole ? facts.At(form, rest[0], column) : null;
    }

    /// <summary>Null where the card prints no money of the year, or no unit. A card has one precision, as a table has.</summary>
    static CardMoney? MoneyOf(ProjectCard card)
    {
        if (card.Fund(FundSource.Total, Horizon.Annual) is not { } annual || new Unit(card.MoneyUnit).Yuan is not { } unit) return null;
        var half = Amount.HalfOf(card.Funds.Max(f => f.Decimals));
        return new CardMoney(card, annual.Value, annual.Value * unit, half * unit);
    }
}
