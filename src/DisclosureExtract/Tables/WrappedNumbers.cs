using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>
/// Whether the lines of numbers in the cells of one ruled row are numbers broken at the width of their cells, or rows
/// of their own. Broken ones make a code or an amount as the table prints them only when they are joined.
/// </summary>
sealed class WrappedNumbers(Grid grid, RowSplitOptions options)
{
    /// <summary>Share of the numbers of a table that are alike, from which on it is its habit.</summary>
    const double HabitShare = 0.8;

    enum Bond
    {
        /// <summary>Joined they are no number.</summary>
        None,

        /// <summary>Joined they are one as well.</summary>
        Possible,

        /// <summary>Only joined they are what the table prints elsewhere.</summary>
        Sure,
    }

    int? habit;

    /// <summary>Whether a ruled row is one printed row, with numbers broken in their cells.</summary>
    /// <param name="cells">Its filled cells that are one row high.</param>
    public bool IsOneRow(List<Cell> cells)
    {
        var broken = cells.FindAll(c => c.Lines.Count > 1 && c.Lines.All(l => IsOfNumber(l.Tight)));
        if (broken.Count == 0) return false;
        // Several rows would have several names.
        var isBesideOne = broken.Count < cells.Count
            && cells.TrueForAll(c => broken.Contains(c) || c.Lines.Count == 1);
        var bonds = broken.ConvertAll(c => BondOf(c, isBesideOne));
        return !bonds.Contains(Bond.None) && (isBesideOne || bonds.Contains(Bond.Sure));
    }

    /// <summary>Characters of a number; a dash alone stands for an amount by itself.</summary>
    static bool IsOfNumber(string line)
    {
        var digits = 0;
        foreach (var c in line)
            if (char.IsAsciiDigit(c)) digits++;
            else if (!".,()-−+△▲".Contains(c, StringComparison.Ordinal)) return false;
        return digits > 0 || line is "." or ")";
    }

    /// <param name="isBesideOne">All that stands beside is of one line.</param>
    Bond BondOf(Cell cell, bool isBesideOne)
    {
        for (var i = 1; i < cell.Lines.Count; i++)
            if (cell.Lines[i].Box.CenterY - cell.Lines[i - 1].Box.CenterY > options.WrappedLine * cell.Lines[i].FontSize)
                return Bond.None;
        var whole = cell.Text;
        if (SubjectCode.IsCode(whole) && IsAmongCodes(cell) && !cell.Lines.All(l => SubjectCode.IsCode(l.Tight)))
            return Bond.Sure;
        if (!AmountText.IsAmount(whole) || whole is ['0', >= '0' and <= '9', ..]) return Bond.None;
        var decimals = AmountText.Parse(whole).Decimals;
        var isSure = cell.Lines.Any(l => !AmountText.IsAmount(l.Tight))
            || decimals > 0 && decimals == (habit ??= Habit())
                && cell.Lines.Any(l => AmountText.Parse(l.Tight).Decimals != decimals);
        if (isSure && isBesideOne) return Bond.Sure;
        // A line that is no amount belongs to its neighbour; one that leaves room in its cell was not broken there.
        var isBroken = cell.Lines.SkipLast(1)
            .All(l => !AmountText.IsAmount(l.Tight) || l.Box.Width >= options.BrokenWidth * cell.Box.Width);
        return !isBroken ? Bond.None : isSure ? Bond.Sure : Bond.Possible;
    }

    /// <summary>Numbers in the other cells of the column are whole codes; where it has none, it is the first.</summary>
    bool IsAmongCodes(Cell cell)
    {
        int numbers = 0, codes = 0;
        foreach (var c in grid.Cells)
        {
            if (c.Column != cell.Column || c.Lines.Count != 1 || !char.IsAsciiDigit(c.Text[0])) continue;
            numbers++;
            if (SubjectCode.IsCode(c.Text)) codes++;
        }
        return numbers == 0 ? cell.Column == 0 : codes >= HabitShare * numbers;
    }

    /// <summary>How many decimals nearly all amounts of the table have; -1 where they differ.</summary>
    int Habit()
    {
        var places = grid.Cells.Where(c => c.Lines.Count == 1 && c.Text.Contains('.', StringComparison.Ordinal))
            .Select(c => AmountText.Parse(c.Text)).Where(a => a.Value is not null).Select(a => a.Decimals).ToList();
        // A table of which each amount is broken has no other to go by: two decimals are what money has.
        if (places.Count == 0) return 2;
        var most = places.GroupBy(d => d).MaxBy(g => g.Count())!;
        return most.Count() >= HabitShare * places.Count ? most.Key : -1;
    }
}
