using DisclosureExtract.Primitives;

namespace DisclosureExtract.Clean;

/// <summary>Pages that two documents of one run have in common.</summary>
/// <param name="A">Number of the first document in the run, from 0.</param>
/// <param name="Differences">Empty where the pages print the very same.</param>
public sealed record SharedPage(int A, int PageA, int B, int PageB, IReadOnlyList<TextDifference> Differences);

/// <summary>
/// Holds the pages of a run against each other. Only pages that share a band of their fingerprints are compared, so a
/// run of thousands of pages stays quick.
/// </summary>
public static class SharedPages
{
    /// <summary>Text from which an exact copy is more than a divider or an empty form.</summary>
    const int LeastText = 120;

    /// <param name="documents">The pages of each document.</param>
    public static List<SharedPage> Find(IReadOnlyList<IReadOnlyList<PageText>> documents)
    {
        var shared = new List<SharedPage>();
        var bands = new Dictionary<(int, uint, uint, uint), List<(int Document, PageText Page)>>();
        for (var d = 0; d < documents.Count; d++)
            foreach (var page in documents[d].Where(p => p.Text.Length >= LeastText))
            {
                var keys = MinHash.Bands(page.Print).ToList();
                var near = keys.SelectMany(k => bands.GetValueOrDefault(k) ?? []).Where(x => x.Document != d).Distinct();
                foreach (var (document, other) in near.OrderBy(x => x.Document).ThenBy(x => x.Page.Page))
                {
                    IReadOnlyList<TextDifference>? differences = other.Text == page.Text
                        ? []
                        : NearDuplicatePages.Compare(other, page)?.Differences;
                    if (differences is null) continue;
                    shared.Add(new SharedPage(document, other.Page, d, page.Page, differences));
                    break;
                }
                foreach (var key in keys)
                {
                    if (!bands.TryGetValue(key, out var list)) bands[key] = list = [];
                    list.Add((d, page));
                }
            }
        return shared;
    }
}
