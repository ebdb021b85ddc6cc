using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Clean;

/// <summary>
/// Takes noise out of pages before their tables are found, and running lines out after. Nothing is thrown away.
/// </summary>
static class NoiseFilter
{
    /// <summary>One character in this many may be misread between two readings of one mark.</summary>
    const int CharactersPerFault = 4;

    /// <summary>Pages without the words of watermarks and seals; those words are kept aside.</summary>
    /// <param name="keep">Leave all words where they are; the noise is listed all the same.</param>
    public static (List<PageContent> Pages, List<NoiseItem> Items) Clean(IReadOnlyList<PageContent> pages, bool keep)
    {
        var (watermarks, items) = WatermarkFinder.Find(pages);
        var (stamps, stampItems) = StampFinder.Find(pages);
        items.AddRange(stampItems);
        items.AddRange(Hidden(pages));
        items.AddRange(pages.SelectMany(p => p.Furniture).GroupBy(n => new { n.Kind, n.Text }).Select(g => g.First() with { Places = [.. g.SelectMany(n => n.Places)] }));
        items.AddRange(OfScans([.. pages.Where(p => p.Scan is not null).SelectMany(p => p.Scan!.Noise)]));
        if (keep) return ([.. pages], items);
        var cleaned = new List<PageContent>(pages.Count);
        foreach (var page in pages)
        {
            var watermark = watermarks.GetValueOrDefault(page.Number);
            if (watermark is not { Count: > 0 } && (stamps.Count == 0 || !page.Words.Any(stamps.Contains)))
            {
                cleaned.Add(page);
                continue;
            }
            bool IsNoise(Word word) => watermark?.Contains(word) == true || stamps.Contains(word);
            cleaned.Add(page with { Words = [.. page.Words.Where(w => !IsNoise(w))] });
        }
        return (cleaned, items);
    }

    /// <summary>
    /// The same mark read on several pages is one, under the wording read most often; misread in places, it is still
    /// the same.
    /// </summary>
    static IEnumerable<NoiseItem> OfScans(List<NoiseItem> marks)
    {
        var wordings = new List<NoiseItem>();
        var byWording = marks.Where(m => m.Text is not null).GroupBy(m => new { m.Kind, Text = m.Text! });
        foreach (var mark in byWording.OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key.Text, StringComparer.Ordinal))
        {
            var places = mark.SelectMany(m => m.Places);
            var (kind, text) = (mark.Key.Kind, mark.Key.Text);
            var at = wordings.FindIndex(w => w.Kind == kind && AreOneMark(w.Text!, text));
            if (at < 0) wordings.Add(mark.First() with { Places = [.. places] });
            else wordings[at] = wordings[at] with { Places = [.. wordings[at].Places, .. places] };
        }
        return wordings.Select(w => w with { Places = [.. w.Places.OrderBy(p => p.Page)] })
            .Concat(marks.Where(m => m.Text is null));
    }

    static bool AreOneMark(string known, string text) =>
        EditDistance.Between(known, text) <= known.Length / CharactersPerFault;

    /// <summary>Layouts without running headers and footers.</summary>
    public static (List<PageLayout> Layouts, List<NoiseItem> Items) Trim(IReadOnlyList<PageLayout> layouts, bool keep)
    {
        var (running, items) = RunningLines.Find(layouts);
        if (keep || running.Count == 0) return ([.. layouts], items);
        return ([.. layouts.Select(WithoutRunningLines)], items);

        PageLayout WithoutRunningLines(PageLayout layout) => running.TryGetValue(layout.Page.Number, out var lines)
            ? layout with { Lines = [.. layout.Lines.Where(l => !lines.Contains(l))] }
            : layout;
    }

    static IEnumerable<NoiseItem> Hidden(IReadOnlyList<PageContent> pages)
    {
        foreach (var page in pages)
        {
            foreach (var hidden in page.Asides.Where(a => a.Reason != AsideReason.Askew).GroupBy(a => a.Reason).OrderBy(g => g.Key))
                yield return new NoiseItem(NoiseKinds.HiddenText, string.Join(' ', hidden.Select(a => a.Word.Text)),
                    [.. hidden.Select(a => (page.Number, a.Word.Box))]) { Reason = hidden.First().Because };
        }
    }
}
