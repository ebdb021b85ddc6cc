using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>
/// Forms that stand beside each other on one sheet. Each has its own title above its own columns; a form of two sides
/// (收支总表) has one title over both.
/// </summary>
static class SideBySide
{
    /// <summary>Share of the height of the lower of two grids from which on they stand beside each other.</summary>
    const double Beside = 0.5;

    /// <summary>Grids that are several forms without a gap between them are cut between their columns.</summary>
    /// <param name="lines">Lines outside of the grids.</param>
    public static List<Grid> Cut(List<Grid> grids, IReadOnlyList<TextLine> lines)
    {
        if (!grids.Exists(g => Cuts(g, lines).Count > 0)) return grids;
        return [.. grids.SelectMany(g => Cuts(g, lines) is { Count: > 0 } cuts ? Parts(g, cuts) : [g])];
    }

    /// <summary>Columns, the first left out, at which another form begins.</summary>
    static List<int> Cuts(Grid grid, IReadOnlyList<TextLine> lines)
    {
        if (grid.ColumnCount < 4 || grid.IsBorderless) return [];
        var titles = Titles(grid, lines);
        var cuts = new List<int>();
        for (var i = 1; i < titles.Count; i++)
        {
            var (before, after) = (titles[i - 1].CenterX, titles[i].CenterX);
            var from = cuts.Count > 0 ? cuts[^1] : 0;
            var found = Enumerable.Range(from + 1, grid.ColumnCount - from - 1)
                .Where(c => grid.ColumnLines[c] > before && grid.ColumnLines[c] < after && BeginsForm(grid, c)).ToList();
            if (found.Count != 1) return [];
            cuts.Add(found[0]);
        }
        return cuts;
    }

    /// <summary>Titles of forms that stand beside each other above a grid, or in its first row.</summary>
    static List<BoundingBox> Titles(Grid grid, IReadOnlyList<TextLine> lines)
    {
        List<BoundingBox> inside = [.. grid.Row(0).Where(c => !c.IsEmpty && IsTitle(c.Text)).Select(c => c.Box)];
        if (inside.Count > 1) return inside;
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (lines[i].Box.CenterY > grid.Box.Top || lines[i].Words.Count < 2) continue;
            List<BoundingBox> above = [.. TitlesIn(lines[i]).Where(t => t.CenterX > grid.Box.Left
                && t.CenterX < grid.Box.Right)];
            if (above.Count > 1) return above;
        }
        return [];
    }

    static IEnumerable<BoundingBox> TitlesIn(TextLine line) =>
        line.Segments().Where(s => IsTitle(s.Tight)).Select(s => s.Box);

    static bool IsTitle(string text) => FormClassifier.Classify(text) is not null;

    /// <summary>No cell reaches over the boundary, and headings of names or codes begin there.</summary>
    static bool BeginsForm(Grid grid, int column)
    {
        foreach (var cell in grid.Cells)
            if (cell.Column < column && cell.EndColumn > column) return false;
        return IsHeadedByLabel(grid, column) && !IsHeadedByLabel(grid, column - 1);
    }

    static bool IsHeadedByLabel(Grid grid, int column)
    {
        for (var row = 0; row < grid.RowCount; row++)
            if (grid.At(row, column) is { IsEmpty: false } cell && !IsTitle(cell.Text))
                return HeaderFinder.IsLabelHeading(cell.Text);
        return false;
    }

    static IEnumerable<Grid> Parts(Grid grid, List<int> cuts)
    {
        var from = 0;
        foreach (var end in cuts.Append(grid.ColumnCount))
        {
            var (left, right, first) = (grid.ColumnLines[from], grid.ColumnLines[end], from);
            yield return WithoutEmptyEnd(grid with
            {
                ColumnCount = end - first,
                Cells = [.. grid.Cells.Where(c => c.Column >= first && c.Column < end)
                    .Select(c => c with { Column = c.Column - first })],
                ColumnLines = [.. grid.ColumnLines.Skip(first).Take(end - first + 1)],
                Box = grid.Box with { Left = left, Right = right },
            });
            from = end;
        }
    }

    /// <summary>The shorter of two forms ends with its last row that holds something.</summary>
    static Grid WithoutEmptyEnd(Grid grid)
    {
        var rows = grid.Cells.Where(c => !c.IsEmpty).Select(c => c.EndRow).DefaultIfEmpty(grid.RowCount).Max();
        return rows == grid.RowCount || grid.Cells.Any(c => c.Row < rows && c.EndRow > rows)
            ? grid
            : grid with { RowCount = rows, Cells = [.. grid.Cells.Where(c => c.Row < rows)] };
    }

    /// <summary>
    /// Lines above a grid without what stands above others beside it; null where those have no titles of their own.
    /// </summary>
    /// <param name="grids">All grids of the page.</param>
    public static List<PageLine>? Above(GridOnPage grid, IReadOnlyList<Grid> grids, List<PageLine> lines)
    {
        var others = grids.Where(g => IsBeside(grid.Grid, g)).ToList();
        if (others.Count == 0 || !HaveTitles(grid, others, lines)) return null;
        var (left, right) = Reach(grid.Grid.Box, others);
        return [.. lines.Select(l => l.Page == grid.Page ? Within(l, left, right) : l).OfType<PageLine>()];
    }

    public static bool IsBeside(Grid a, Grid b)
    {
        if (ReferenceEquals(a, b)) return false;
        var overlap = Math.Min(a.Box.Bottom, b.Box.Bottom) - Math.Max(a.Box.Top, b.Box.Top);
        return overlap > Beside * Math.Min(a.Box.Height, b.Box.Height)
            && (a.Box.Right <= b.Box.Left + 1 || b.Box.Right <= a.Box.Left + 1);
    }

    static bool HaveTitles(GridOnPage grid, List<Grid> others, List<PageLine> lines)
    {
        var titled = others.Append(grid.Grid).Count(g => lines.Exists(l => l.Page == grid.Page
            && TitlesIn(l.Line).Any(t => t.CenterX > g.Box.Left && t.CenterX < g.Box.Right)));
        return titled > 1;
    }

    /// <summary>From the middle of the gap on the left to that on the right.</summary>
    static (double Left, double Right) Reach(BoundingBox own, List<Grid> others)
    {
        double left = double.MinValue, right = double.MaxValue;
        foreach (var other in others)
            if (other.Box.CenterX < own.CenterX) left = Math.Max(left, (other.Box.Right + own.Left) / 2);
            else right = Math.Min(right, (own.Right + other.Box.Left) / 2);
        return (left, right);
    }

    static PageLine? Within(PageLine line, double left, double right)
    {
        List<Word> words = [.. line.Line.Words.Where(w => w.Box.CenterX > left && w.Box.CenterX < right)];
        if (words.Count == line.Line.Words.Count) return line;
        return words.Count == 0 ? null : line with { Line = TextLine.Of(words) };
    }
}
