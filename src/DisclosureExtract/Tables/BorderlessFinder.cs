using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>What helps to read a table without vertical rulings beside its own words.</summary>
/// <param name="Horizontals">Merged horizontal rulings of the page.</param>
/// <param name="Bandings">Shaded rows, which show the columns.</param>
/// <param name="Before">The last grid of the page before: a page that begins with rows goes on in its columns.</param>
sealed record BorderlessSurroundings(
    PageContent Page, IReadOnlyList<Ruling> Horizontals, IReadOnlyList<Banding> Bandings, Grid? Before);

/// <summary>
/// Tables without vertical rulings (three-line tables, horizontal rules only, none at all). Rows with amounts that line
/// up show the columns by the white space between them; headings reach over the columns they are centred on.
/// </summary>
sealed class BorderlessFinder
{
    readonly List<BorderlessLine> lines;
    readonly BorderlessSurroundings around;
    readonly GridOptions options;

    BorderlessFinder(List<BorderlessLine> lines, BorderlessSurroundings around, GridOptions options) =>
        (this.lines, this.around, this.options) = (lines, around, options);

    /// <summary>Lines from the first to the last row with amounts.</summary>
    readonly record struct Region(int First, int Last, int Rows);

    /// <summary>Grids among loose words, and the words that belong to none.</summary>
    public static (List<Grid> Grids, List<Word> Others) Find(
        List<Word> loose, BorderlessSurroundings around, GridOptions options)
    {
        var lines = BorderlessLine.Read(loose, around.Page, options.Borderless);
        if (!lines.Exists(l => l.IsData)) return ([], loose);
        var finder = new BorderlessFinder(lines, around, options);
        var grids = new List<Grid>();
        var used = new HashSet<Word>(ReferenceEqualityComparer.Instance);
        foreach (var region in finder.Regions())
        {
            var found = grids.Count == 0 ? finder.GoOn(region) : null;
            found ??= finder.Begin(region);
            if (found is not (var grid, var own)) continue;
            grids.Add(grid);
            foreach (var line in own) used.UnionWith(line.Text.Words);
        }
        return (grids, grids.Count == 0 ? loose : loose.FindAll(w => !used.Contains(w)));
    }

    double GapAbove(int line) => lines[line].Text.Box.Top - lines[line - 1].Text.Box.Bottom;

    bool IsSetClose(int line) => GapAbove(line) < options.Borderless.NextLine * lines[line].Text.FontSize;

    /// <summary>Runs of lines with amounts; a title, a unit or a wide break parts them.</summary>
    IEnumerable<Region> Regions()
    {
        for (var first = 0; first < lines.Count; first++)
        {
            if (!lines[first].IsData) continue;
            int last = first, rows = 1;
            for (var i = first + 1; i < lines.Count && !EndsTable(i); i++)
            {
                if (!lines[i].IsData) continue;
                (last, rows) = (i, rows + 1);
            }
            while (last + 1 < lines.Count && IsRestOfName(last + 1)) last++;
            yield return new Region(first, last, rows);
            first = last;
        }
    }

    bool EndsTable(int line) =>
        GapAbove(line) > options.Borderless.TableBreak * lines[line].Text.FontSize || lines[line].IsContext;

    bool IsRestOfName(int line) => !lines[line].IsData && IsSetClose(line) && !lines[line].IsContext;

    /// <summary>A table with a heading of its own; null where the lines are none.</summary>
    (Grid, List<BorderlessLine>)? Begin(Region region)
    {
        var from = HeaderStart(region.First);
        if (region.Rows < options.Borderless.LeastRows && !IsHeaded(from, region.First)) return null;
        var own = lines.GetRange(from, region.Last + 1 - from);
        if (IsProse(own)) return null;
        var (top, bottom) = (own[0].Text.Box.Top, own[^1].Text.Box.Bottom);
        var banding = around.Bandings.FirstOrDefault(b => b.Top < bottom && b.Bottom > top);
        var maker = new BorderlessGrid(own, around, options);
        return maker.Build(region.First - from, banding) is { } grid ? (grid, own) : null;
    }

    /// <summary>
    /// Rows in the columns of the page before; null where there are none or the rows do not fit into them.
    /// </summary>
    (Grid, List<BorderlessLine>)? GoOn(Region region)
    {
        if (around.Before is not { IsBorderless: true } before || BodyStart(region.First) is not { } start) return null;
        var own = lines.GetRange(start, region.Last + 1 - start);
        return new BorderlessGrid(own, around, options).Continue(before) is { } grid ? (grid, own) : null;
    }

    /// <summary>The heading reaches up to the title, the unit or a wide break.</summary>
    int HeaderStart(int first)
    {
        var from = first;
        while (from > 0 && !IsAboveHeading(from - 1)) from--;
        return from;
    }

    bool IsAboveHeading(int line) =>
        GapAbove(line + 1) > options.Borderless.HeadingBreak * lines[line].Text.FontSize || lines[line].IsContext;

    /// <summary>
    /// A few rows are a table only under a heading that has a title or unit above it or many columns of amounts.
    /// </summary>
    bool IsHeaded(int from, int first)
    {
        if (from == first) return false;
        if (from > 0 && lines[from - 1].IsContext) return true;
        var entries = lines.GetRange(from, first - from).SelectMany(l => l.Entries);
        return entries.Count(e => ColumnKeys.IsAmountHeading(e.Text)) >= options.Borderless.LeastHeadings;
    }

    /// <summary>
    /// Where the rows of a page begin that has nothing but page furniture above them; null where headings or a title
    /// stand there.
    /// </summary>
    int? BodyStart(int first)
    {
        var start = first;
        while (start > 0 && IsSetClose(start)) start--;
        var isHeaded = lines.Take(first).Any(l => l.IsContext || l.Entries.Count(IsHeading) > 1);
        return isHeaded ? null : start;

        static bool IsHeading(BorderlessEntry entry) =>
            ColumnKeys.IsAmountHeading(entry.Text) || HeaderFinder.IsLabelHeading(entry.Text);
    }

    /// <summary>
    /// Sentences with numbers set apart by wide spaces line up by chance.
    /// </summary>
    bool IsProse(List<BorderlessLine> own) =>
        own.Count(l => l.IsSentence) > options.Borderless.ProseShare * own.Count;
}
