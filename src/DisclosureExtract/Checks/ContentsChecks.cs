using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Contents;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>contents.*: what the table of contents announces against what the document holds.</summary>
static partial class ContentsChecks
{
    /// <summary>From so many entries on, with pages of their own, the distance between printed and counted pages is known.</summary>
    const int EnoughEntries = 4;

    public static IEnumerable<Finding> Findings(IReadOnlyList<ContentsEntry> entries, IReadOnlyList<PageLayout> layouts, IReadOnlyList<FormTable> tables, bool? isFinal)
    {
        if (entries.Count == 0) return [];
        var located = Locate(entries, layouts);
        return Missing(entries, tables, isFinal).Concat(MissingSections(located, layouts, isFinal)).Concat(Order(located)).Concat(PageNumbers(located, layouts));
    }

    /// <summary>An entry and the heading or title that carries its name: the place in the order of all lines, and the page.</summary>
    sealed record Located(ContentsEntry Entry, int? Position, int Page);

    static List<Located> Locate(IReadOnlyList<ContentsEntry> entries, IReadOnlyList<PageLayout> layouts)
    {
        var own = entries.SelectMany(e => e.Lines).ToHashSet<TextLine>(ReferenceEqualityComparer.Instance);
        var lines = layouts.SelectMany(l => l.Lines.Where(line => !own.Contains(line)).Select(line => (l.Page.Number, line.Tight, Name: ContentsReader.WithoutNumbering(line.Tight)))).ToList();
        var located = new List<Located>();
        var last = -1;
        foreach (var entry in entries)
        {
            var places = new List<int>();
            for (var i = 0; i < lines.Count; i++)
                if (IsHeading(i, entry)) places.Add(i);
            var exact = places.FindAll(i => lines[i].Name == entry.Name);
            if (exact.Count > 0) places = exact;
            // The first place behind the entry before; where there is none, the first at all, which is then out of order.
            var after = places.FindIndex(i => i > last);
            int? position = places.Count == 0 ? null : after >= 0 ? places[after] : places[0];
            if (after >= 0) last = places[after];
            located.Add(new Located(entry, position, position is { } p ? lines[p].Number : 0));
        }
        return located;

        bool IsHeading(int i, ContentsEntry entry)
        {
            var (_, tight, name) = lines[i];
            if (entry.Name.Length < 3 || name.Length == 0 || (name[^1] != entry.Name[^1] && name[0] != entry.Name[0])) return false;
            // Before the name there may be a year or who discloses.
            if (name.EndsWith(entry.Name, StringComparison.Ordinal)) return tight.Length <= entry.Title.Length + 14;
            // A title broken over two lines.
            return entry.Name.StartsWith(name, StringComparison.Ordinal) && name.Length > 5 && i + 1 < lines.Count && lines[i + 1].Tight.AsSpan().StartsWith(entry.Name.AsSpan(name.Length));
        }
    }

    /// <summary>contents.missing: a form that is announced and not there.</summary>
    static IEnumerable<Finding> Missing(IReadOnlyList<ContentsEntry> entries, IReadOnlyList<FormTable> tables, bool? isFinal)
    {
        var found = tables.Select(t => t.Form).ToHashSet();
        var reported = new HashSet<string>();
        foreach (var entry in entries)
        {
            if (Explanation().IsMatch(entry.Title) || FormClassifier.Classify(entry.Title, isFinal) is not { } form) continue;
            if (form == FormIds.Other || found.Contains(form) || !reported.Add(form)) continue;
            yield return Make(entry, Rules.ContentsMissing, Severity.Warning, $"the table of contents announces {entry.Title} ({form}), which is not in the document", $"目录列有“{entry.Title}”，文件中没有该表");
        }
    }

    /// <summary>contents.missing: a section whose heading stands nowhere, not even in other words, where nearly all the others have one.</summary>
    static IEnumerable<Finding> MissingSections(List<Located> located, IReadOnlyList<PageLayout> layouts, bool? isFinal)
    {
        const double Reworded = 0.6;
        const int LongestHeading = 44;
        var lost = located.FindAll(l => l.Position is null && l.Entry.Name.Length >= 3);
        if (located.Count < EnoughEntries || lost.Count > 0.2 * located.Count) yield break;
        var own = located.SelectMany(l => l.Entry.Lines).ToHashSet<TextLine>(ReferenceEqualityComparer.Instance);
        foreach (var entry in lost.Select(l => l.Entry).Where(e => FormClassifier.Classify(e.Title, isFinal) is null))
        {
            // Who discloses may stand in the heading for 部门 or 单位.
            var name = Discloser().Replace(entry.Name, "");
            if (layouts.Any(l => l.Lines.Any(line => line.Tight.Length <= LongestHeading && !own.Contains(line)
                && (line.Tight.EndsWith(name, StringComparison.Ordinal) || Shingles.Alike(ContentsReader.WithoutNumbering(line.Tight), entry.Name) >= Reworded)))) continue;
            yield return Make(entry, Rules.ContentsMissing, Severity.Info, $"no heading of the document carries the name of the entry {entry.Title}", $"目录列有“{entry.Title}”，正文中未见该标题");
        }
    }

