using DisclosureExtract.Facts;

namespace DisclosureExtract.Checks.Contents;

/// <summary>The fewest entries that have to move for the rest to follow the document.</summary>
sealed class ContentsOrder() : ContentsRule("contents.order",
    "forms and sections stand in the order of the table of contents",
    "正文顺序与目录一致",
    "headings of the entries are found"), ICheck<LocatedContents>
{
    public IEnumerable<Finding> Check(LocatedContents part, CheckedDocument document)
    {
        var placed = part.Entries.Where(l => l.Position is not null).ToList();
        var kept = LongestIncreasing(placed.ConvertAll(l => l.Position!.Value));
        var moved = placed.Where((_, i) => !kept.Contains(i)).ToList();
        if (moved.Count == 0) yield break;
        var titles = string.Join("、", moved.Select(m => m.Entry.Title));
        yield return Report(moved[0].Entry, Severity.Info,
            $"stands elsewhere in the document than the table of contents says: {titles}",
            $"正文顺序与目录不一致：{titles}");
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
}
