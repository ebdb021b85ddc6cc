using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Cards;

namespace DisclosureExtract.Checks.Cards;

/// <summary>Indicators without a target; their twins on the other side may have one.</summary>
sealed class ProjectIndicator() : CardRule("project.indicator", Basis.Cards,
    "an indicator has a target",
    "绩效指标有指标值",
    "the card lists indicators"), ICheck<ProjectCard>
{
    public override int Rank => 5;

    public IEnumerable<Finding> Check(ProjectCard part, CheckedDocument document)
    {
        foreach (var indicator in part.Indicators.Where(i => i.Raw.Length == 0))
        {
            var twin = part.Indicators.FirstOrDefault(i => i.Horizon != indicator.Horizon && i.Raw.Length > 0
                && (Begins(i.Name, indicator.Name) || Begins(indicator.Name, i.Name)));
            var hint = twin is null ? "" : $"; the other side prints {twin.Raw}";
            var hintZh = twin is null ? "" : $"；另一侧印作“{twin.Raw}”";
            yield return Report(Severity.Warning, CauseOf(part), new Place(indicator.Evidence.Page, indicator.Evidence.Box),
                $"{part.Name}: the target of {indicator.Name} ({indicator.Horizon}) is missing{hint}",
                $"{part.Name}：指标“{indicator.Name}”缺少指标值{hintZh}");
        }
    }

    static bool Begins(string text, string beginning) => text.StartsWith(beginning, StringComparison.Ordinal);
}
