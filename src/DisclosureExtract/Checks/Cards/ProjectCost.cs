using DisclosureExtract.Parts.Cards;

namespace DisclosureExtract.Checks.Cards;

/// <summary>Cost indicators of a card.</summary>
sealed class ProjectCost() : CardSumRule("project.cost",
    "the cost indicators of the year add up to its funds",
    "成本指标之和等于年度资金",
    "the card prints funds of the year, and a target for each cost indicator of one side")
{
    public override int Rank => 2;

    protected override IEnumerable<CardSum> Sums(ProjectCard card) => CardArithmetic.Costs(card);
}
