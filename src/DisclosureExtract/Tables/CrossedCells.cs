using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>
/// Amounts that were drawn in one go may reach over the rulings between their cells, so that the middle of one lies in
/// the cell of the next. Where as many words as cells reach into each other, each cell has its own.
/// </summary>
static class CrossedCells
{
    public static Grid Part(Grid grid, LatticeOptions options)
    {
        List<Cell>? cells = null;
        foreach (var cell in grid.Cells)
        {
            if (!HoldsSeveral(cell) || Window(grid, cell, options) is not { } window) continue;
            cells ??= [.. grid.Cells];
            var words = WordsOf(window);
            for (var i = 0; i < window.Count; i++)
                cells[cells.IndexOf(window[i])] = window[i] with { Lines = [TextLine.Of([words[i]])] };
        }
        return cells is null ? grid : grid with { Cells = cells };
    }

    /// <summary>Several words in one line, amounts all but one of them, that are none together.</summary>
    static bool HoldsSeveral(Cell cell) =>
        IsSimple(cell) && cell.Lines is [{ Words.Count: > 1 } line] && AreAmounts(line.Words)
        && !AmountText.IsAmount(cell.Text);

    static bool AreAmounts(IReadOnlyList<Word> words)
    {
        var amounts = 0;
        foreach (var word in words)
            if (AmountText.IsAmount(word.Text)) amounts++;
        return amounts > 0 && amounts >= words.Count - 1;
    }

    static bool IsSimple(Cell cell) => cell is { RowSpan: 1, ColumnSpan: 1, Lines.Count: < 2 };

    static List<Word> WordsOf(List<Cell> cells) => [.. cells.SelectMany(c => c.Words)];

    /// <summary>
    /// The cells that the words of a cell reach into, and the words of those; null where there are more or fewer words
    /// than cells, or a word would come to stand where nothing of it is drawn.
    /// </summary>
    static List<Cell>? Window(Grid grid, Cell cell, LatticeOptions options)
    {
        List<Cell> window = [cell];
        while (WordsOf(window)[0].Box.Left < window[0].Box.Left - options.AcrossBoundary)
            if (Beside(grid, cell, window[0].Column - 1) is { } left) window.Insert(0, left);
            else return null;
        while (WordsOf(window)[^1].Box.Right > window[^1].Box.Right + options.AcrossBoundary)
            if (Beside(grid, cell, window[^1].EndColumn) is { } right) window.Add(right);
            else return null;
        var words = WordsOf(window);
        if (words.Count != window.Count || !AreAmounts(words)) return null;
        for (var i = 0; i < words.Count; i++)
            if (words[i].Box.Right <= window[i].Box.Left || words[i].Box.Left >= window[i].Box.Right) return null;
        return window;
    }

    static Cell? Beside(Grid grid, Cell cell, int column) =>
        grid.At(cell.Row, column) is { } beside && beside.Row == cell.Row && IsSimple(beside) ? beside : null;
}
