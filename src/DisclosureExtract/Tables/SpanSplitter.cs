using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>
/// A cell over several columns that holds amounts in more than one of them is no merged cell: its inner rulings were
/// left out (shaded rows between unshaded ones, rulings drawn on every other row). It is cut at the columns of the
/// grid. So is one that holds a code and a name in the columns of either.
/// </summary>
static class SpanSplitter
{
    public static Grid Split(Grid grid, LatticeOptions options)
    {
        if (!grid.Cells.Any(c => IsRun(grid, c))) return grid;
        var cells = grid.Cells.SelectMany(c => IsRun(grid, c) ? Cut(grid, c, options) : [c]).ToList();
        return grid with { Cells = cells.InReadingOrder() };
    }

    static bool IsRun(Grid grid, Cell cell)
    {
        if (cell.ColumnSpan == 1 || cell.RowSpan > 1) return false;
        if (HoldsCodeAndName(grid, cell)) return true;
        var amounts = cell.Words.Where(w => AmountText.IsAmount(w.Text));
        return amounts.Select(w => ColumnAt(grid, cell, w)).Distinct().Skip(1).Any();
    }

    /// <summary>46 国有土地收益基金收入: a code, or a part of one, in the first of its columns and a name in the others.</summary>
    static bool HoldsCodeAndName(Grid grid, Cell cell)
    {
        var words = cell.Words.ToList();
        return words.Count > 1 && words[0].Text is { Length: 2 or 3 or 5 or 7 } code && code.All(char.IsAsciiDigit) && TextFold.IsHan(words[1].Text[0])
            && words.TrueForAll(w => ReferenceEquals(w, words[0]) || ColumnAt(grid, cell, w) > ColumnAt(grid, cell, words[0]));
    }

    static IEnumerable<Cell> Cut(Grid grid, Cell cell, LatticeOptions options)
    {
        var words = cell.Words.ToList();
        var from = cell.Column;
        for (var end = cell.Column + 1; end <= cell.EndColumn; end++)
        {
            var x = grid.ColumnLines[end];
            var isInside = end < cell.EndColumn;
            if (isInside && words.Exists(w => IsAcross(w, x, options.AcrossBoundary))) continue;
            var own = words.FindAll(w => ColumnAt(grid, cell, w) is var c && c >= from && c < end);
            yield return cell with
            {
                Column = from,
                ColumnSpan = end - from,
                Box = cell.Box with { Left = grid.ColumnLines[from], Right = x },
                Lines = LineBuilder.Build(own),
            };
            from = end;
        }
    }

    static bool IsAcross(Word word, double x, double margin) =>
        word.Box.Left < x - margin && word.Box.Right > x + margin;

    static int ColumnAt(Grid grid, Cell cell, Word word) =>
        Math.Clamp(grid.ColumnAt(word.Box.CenterX), cell.Column, cell.EndColumn - 1);
}
