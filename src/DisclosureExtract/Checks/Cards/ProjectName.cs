using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Cards;

namespace DisclosureExtract.Checks.Cards;

/// <summary>Cards whose name cell holds something else, such as a unit or a period.</summary>
sealed class ProjectName() : CardRule("project.name", Basis.Cards,
    "the name cell of a card holds the name of the project",
    "“项目名称”栏为项目名称",
    "the card has a name cell"), ICheck<ProjectCard>
{
    public IEnumerable<Finding> Check(ProjectCard part, CheckedDocument document)
    {
        if (part.MisplacedName is not { } misplaced) yield break;
        var taken = part.Name is null ? "no name was found" : $"the name is taken from the line above: {part.Name}";
        var takenZh = part.Name is null ? "未找到项目名称" : $"项目名称取自上一行：{part.Name}";
        yield return Report(part, Severity.Warning,
            $"the name cell of the card holds {misplaced}; {taken}", $"“项目名称”栏为“{misplaced}”；{takenZh}");
    }
}
