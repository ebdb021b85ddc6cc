using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>
/// Tables wider than the paper, as spreadsheets print them: the first columns on some pages, the others on the pages
/// after those, every row at the height it had before. A table that labels none of its rows and repeats the rows of an
/// earlier one, line for line, is its right part, unless both have titles of their own. Headings may be ruled
/// differently in the halves. A form that has no labels at all (“三公” in one row) has its right part on the next page.
/// </summary>
sealed class SplitTables
{
    readonly Table left, right;
    readonly ContinuationOptions options;

    SplitTables(Table left, Table right, ContinuationOptions options) =>
        (this.left, this.right, this.options) = (left, right, options);

    /// <summary>Where a row begins or the last one ends.</summary>
    /// <param name="Page">0 for the first page of its table.</param>
    readonly record struct RowLine(int Page, double Y);

    public static List<Table> Join(IReadOnlyList<Table> tables, ContinuationOptions options)
    {
        var joined = new List<Table>();
        foreach (var table in tables)
        {
            var mayBeRight = !IsLabelled(table) && HasAmounts(table);
            var left = mayBeRight ? joined.FindLastIndex(t => new SplitTables(t, table, options).IsOneTable()) : -1;
            if (left < 0) joined.Add(table);
            else joined[left] = new SplitTables(joined[left], table, options).Join();
        }
        return joined;
    }

    /// <summary>Whether anything but numbers stands below the heading.</summary>
    static bool IsLabelled(Table table) => table.Grid.Cells.Any(c =>
        c.Row >= Math.Max(1, table.Header.FirstDataRow) && c.Text.Any(TextFold.IsHan));

    static bool HasAmounts(Table table) =>
        table.Grid.Cells.Any(c => c.Row >= table.Header.FirstDataRow && c.Text.Any(char.IsAsciiDigit));

    bool IsOneTable()
    {
        if (left.Pages[^1] >= right.Pages[0] || left.Pages.Count != right.Pages.Count) return false;
        if (left.Context.Title is not null && right.Context.Title is not null) return false;
        if (left.Grid.IsBorderless || right.Grid.IsBorderless) return false;
        if (IsLabelled(left) ? !HasRows() : !IsFormWithoutLabels()) return false;
        return RowLines(left) is { } own && RowLines(right) is { } other
            && IsSame(own[0], other[0]) && EndsWith(other, own[left.Header.FirstDataRow..]);
    }

    bool HasRows() => left.Grid.RowCount - left.Header.FirstDataRow >= options.LeastSplitRows;

    /// <summary>One page with headings, its right part on the next, and a title over one of the two.</summary>
    bool IsFormWithoutLabels() =>
        left.Grid.RowCount >= options.LeastUnlabelledRows && left.Header.HeaderRows > 0
        && left.Pages is [var page] && page + 1 == right.Pages[0]
        && left.Context.Title is null != right.Context.Title is null;

    /// <summary>Whether lines end with those of the rows, and what stands before them is above the first.</summary>
    bool EndsWith(List<RowLine> lines, List<RowLine> rows)
    {
        if (lines.Count < rows.Count || !rows.Zip(lines[^rows.Count..], IsSame).All(s => s)) return false;
        if (lines.Count == rows.Count) return true;
        var before = lines[^(rows.Count + 1)];
        return before.Page < rows[0].Page || before.Y < rows[0].Y - options.SameRowLine;
    }

    /// <summary>The top of each row and the bottom of the last; null where some row begins nowhere.</summary>
    static List<RowLine>? RowLines(Table table)
    {
        var lines = new List<RowLine>();
        for (var row = 0; row < table.Grid.RowCount; row++)
        {
            if (table.Grid.Row(row).FirstOrDefault(c => c.Row == row) is not { } cell) return null;
            lines.Add(new RowLine(Ordinal(cell), cell.Box.Top));
        }
        var last = table.Grid.Row(table.Grid.RowCount - 1).FirstOrDefault(c => c.EndRow == table.Grid.RowCount);
        if (last is null) return null;
        lines.Add(new RowLine(Ordinal(last), last.Box.Bottom));
        return lines;

        int Ordinal(Cell cell) => table.Pages.TakeWhile(p => p != cell.Page).Count();
    }

    bool IsSame(RowLine a, RowLine b) => a.Page == b.Page && Math.Abs(a.Y - b.Y) <= options.SameRowLine;

    Table Join()
    {
        var (header, columns) = (left.Header, left.Grid.ColumnCount);
        var shift = left.Grid.ColumnLines[^1] - right.Grid.ColumnLines[0];
        var (own, other) = (RowLines(left)!, RowLines(right)!);
        var all = own.Concat(other.Where(l => !own.Exists(m => IsSame(m, l)))).OrderBy(l => l.Page).ThenBy(l => l.Y)
            .ToList();
        var titleRows = RowAt(own[header.TitleRows]);
        return left with
        {
            Context = left.Context.Or(right.Context, left.Context.Line ?? right.Context.Line),
            Grid = left.Grid with
            {
                RowCount = all.Count - 1,
                ColumnCount = columns + right.Grid.ColumnCount,
                Cells = [.. left.Grid.Cells.Select(c => Moved(c, own, 0)),
                    .. right.Grid.Cells.Select(c => Moved(c, other, columns))],
                ColumnLines = [.. left.Grid.ColumnLines, .. right.Grid.ColumnLines.Skip(1).Select(x => x + shift)],
            },
            Header = new HeaderExtent(
                titleRows,
                RowAt(own[header.FirstDataRow]) - titleRows,
                header.NumberRow < 0 ? -1 : RowAt(own[header.NumberRow])),
            Pages = [.. left.Pages.Concat(right.Pages).Distinct()],
            Notes = [.. left.Notes, .. right.Notes],
            UnitsOfPages = left.UnitsOfPages.Concat(right.UnitsOfPages.Where(u => !left.UnitsOfPages.ContainsKey(u.Key)))
                .ToDictionary(),
            Boxes = [.. left.Boxes, .. right.Boxes],
        };

        int RowAt(RowLine line) => all.FindIndex(l => IsSame(l, line));

        Cell Moved(Cell cell, List<RowLine> lines, int columnsBefore)
        {
            var row = RowAt(lines[cell.Row]);
            return cell with { Row = row, RowSpan = RowAt(lines[cell.EndRow]) - row,
                Column = cell.Column + columnsBefore };
        }
    }
}
