using DisclosureExtract.Pages;
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

    public static (Dictionary<int, HashSet<TextLine>> Lines, List<NoiseItem> Items) Find(IReadOnlyList<PageLayout> layouts)
    {
        var runs = new Dictionary<string, List<(int Page, TextLine Line)>>();
        foreach (var layout in layouts)
        {
            if (layout.Page.Source == WordSource.Transcript) continue;
            var height = layout.Page.UprightHeight;
            foreach (var line in layout.Lines)
            {
                if (line.Box.Top > height || (line.Box.Bottom > Margin * height && line.Box.Top < (1 - Margin) * height)) continue;
                if (PageFurniture.IsPageNumber(line, layout.Page) || ContextReader.FindUnit(line.Tight) is not null) continue;
                var key = $"{(line.Box.Top < height / 2 ? "top" : "bottom")} {WithoutNumbers(line.Tight)}";
                if (!runs.TryGetValue(key, out var list)) runs[key] = list = [];
                list.Add((layout.Page.Number, line));
            }
        }
        var lines = new Dictionary<int, HashSet<TextLine>>();
        var items = new List<NoiseItem>();
        foreach (var run in runs.Values)
        {
            if (run.Count < LeastPages || run.Count < LeastShare * layouts.Count) continue;
            var middle = run.Select(r => r.Line.Box.Top).Order().ElementAt(run.Count / 2);
            var same = run.Where(r => Math.Abs(r.Line.Box.Top - middle) <= Wander).ToList();
            if (same.Count < LeastPages) continue;
            items.Add(new NoiseItem(NoiseKinds.RunningHeader, same[0].Line.Text, [.. same.Select(r => (r.Page, r.Line.Box))]));
            foreach (var (page, line) in same)
            {
                if (!lines.TryGetValue(page, out var set)) lines[page] = set = new(ReferenceEqualityComparer.Instance);
                set.Add(line);
            }
        }
        return (lines, items);
    }

    /// <summary>Numbers run along: 第3页, 2026年预算 5.</summary>
    static string WithoutNumbers(string text) => string.Concat(text.Where(c => !char.IsAsciiDigit(c)));
}
