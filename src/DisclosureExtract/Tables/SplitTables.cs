using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>
/// Tables wider than the paper, as spreadsheets print them: the first columns on some pages, the others on the pages after those,
/// every row at the height it had before. A table that labels none of its rows and repeats the rows of an earlier one, line for
/// line, is its right part, unless both have titles of their own. Headings may be ruled differently in the halves. A form that has no
/// labels at all (“三公” in one row) has its right part on the next page.
/// </summary>
static class SplitTables
{
    /// <summary>Fewer rows below the heading are alike by chance.</summary>
    const int LeastRows = 3;

    /// <summary>Rows of a form without labels, headings and all.</summary>
    const int LeastUnlabelled = 3;

    /// <summary>How far the lines of a row may differ between pages, in points.</summary>
    const double SameLine = 1;

    public static List<Table> Join(IReadOnlyList<Table> tables)
    {
        var joined = new List<Table>();
        foreach (var table in tables)
        {
            var left = IsLabelled(table) || !HasAmounts(table) ? -1 : joined.FindLastIndex(t => t.Pages[^1] < table.Pages[0] && HasRowsOf(t, table));
            if (left < 0) joined.Add(table);
            else joined[left] = Join(joined[left], table);
        }
        return joined;
    }

    /// <summary>Whether anything but numbers stands below the heading.</summary>
    static bool IsLabelled(Table table) =>
        table.Grid.Cells.Any(c => c.Row >= Math.Max(1, table.Header.FirstDataRow) && c.Text.Any(TextFold.IsHan));

    static bool HasAmounts(Table table) => table.Grid.Cells.Any(c => c.Row >= table.Header.FirstDataRow && c.Text.Any(char.IsAsciiDigit));

    static bool HasRowsOf(Table left, Table right)
    {
        if (left.Context.Title is not null && right.Context.Title is not null) return false;
        if (left.Grid.IsBorderless || right.Grid.IsBorderless || left.Pages.Count != right.Pages.Count) return false;
        if (IsLabelled(left) ? left.Grid.RowCount - left.Header.FirstDataRow < LeastRows
            : left.Grid.RowCount < LeastUnlabelled || left.Header.HeaderRows == 0 || left.Pages is not [var page] || page + 1 != right.Pages[0] || left.Context.Title is null == right.Context.Title is null) return false;
        if (Lines(left) is not { } a || Lines(right) is not { } b || !IsSame(a[0], b[0])) return false;
        var rows = a[left.Header.FirstDataRow..];
        return b.Count >= rows.Count && rows.Zip(b[^rows.Count..], IsSame).All(s => s) && (b.Count == rows.Count || b[^(rows.Count + 1)].Y < rows[0].Y - SameLine || b[^(rows.Count + 1)].Page < rows[0].Page);
    }

    /// <summary>The top of each row and the bottom of the last; null where some row begins nowhere.</summary>
    static List<(int Page, double Y)>? Lines(Table table)
    {
        var lines = new List<(int Page, double Y)>();
        for (var row = 0; row < table.Grid.RowCount; row++)
        {
            if (table.Grid.Row(row).FirstOrDefault(c => c.Row == row) is not { } cell) return null;
            lines.Add((Ordinal(cell), cell.Box.Top));
        }
        var last = table.Grid.Row(table.Grid.RowCount - 1).FirstOrDefault(c => c.EndRow == table.Grid.RowCount);
        if (last is null) return null;
        lines.Add((Ordinal(last), last.Box.Bottom));
        return lines;

        int Ordinal(Cell cell) => table.Pages.TakeWhile(p => p != cell.Page).Count();
    }

    static bool IsSame((int Page, double Y) a, (int Page, double Y) b) => a.Page == b.Page && Math.Abs(a.Y - b.Y) <= SameLine;

    static Table Join(Table left, Table right)
    {
        var columns = left.Grid.ColumnCount;
        var shift = left.Grid.ColumnLines[^1] - right.Grid.ColumnLines[0];
        var (own, other) = (left.Context, right.Context);
        var (a, b) = (Lines(left)!, Lines(right)!);
        var all = a.Concat(b.Where(l => !a.Exists(m => IsSame(m, l)))).Order().ToList();
        int At((int, double) line) => all.FindIndex(l => IsSame(l, line));
        Cell Moved(Cell cell, List<(int Page, double Y)> lines, int shiftBy) => cell with { Row = At(lines[cell.Row]), RowSpan = At(lines[cell.EndRow]) - At(lines[cell.Row]), Column = cell.Column + shiftBy };
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
                RowCount = all.Count - 1,
                ColumnCount = columns + right.Grid.ColumnCount,
                Cells = [.. left.Grid.Cells.Select(c => Moved(c, a, 0)), .. right.Grid.Cells.Select(c => Moved(c, b, columns))],
                ColumnLines = [.. left.Grid.ColumnLines, .. right.Grid.ColumnLines.Skip(1).Select(x => x + shift)],
            },
            Header = new HeaderExtent(At(a[left.Header.TitleRows]), At(a[left.Header.FirstDataRow]) - At(a[left.Header.TitleRows]), left.Header.NumberRow < 0 ? -1 : At(a[left.Header.NumberRow])),
            Pages = [.. left.Pages.Concat(right.Pages).Distinct()],
            Notes = [.. left.Notes, .. right.Notes],
            Boxes = [.. left.Boxes, .. right.Boxes],
        };
    }
}
