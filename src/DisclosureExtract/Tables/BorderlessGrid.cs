using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>Lines of a table without vertical rulings → its grid.</summary>
sealed class BorderlessGrid(List<BorderlessLine> lines, BorderlessSurroundings around, GridOptions gridOptions)
{
    readonly BorderlessOptions options = gridOptions.Borderless;
    readonly List<Cell> cells = [];

    /// <summary>A grid with the headings above its rows; null where the amounts do not line up.</summary>
    /// <param name="header">Lines above the first line with amounts.</param>
    public Grid? Build(int header, Banding? banding)
    {
        header = HeaderEnd(header);
        var body = lines.Skip(header).Where(l => l.IsData).ToList();
        var columns = banding is null
            ? BorderlessColumns.Find(body, options)
            : [.. banding.ColumnLines.Zip(banding.ColumnLines.Skip(1), (left, right) => new XSpan(left, right))];
        if (columns.Count < 2 || !BorderlessColumns.LineUp(body, columns, options)) return null;

        var entries = lines.SelectMany(l => l.Entries).ToList();
        var left = Math.Min(columns[0].Left, entries.Min(e => e.Box.Left)) - options.Padding;
        var right = Math.Max(columns[^1].Right, entries.Max(e => e.Box.Right)) + options.Padding;
        var rulings = RulingsBetween(left, right);
        // Numbers of columns say nothing that their order does not.
        var headLines = lines.Take(header).Where(l => !ColumnNumbers.AreConsecutive(l.Entries.Select(e => e.Text)))
            .Select(l => l.Text);
        var headings = BorderlessHeadings.Read(headLines, rulings, gridOptions.BorderlessHeadings);
        var fitted = HeadingFit.Fit(columns, headings.Leaves, gridOptions.BorderlessHeadings);
        var edges = banding is not null && fitted.Count == columns.Count
            ? banding.ColumnLines
            : HeadingFit.Edges(fitted, left, right, gridOptions.BorderlessHeadings);

        var headingCells = new HeadingCells(fitted, headings.Over, edges, gridOptions.BorderlessHeadings);
        var rows = headingCells.AddTo(cells, around.Page.Number);
        var top = header > 0 ? lines[header - 1].Text.Box.Bottom : lines[0].Text.Box.Top;
        rows = AddRows(rows, lines.GetRange(header, lines.Count - header), top, edges, rulings);
        return ToGrid(rows, edges);
    }

    /// <summary>
    /// Rows in the columns of another grid; null where they do not fit: an amount in each column at most, and nothing
    /// across the boundaries.
    /// </summary>
    public Grid? Continue(Grid before)
    {
        double[] edges = [.. before.ColumnLines];
        var data = lines.FindAll(l => l.IsData);
        if (data.Exists(HasTwoValuesInAColumn)) return null;
        var entries = data.SelectMany(l => l.Entries).ToList();
        if (entries.Count(e => !RowNames.IsTotal(e.Text) && Crosses(e)) > (1 - options.AlignedShare) * entries.Count)
            return null;
        var rows = AddRows(0, lines, lines[0].Text.Box.Top, edges, RulingsBetween(edges[0], edges[^1]));
        return ToGrid(rows, edges);

        bool HasTwoValuesInAColumn(BorderlessLine line) => line.Entries.Where(e => e.IsValue)
            .GroupBy(e => Grid.ColumnAt(edges, e.Box.CenterX)).Any(g => g.Count() > 1);

        bool Crosses(BorderlessEntry e) =>
            edges[1..^1].Any(x => e.Box.Left < x - options.Ragged && e.Box.Right > x + options.Ragged);
    }

    List<Ruling> RulingsBetween(double left, double right)
    {
        var top = lines[0].Text.Box.Top - options.RuleReach;
        var bottom = lines[^1].Text.Box.Bottom + options.RuleReach;
        return
        [
            .. around.Horizontals.Where(h => h.Start < right && h.End > left && h.Position > top
                && h.Position < bottom),
        ];
    }

    /// <summary>
    /// The first row of data may begin above its amounts: below the last rule over them, or with the number of its
    /// name.
    /// </summary>
    int HeaderEnd(int first)
    {
        var box = BoundingBox.Around(lines.Select(l => l.Text.Box));
        var rules = around.Horizontals.Where(IsOverFirstRow).Select(h => h.Position);
        var rule = rules.DefaultIfEmpty(double.MinValue).Max();
        var isBelowFirstLine = rule > lines[0].Middle;
        var end = first;
        while (end > 0 && BelongsToRow(lines[end - 1])) end--;
        return end;

        bool IsOverFirstRow(Ruling h) => h.Position < lines[first].Middle && h.Position > box.Top
            && Math.Min(h.End, box.Right) - Math.Max(h.Start, box.Left) > options.RuleShare * box.Width;

        bool BelongsToRow(BorderlessLine line) => isBelowFirstLine && line.Middle > rule
            || line.Entries.Exists(e => Numbering.StyleOf(e.Text) != NumberingStyles.None);
    }

    /// <summary>
    /// Adds the cells of rows, from row number <paramref name="rows"/> on; returns how many rows there are then.
    /// </summary>
    int AddRows(int rows, List<BorderlessLine> body, double top, double[] edges, List<Ruling> rulings)
    {
        foreach (var row in new BorderlessRows(body, edges, options).Read(rulings))
        {
            var bottom = row.Max(e => e.Box.Bottom);
            var words = row.ToLookup(e => Grid.ColumnAt(edges, e.Box.CenterX), e => e.Words);
            for (var c = 0; c < edges.Length - 1; c++)
            {
                var box = new BoundingBox(edges[c], Math.Min(top, bottom), edges[c + 1], bottom);
                cells.Add(new Cell(rows, c, 1, 1, box,
                    LineBuilder.Build(words[c].SelectMany(w => w))) { Page = around.Page.Number });
            }
            top = bottom;
            rows++;
        }
        return rows;
    }

    Grid ToGrid(int rows, double[] edges) => new()
    {
        RowCount = rows,
        ColumnCount = edges.Length - 1,
        Cells = cells,
        Box = new BoundingBox(edges[0], lines[0].Text.Box.Top, edges[^1], lines[^1].Text.Box.Bottom),
        ColumnLines = edges,
        IsBorderless = true,
    };
}
