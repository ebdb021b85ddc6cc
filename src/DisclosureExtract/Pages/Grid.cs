using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>One cell of a grid; rows and columns are 0-based.</summary>
public sealed record Cell(int Row, int Column, int RowSpan, int ColumnSpan, BoundingBox Box,
    IReadOnlyList<TextLine> Lines)
{
    string? text, raw;

    /// <summary>Lines of text from top to bottom.</summary>
    public IReadOnlyList<TextLine> Lines
    {
        get;
        init => (field, text, raw) = (value, null, null); // a copy with other lines must not keep the text of these
    } = Lines;

    /// <summary>1-based number of the page the cell stands on.</summary>
    public required int Page { get; init; }

    public int EndRow => Row + RowSpan;

    public int EndColumn => Column + ColumnSpan;

    public bool IsEmpty => Lines.Count == 0;

    /// <summary>Words of all lines, in reading order.</summary>
    public IEnumerable<Word> Words => Lines.SelectMany(l => l.Words);

    /// <summary>
    /// Folded text of all lines without white space: a name or amount broken over lines is whole again.
    /// </summary>
    public string Text => text ??= string.Concat(Lines.Select(l => l.Tight));

    /// <summary>The characters as read, lines parted by a newline.</summary>
    public string Raw => raw ??= string.Join('\n', Lines.Select(l => string.Join(' ', l.Words.Select(w => w.Raw))));

    /// <summary>The box of the words, or of the cell where it is empty.</summary>
    public BoundingBox TextBox => IsEmpty ? Box : BoundingBox.Around(Lines.Select(l => l.Box));

    /// <summary>Where its first word was read: cells are not mixed. The text layer where the cell is empty.</summary>
    public WordSource Source => IsEmpty ? WordSource.Text : Lines[0].Source;

    public double Confidence => IsEmpty ? 1 : Words.Min(w => w.Confidence);

    public bool Covers(int row, int column) => row >= Row && row < EndRow && column >= Column && column < EndColumn;

    public override string ToString() => $"[{Row},{Column} {RowSpan}x{ColumnSpan}] {Text}";
}

/// <summary>A table as it is ruled: cells with row and column spans, no meaning yet.</summary>
public sealed record Grid
{
    Cell?[]? index;

    public required int RowCount { get; init; }

    public required int ColumnCount { get; init; }

    public required IReadOnlyList<Cell> Cells
    {
        get;
        init => (field, index) = (value, null); // a copy with other cells must not keep the index of these
    }

    public required BoundingBox Box { get; init; }

    /// <summary>x of the column boundaries in points, one more than there are columns.</summary>
    public required IReadOnlyList<double> ColumnLines { get; init; }

    /// <summary>
    /// False where spans are not known and an empty cell beside a heading may belong to it (transcripts).
    /// </summary>
    public bool HasSpans { get; init; } = true;

    /// <summary>Whether there are no vertical rulings: columns and rows were found by white space.</summary>
    public bool IsBorderless { get; init; }

    /// <summary>Where the first of its words was read; null for a grid without any.</summary>
    public WordSource? Source => Cells.FirstOrDefault(c => !c.IsEmpty)?.Source;

    /// <summary>The cell that covers a place; null in a hole of the grid.</summary>
    public Cell? At(int row, int column)
    {
        if (row < 0 || column < 0 || row >= RowCount || column >= ColumnCount) return null;
        return (index ??= BuildIndex())[row * ColumnCount + column];
    }

    /// <summary>The column a place lies in; the outermost one where it lies outside.</summary>
    /// <param name="x">Points.</param>
    public int ColumnAt(double x) => ColumnAt(ColumnLines, x);

    /// <summary>The same for boundaries of which no grid is made yet.</summary>
    public static int ColumnAt(IReadOnlyList<double> columnLines, double x)
    {
        var column = 0;
        while (column < columnLines.Count - 2 && x >= columnLines[column + 1]) column++;
        return column;
    }

    /// <summary>The cells that start or continue in a row, from left to right, each once.</summary>
    public IEnumerable<Cell> Row(int row)
    {
        Cell? last = null;
        for (var column = 0; column < ColumnCount; column++)
        {
            var cell = At(row, column);
            if (cell is not null && !ReferenceEquals(cell, last)) yield return cell;
            last = cell;
        }
    }

    Cell?[] BuildIndex()
    {
        var cells = new Cell?[RowCount * ColumnCount];
        foreach (var cell in Cells)
            for (var row = cell.Row; row < cell.EndRow; row++)
                for (var column = cell.Column; column < cell.EndColumn; column++)
                    cells[row * ColumnCount + column] = cell;
        return cells;
    }
}
