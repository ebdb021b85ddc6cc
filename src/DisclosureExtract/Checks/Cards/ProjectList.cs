using DisclosureExtract.Parts.Cards;

namespace DisclosureExtract.Checks.Cards;

/// <summary>Lists of amounts in the prose of a card.</summary>
sealed class ProjectList() : CardSumRule("project.list",
    "the amounts a card lists add up to the total it states",
    "项目概况所列金额之和等于所述合计",
    "the prose of the card states a total of the amounts it lists")
{
    public override int Rank => 3;

    protected override IEnumerable<CardSum> Sums(ProjectCard card) => CardLists.Sums(card);
}
