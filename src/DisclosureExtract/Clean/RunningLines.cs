using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Clean;

/// <summary>Lines printed at the same height in the margin of page after page: running headers and footers.</summary>
static class RunningLines
{
    /// <summary>Part of the page height, at the top and bottom, in which they stand.</summary>
    const double Margin = 0.1;

    /// <summary>Pages a line must run over, at least, and share of all pages it must be on.</summary>
    const int LeastPages = 3;
    const double LeastShare = 0.3;

    /// <summary>How far (points) its height may differ from page to page.</summary>
    const double Wander = 4;

    /// <summary>Running lines by page, and each with all its places.</summary>
    public static (Dictionary<int, HashSet<TextLine>> Lines, List<NoiseItem> Items) Find(
        IReadOnlyList<PageLayout> layouts)
    {
        var lines = new Dictionary<int, HashSet<TextLine>>();
        var items = new List<NoiseItem>();
        var margins = layouts.SelectMany(layout => MarginLines(layout).Select(line => new { layout.Page, Line = line }));
        foreach (var run in margins.GroupBy(m => Key(m.Line, m.Page)).Select(g => g.ToList()))
        {
            if (run.Count < LeastPages || run.Count < LeastShare * layouts.Count) continue;
            var middle = run.Select(r => r.Line.Box.Top).Order().ElementAt(run.Count / 2);
            var same = run.FindAll(r => Math.Abs(r.Line.Box.Top - middle) <= Wander);
            if (same.Count < LeastPages) continue;
            var places = same.ConvertAll(r => (r.Page.Number, r.Line.Box));
            items.Add(new NoiseItem(NoiseKinds.RunningHeader, same[0].Line.Text, places));
            foreach (var one in same) Take(one.Page, one.Line);
        }
        var prints = layouts.SelectMany(l => BrowserPrints.Of(l).Select(line => new { l.Page, Line = line })).ToList();
        foreach (var print in prints.Where(p => !IsTaken(p.Page, p.Line)).GroupBy(p => p.Line.Tight))
        {
            items.Add(new NoiseItem(
                NoiseKinds.RunningHeader, print.First().Line.Text, [.. print.Select(p => (p.Page.Number, p.Line.Box))]));
            foreach (var one in print) Take(one.Page, one.Line);
        }
        return (lines, items);

        bool IsTaken(PageContent page, TextLine line) => lines.TryGetValue(page.Number, out var taken) && taken.Contains(line);

        void Take(PageContent page, TextLine line)
        {
            if (!lines.TryGetValue(page.Number, out var set))
                lines[page.Number] = set = new(ReferenceEqualityComparer.Instance);
            set.Add(line);
        }
    }

    /// <summary>Lines in the margins that are neither page numbers nor units; what is stated has no margins.</summary>
    static IEnumerable<TextLine> MarginLines(PageLayout layout)
    {
        var (page, height) = (layout.Page, layout.Page.UprightHeight);
        return page.Source.IsStated() ? [] : layout.Lines.Where(line =>
            IsInMargin(line) && !PageFurniture.IsPageNumber(line, page) && UnitText.Find(line.Tight) is null);

        // What was read in an image on its side stands below the page.
        bool IsInMargin(TextLine line) => line.Box.Top <= height
            && (line.Box.Bottom <= Margin * height || line.Box.Top >= (1 - Margin) * height);
    }

    /// <summary>What a line says, its numbers left out, which run along: 第3页, 2026年预算 5.</summary>
    static string Key(TextLine line, PageContent page)
    {
        var place = line.Box.Top < page.UprightHeight / 2 ? "top" : "bottom";
        return $"{place} {string.Concat(line.Tight.Where(c => !char.IsAsciiDigit(c)))}";
    }
}
