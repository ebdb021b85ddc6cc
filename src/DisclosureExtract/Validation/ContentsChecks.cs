using System.Text.RegularExpressions;
using DisclosureExtract.Forms;
using DisclosureExtract.Tables;
using DisclosureExtract.Text;

namespace DisclosureExtract.Validation;

/// <summary>contents.missing: forms that the table of contents announces and the document lacks.</summary>
static partial class ContentsChecks
{
    /// <summary>The table of contents stands on one of these pages.</summary>
    const int FirstPages = 6;

    public static IEnumerable<Finding> Findings(IReadOnlyList<PageLayout> layouts, IReadOnlyList<FormTable> tables, bool? isFinal)
    {
        var found = tables.Select(t => t.Form).ToHashSet();
        var reported = new HashSet<string>();
        foreach (var (page, line) in Entries(layouts))
        {
            var title = Leaders().Replace(line.Tight, "");
            if (Explanation().IsMatch(title) || FormClassifier.Classify(title, isFinal) is not { } form) continue;
            if (form == FormIds.Other || found.Contains(form) || !reported.Add(form)) continue;
            yield return new Finding
            {
                Rule = Rules.ContentsMissing,
                Severity = Severity.Warning,
                Cause = Cause.Source,
                Message = $"the table of contents announces {title} ({form}), which is not in the document",
                MessageZh = $"目录列有“{title}”，文件中没有该表",
                Place = new Place(page, line.Box),
            };
        }
    }

    /// <summary>Lines after the heading 目录, up to the page after which no more entries come.</summary>
    static IEnumerable<(int Page, TextLine Line)> Entries(IReadOnlyList<PageLayout> layouts)
    {
        var inside = false;
        foreach (var layout in layouts.Take(FirstPages))
        {
            var onPage = 0;
            foreach (var line in layout.Lines)
            {
                if (Heading().IsMatch(line.Tight))
                {
                    inside = true;
                    continue;
                }
                if (!inside) continue;
                if (line.Tight.Length > 60 && !Leaders().IsMatch(line.Tight)) yield break; // prose: the contents are over
                onPage++;
                yield return (layout.Page.Number, line);
            }
            if (inside && (layout.Grids.Count > 0 || onPage == 0)) yield break;
        }
    }

    [GeneratedRegex(@"^目(录|次)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[.…·‧・\-—_]{2,}\d*$|[.…·]*\d{1,3}$|[.…·]+$")]
    private static partial Regex Leaders();

    [GeneratedRegex(@"说明|解释|概况|职责")]
    private static partial Regex Explanation();
}
