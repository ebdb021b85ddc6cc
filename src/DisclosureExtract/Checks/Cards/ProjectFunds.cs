using DisclosureExtract.Parts.Cards;

namespace DisclosureExtract.Checks.Cards;

/// <summary>Funds of a card, of the year and of the whole period.</summary>
sealed class ProjectFunds() : CardSumRule("project.funds",
    "the funds of a card are the sum of their sources, and those of the year part of those of the period",
    "项目资金等于各来源之和，年度资金不超过实施期资金",
    "the card prints a total and its sources, or both totals")
{
    public override int Rank => 1;

    protected override IEnumerable<CardSum> Sums(ProjectCard card) => CardArithmetic.Funds(card);
}
