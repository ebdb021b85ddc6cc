using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>本部门 in the notes of a unit, 本单位 in those of a department.</summary>
sealed class NarrativeWording() : NarrativeRule("narrative.wording",
    "a unit is called a unit and a department a department",
    "单位、部门称谓一致",
    "the forms say which of the two discloses"), ICheck<IReadOnlyList<Section>>
{
    public IEnumerable<Finding> Check(IReadOnlyList<Section> part, CheckedDocument document)
    {
        var kinds = document.Facts.Tables.Select(t => t.Table.Context.EntityKind).OfType<string>();
        var kind = kinds.GroupBy(k => k.Contains("单位")).OrderByDescending(g => g.Count()).FirstOrDefault();
        if (kind is null) yield break;
        var (right, wrong) = kind.Key ? ("本单位", "本部门") : ("本部门", "本单位");
        var paragraphs = part.SelectMany(s => s.Paragraphs).ToList();
        var rights = paragraphs.Count(p => p.Tight.Contains(right, StringComparison.Ordinal));
        var wrongs = paragraphs.FindAll(p => p.Tight.Contains(wrong, StringComparison.Ordinal));
        if (wrongs.Count == 0 || rights < wrongs.Count) yield break;
        yield return Report(wrongs[0], wrongs[0].Tight.IndexOf(wrong, StringComparison.Ordinal), Severity.Info,
            $"“{wrong}” {wrongs.Count} times beside “{right}” {rights} times",
            $"“{wrong}”与“{right}”混用（{wrongs.Count}处、{rights}处）", document.Premises);
    }
}
