using System.Globalization;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Tables;

/// <summary>A cell of a table to draw: place, spans and text.</summary>
sealed record DrawnCell(int Row, int Column, int RowSpan, int ColumnSpan, string Text)
{
    public override string ToString() => $"[{Row},{Column} {RowSpan}x{ColumnSpan}] {Text}";
}

/// <summary>A table as words and rulings, the way a page shows it.</summary>
sealed class DrawnTable
{
    public required double[] X { get; init; }

    public required double[] Y { get; init; }

    public required IReadOnlyList<DrawnCell> Cells { get; init; }

    /// <summary>Shift of the vertical boundaries in each row: rows ruled by hand do not line up.</summary>
    public double[]? Slip { get; init; }

    /// <summary>A table of text rows; all cells one wide and high, boundaries even.</summary>
    public static DrawnTable Of(double left, double top, double[] widths, double height, params string[][] rows)
    {
        var x = new double[widths.Length + 1];
        x[0] = left;
        for (var i = 0; i < widths.Length; i++) x[i + 1] = x[i] + widths[i];
        return new DrawnTable
        {
            X = x,
            Y = [.. Enumerable.Range(0, rows.Length + 1).Select(r => top + r * height)],
            Cells = [.. rows.SelectMany((row, r) => row.Select((text, c) => new DrawnCell(r, c, 1, 1, text)))],
        };
    }

    /// <summary>
    /// Rows of cells separated by |; a cell "text*3" spans three columns, "text^4" four rows, "text^2*3" both. A place covered by
    /// a cell above is left out of its row.
    /// </summary>
    public static DrawnTable Spanned(double left, double top, double[] widths, double height, params string[] rows)
    {
        var taken = new HashSet<(int, int)>();
        var cells = new List<DrawnCell>();
        for (var row = 0; row < rows.Length; row++)
        {
            var column = 0;
            foreach (var part in rows[row].Split('|'))
            {
                while (taken.Contains((row, column))) column++;
                var (text, rowSpan, columnSpan) = (part, 1, 1);
                if (text.LastIndexOf('*') is var star and >= 0) (columnSpan, text) = (int.Parse(text[(star + 1)..], CultureInfo.InvariantCulture), text[..star]);
                if (text.LastIndexOf('^') is var hat and >= 0) (rowSpan, text) = (int.Parse(text[(hat + 1)..], CultureInfo.InvariantCulture), text[..hat]);
                cells.Add(new DrawnCell(row, column, rowSpan, columnSpan, text));
                for (var r = row; r < row + rowSpan; r++)
                    for (var c = column; c < column + columnSpan; c++) taken.Add((r, c));
                column += columnSpan;
            }
        }
        var x = new double[widths.Length + 1];
        x[0] = left;
        for (var i = 0; i < widths.Length; i++) x[i + 1] = x[i] + widths[i];
        return new DrawnTable { X = x, Y = [.. Enumerable.Range(0, rows.Length + 1).Select(r => top + height * r)], Cells = cells };
    }

    public IEnumerable<Ruling> Rulings()
    {
        foreach (var cell in Cells)
        {
            var slip = Slip?[cell.Row] ?? 0;
            double Edge(int column) => X[column] + (column == 0 || column == X.Length - 1 ? 0 : slip);
            double left = Edge(cell.Column), right = Edge(cell.Column + cell.ColumnSpan), top = Y[cell.Row], bottom = Y[cell.Row + cell.RowSpan];
            yield return Ruling.Horizontal(top, left, right);
            yield return Ruling.Horizontal(bottom, left, right);
            yield return Ruling.Vertical(left, top, bottom);
            yield return Ruling.Vertical(right, top, bottom);
        }
    }

    /// <summary>The words of all cells; a line break begins a new line in the cell.</summary>
    public IEnumerable<Word> Words()
    {
        foreach (var cell in Cells)
        {
            if (cell.Text.Length == 0) continue;
            var size = 8.0;
            double left = X[cell.Column] + (Slip?[cell.Row] ?? 0) + 2, top = Y[cell.Row] + 3;
            var right = X[cell.Column + cell.ColumnSpan] + (Slip?[cell.Row] ?? 0) - 1;
            foreach (var line in cell.Text.Split('\n'))
            {
                var box = new BoundingBox(left, top, Math.Min(left + line.Length * size, right), top + size);
                yield return new Word(TextFold.Fold(line), box) { FontSize = size, Raw = line };
                top += size + 1;
            }
        }
    }

    /// <summary>The page with lines above the table: title, unit.</summary>
    public PageContent ToPage(int number, params (string Text, double X, double Y, double Size)[] lines) => ToPage(number) with
    {
        Words = [.. lines.Select(l => new Word(TextFold.Fold(l.Text), new BoundingBox(l.X, l.Y, l.X + l.Text.Length * l.Size, l.Y + l.Size)) { Raw = l.Text }), .. Words()],
    };

    public PageContent ToPage(int number = 1) => new() { Number = number, Width = 842, Height = 1191, Words = [.. Words()], Rulings = [.. Rulings()] };

    /// <summary>The cells of a grid in the same form, for comparison.</summary>
    public static IEnumerable<DrawnCell> CellsOf(Grid grid) =>
        grid.Cells.Select(c => new DrawnCell(c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Text)).OrderBy(c => c.Row).ThenBy(c => c.Column);
}
