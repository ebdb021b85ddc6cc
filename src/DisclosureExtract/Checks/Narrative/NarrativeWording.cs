using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>本部门 in the notes of a unit, 本单位 in those of a department.</summary>
sealed class NarrativeWording() : NarrativeRule("narrative.wording",
    "a unit is called a unit and a department a department",
    "单位、部门称谓一致",
    "the forms say which of the two discloses"), ICheck<IReadOnlyList<Section>>
{
    public IEnumerable<Finding> Check(IReadOnlyList<Section> part, CheckedDocument document)
    {
        var kinds = document.Facts.Tables.Select(t => t.Table.Context.EntityKind).OfType<string>()
            .Where(k => k.Contains("单位") != k.Contains("部门"));
        var kind = kinds.GroupBy(TableContext.IsOfUnit).OrderByDescending(g => g.Count()).FirstOrDefault();
        var level = document.Metadata.Level;
        if (kind is null && level is not (DisclosureLevels.Unit or DisclosureLevels.Department)) yield break;
        var isUnit = kind?.Key ?? level == DisclosureLevels.Unit;
        var isAgreed = kind is not null && level == (isUnit ? DisclosureLevels.Unit : DisclosureLevels.Department);
        var (right, wrong) = isUnit ? ("本单位", "本部门") : ("本部门", "本单位");
        var paragraphs = part.SelectMany(s => s.Paragraphs).ToList();
        var rights = paragraphs.Count(p => p.Tight.Contains(right, StringComparison.Ordinal));
        var wrongs = paragraphs.FindAll(p => p.Tight.Contains(wrong, StringComparison.Ordinal));
        // Where cover and forms agree, a text that says the other word throughout was written for another body.
        if (wrongs.Count == 0 || (rights < wrongs.Count && !(isAgreed && isUnit))) yield break;
        yield return Report(wrongs[0], wrongs[0].Tight.IndexOf(wrong, StringComparison.Ordinal), Severity.Info,
            $"“{wrong}” {wrongs.Count} times beside “{right}” {rights} times",
            $"“{wrong}”与“{right}”混用（{wrongs.Count}处、{rights}处）", document.Premises);
    }
}
