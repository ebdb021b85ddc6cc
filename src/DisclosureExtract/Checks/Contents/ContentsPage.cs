using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Checks.Contents;

/// <summary>Page numbers of entries against those printed on the pages, or where pages print none, the usual distance to the counted ones.</summary>
sealed partial class ContentsPage() : ContentsRule("contents.page",
    "the page numbers of the table of contents are those of the document",
    "目录页码与正文一致",
    "entries print page numbers, and which page bears which number is known"), ICheck<LocatedContents>
{
    /// <summary>Where fewer of the pages print their number, numbers are counted.</summary>
    const double MostLabelled = 0.8;

    /// <summary>So many entries have to lie at the same distance for it to be known.</summary>
    const double MostAtDistance = 0.6;

    public IEnumerable<Finding> Check(LocatedContents part, CheckedDocument document)
    {
        var numbered = part.Entries.Where(l => l is { Position: not null, Entry.Number: not null }).ToList();
        if (numbered.Select(l => l.Page).Distinct().Count() < EnoughEntries) yield break;
        if (NumbersOf(document.Layouts, numbered) is not { } numbers) yield break;
        var wrong = numbered.Where(l => numbers.TryGetValue(l.Page, out var number) && number != l.Entry.Number).ToList();
        if (wrong.Count == 0) yield break;
        var list = string.Join("、", wrong.Select(w => $"{w.Entry.Title} {w.Entry.Number}→{numbers[w.Page]}"));
        yield return Report(wrong[0].Entry, Severity.Info,
            $"page numbers of the table of contents that differ from the document: {list}",
            $"目录页码与正文不符：{list}");
    }

    /// <summary>The number that each counted page bears; null where nothing tells.</summary>
    static Dictionary<int, int>? NumbersOf(IReadOnlyList<PageLayout> layouts, List<LocatedEntry> numbered)
    {
        var printed = Printed(layouts);
        if (numbered.Count(l => printed.ContainsKey(l.Page)) >= MostLabelled * numbered.Count) return printed;
        var distance = numbered.GroupBy(l => l.Page - l.Entry.Number!.Value).MaxBy(g => g.Count())!;
        if (distance.Count() < MostAtDistance * numbered.Count) return null;
        return layouts.ToDictionary(l => l.Page.Number, l => l.Page.Number - distance.Key);
    }

    static Dictionary<int, int> Printed(IReadOnlyList<PageLayout> layouts)
    {
        var numbers = new Dictionary<int, int>();
        foreach (var layout in layouts)
            if (layout.Lines.FirstOrDefault(l => PageFurniture.IsPageNumber(l, layout.Page)) is { } line
                && Digits().Match(line.Tight) is { Success: true } match)
                numbers[layout.Page.Number] = int.Parse(match.ValueSpan, CultureInfo.InvariantCulture);
        return numbers;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
