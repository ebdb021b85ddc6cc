using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Contents;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Contents;

/// <summary>Forms and sections that are announced and not there.</summary>
sealed partial class ContentsMissing() : ContentsRule("contents.missing",
    "a form that the table of contents announces is in the document",
    "目录所列报表在文件中存在",
    "the entry names a form; or a section, where nearly all other entries have a heading"), ICheck<LocatedContents>
{
    /// <summary>Headings that share so much with an entry are the same in other words.</summary>
    const double Reworded = 0.6;

    const int LongestHeading = 44;

    /// <summary>Part of the entries that may have no heading before headings are known to be read otherwise.</summary>
    const double MostLost = 0.2;

    public IEnumerable<Finding> Check(LocatedContents part, CheckedDocument document) =>
        Forms(part, document).Concat(Sections(part, document));

    IEnumerable<Finding> Forms(LocatedContents part, CheckedDocument document)
    {
        var found = document.Tables.Select(t => t.Form).ToHashSet();
        var reported = new HashSet<string>();
        foreach (var entry in part.Entries.Select(l => l.Entry))
        {
            if (Explanation().IsMatch(entry.Title) || FormOf(entry, document) is not { } form) continue;
            if (form == FormIds.Other || found.Contains(form) || !reported.Add(form)) continue;
            yield return Report(entry, Severity.Warning,
                $"the table of contents announces {entry.Title} ({form}), which is not in the document",
                $"目录列有“{entry.Title}”，文件中没有该表");
        }
    }

    /// <summary>Sections whose heading stands nowhere, not even in other words.</summary>
    IEnumerable<Finding> Sections(LocatedContents part, CheckedDocument document)
    {
        var lost = part.Entries.Where(l => l.Position is null && l.Entry.Name.Length >= 3).Select(l => l.Entry).ToList();
        if (lost.Count == 0 || part.Entries.Count < EnoughEntries || lost.Count > MostLost * part.Entries.Count) yield break;
        var own = part.Entries.SelectMany(l => l.Entry.Lines).ToHashSet<TextLine>(ReferenceEqualityComparer.Instance);
        var headings = document.Layouts.SelectMany(l => l.Lines)
            .Where(line => line.Tight.Length <= LongestHeading && !own.Contains(line)).Select(line => line.Tight).ToList();
        foreach (var entry in lost.Where(e => FormOf(e, document) is null))
        {
            // Who discloses may stand in the heading for 部门 or 单位.
            var name = Discloser().Replace(entry.Name, "");
            if (headings.Exists(h => h.EndsWith(name, StringComparison.Ordinal)
                || Shingles.Alike(ContentsReader.WithoutNumbering(h), entry.Name) >= Reworded)) continue;
            yield return Report(entry, Severity.Info,
                $"no heading of the document carries the name of the entry {entry.Title}",
                $"目录列有“{entry.Title}”，正文中未见该标题");
        }
    }

    static string? FormOf(ContentsEntry entry, CheckedDocument document) =>
        FormClassifier.Classify(
            entry.Title, document.Metadata.IsFinal, document.Metadata.Level == DisclosureLevels.Government);

    [GeneratedRegex(@"说明|解释|概况|职责")]
    private static partial Regex Explanation();

    [GeneratedRegex("^(本|我)?(部门|单位)")]
    private static partial Regex Discloser();
}
