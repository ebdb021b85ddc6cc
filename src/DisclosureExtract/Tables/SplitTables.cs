using DisclosureExtract.Text;

namespace DisclosureExtract.Tables;

/// <summary>
/// Tables wider than the paper, as spreadsheets print them: the first columns on some pages, the others on the pages after those,
/// every row at the height it had before. A table that labels none of its rows and repeats the rows of an earlier one, line for
/// line, is its right part, unless both have titles of their own.
/// </summary>
static class SplitTables
{
    /// <summary>Fewer rows are alike by chance.</summary>
    const int LeastRows = 6;

    /// <summary>How far the lines of a row may differ between pages, in points.</summary>
    const double SameLine = 1;

    public static List<Table> Join(IReadOnlyList<Table> tables)
    {
        var joined = new List<Table>();
        foreach (var table in tables)
        {
            var left = IsLabelled(table) ? -1 : joined.FindLastIndex(t => t.Pages[^1] < table.Pages[0] && IsLabelled(t) && HasRowsOf(t, table));
            if (left < 0) joined.Add(table);
            else joined[left] = Join(joined[left], table);
        }
        return joined;
    }

    /// <summary>Whether anything but numbers stands below the heading.</summary>
    static bool IsLabelled(Table table) =>
        table.Grid.Cells.Any(c => c.Row >= Math.Max(1, table.Header.FirstDataRow) && c.Text.Any(TextFold.IsHan));

    static bool HasRowsOf(Table left, Table right)
    {
        if (left.Context.Title is not null && right.Context.Title is not null) return false;
        if (left.Grid.IsOpen || right.Grid.IsOpen || left.Grid.RowCount != right.Grid.RowCount || left.Grid.RowCount < LeastRows) return false;
        for (var row = left.Header.FirstDataRow; row < left.Grid.RowCount; row++)
            if (left.Grid.At(row, 0) is not { } a || right.Grid.At(row, 0) is not { } b || Math.Abs(a.Box.Top - b.Box.Top) > SameLine || Math.Abs(a.Box.Bottom - b.Box.Bottom) > SameLine) return false;
        return true;
    }

    static Table Join(Table left, Table right)
    {
        var columns = left.Grid.ColumnCount;
        var shift = left.Grid.ColumnLines[^1] - right.Grid.ColumnLines[0];
        var (own, other) = (left.Context, right.Context);
        return left with
        {
            Context = own with
            {
                Title = own.Title ?? other.Title,
                Label = own.Label ?? other.Label,
                Unit = own.Unit ?? other.Unit,
                UnitEvidence = own.UnitEvidence ?? other.UnitEvidence,
                Entity = own.Entity ?? other.Entity,
                EntityKind = own.EntityKind ?? other.EntityKind,
                Line = own.Title is null && other.Title is null ? own.Line ?? other.Line : null,
            },
            Grid = left.Grid with
            {
                ColumnCount = columns + right.Grid.ColumnCount,
                Cells = [.. left.Grid.Cells, .. right.Grid.Cells.Select(c => c with { Column = c.Column + columns })],
                ColumnLines = [.. left.Grid.ColumnLines, .. right.Grid.ColumnLines.Skip(1).Select(x => x + shift)],
            },
            Pages = [.. left.Pages.Concat(right.Pages).Distinct()],
            Notes = [.. left.Notes, .. right.Notes],
            Boxes = [.. left.Boxes, .. right.Boxes],
        };
    }
}