    /// <summary>contents.order: the fewest entries that have to move for the rest to follow the document.</summary>
    static IEnumerable<Finding> Order(List<Located> located)
    {
        var placed = located.Where(l => l.Position is not null).ToList();
        var kept = LongestIncreasing(placed.ConvertAll(l => l.Position!.Value));
        var moved = placed.Where((_, i) => !kept.Contains(i)).ToList();
        if (moved.Count == 0) yield break;
        var titles = string.Join("、", moved.Select(m => m.Entry.Title));
        yield return Make(moved[0].Entry, Rules.ContentsOrder, Severity.Info, $"stands elsewhere in the document than the table of contents says: {titles}", $"正文顺序与目录不一致：{titles}");
    }

    /// <summary>contents.page: the printed page number of the page, or where pages have none, the usual distance to the counted one.</summary>
    static IEnumerable<Finding> PageNumbers(List<Located> located, IReadOnlyList<PageLayout> layouts)
    {
        var numbered = located.Where(l => l is { Position: not null, Entry.Number: not null }).ToList();
        if (numbered.Count < EnoughEntries || numbered.Select(l => l.Page).Distinct().Count() < EnoughEntries) yield break;
        var labels = Labels(layouts);
        if (numbered.Count(l => labels.ContainsKey(l.Page)) < 0.8 * numbered.Count)
        {
            var distance = numbered.GroupBy(l => l.Page - l.Entry.Number!.Value).MaxBy(g => g.Count())!;
            if (distance.Count() < 0.6 * numbered.Count) yield break;
            labels = layouts.ToDictionary(l => l.Page.Number, l => l.Page.Number - distance.Key);
        }
        var wrong = numbered.Where(l => labels.TryGetValue(l.Page, out var label) && label != l.Entry.Number).ToList();
        if (wrong.Count == 0) yield break;
        var list = string.Join("、", wrong.Select(w => $"{w.Entry.Title} {w.Entry.Number}→{labels[w.Page]}"));
        yield return Make(wrong[0].Entry, Rules.ContentsPage, Severity.Info, $"page numbers of the table of contents that differ from the document: {list}", $"目录页码与正文不符：{list}");
    }

    /// <summary>Page number printed on each page that has one.</summary>
    static Dictionary<int, int> Labels(IReadOnlyList<PageLayout> layouts)
    {
        var labels = new Dictionary<int, int>();
        foreach (var layout in layouts)
            if (layout.Lines.FirstOrDefault(l => PageFurniture.IsPageNumber(l, layout.Page)) is { } line && Digits().Match(line.Tight) is { Success: true } match)
                labels[layout.Page.Number] = int.Parse(match.ValueSpan, CultureInfo.InvariantCulture);
        return labels;
    }

    /// <summary>Indices of a longest strictly increasing subsequence.</summary>
    static HashSet<int> LongestIncreasing(List<int> values)
    {
        var length = new int[values.Count];
        var before = new int[values.Count];
        for (var i = 0; i < values.Count; i++)
        {
            (length[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (values[j] < values[i] && length[j] + 1 > length[i]) (length[i], before[i]) = (length[j] + 1, j);
        }
        var kept = new HashSet<int>();
        for (var at = values.Count == 0 ? -1 : Array.IndexOf(length, length.Max()); at >= 0; at = before[at]) kept.Add(at);
        return kept;
    }

    static Finding Make(ContentsEntry entry, string rule, Severity severity, string message, string messageZh) => new()
    {
        Rule = rule,
        Severity = severity,
        Cause = Cause.Source,
        Message = message,
        MessageZh = messageZh,
        Place = new Place(entry.Page, entry.Box),
    };

    [GeneratedRegex(@"说明|解释|概况|职责")]
    private static partial Regex Explanation();

    [GeneratedRegex("^(本|我)?(部门|单位)")]
    private static partial Regex Discloser();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
