using DisclosureExtract.Primitives;

namespace DisclosureExtract.Forms;

/// <summary>
/// How the amounts of a table write their decimals. In one whose habit is a comma for the point (583,28 beside 9,00, and nowhere
/// 1,200.00) a point alone before three digits may part thousands. In one whose amounts all have two decimals, a third digit behind
/// them may be the mark of a note.
/// </summary>
static class DecimalHabits
{
    /// <summary>So many amounts make a habit.</summary>
    const int Least = 3, LeastOfTwo = 8;

    /// <summary>Part of the amounts with decimals that have two, from which on more are odd.</summary>
    const double TwoShare = 0.6;

    public static FormTable Settle(FormTable table)
    {
        var (commas, points, lone, two, more) = (0, 0, 0, 0, 0);
        foreach (var row in table.Rows)
            foreach (var cell in row.Cells)
                if (cell.Amount.Value is null) continue;
                else if (cell.Amount.Doubts.HasFlag(AmountDoubts.Comma) || HasComma(cell)) commas++;
                else if (cell.Amount.Decimals > 0 && IsPoint(cell.Source.Text))
                {
                    points++;
                    if (IsLone(cell)) lone++;
                    if (cell.Amount.Decimals == 2) two++;
                    else if (IsMarked(cell)) more++;
                }
        if (commas >= Least && points == lone) table = table with { HasDecimalCommas = true };
        if (commas > 0 && lone > 0) return With(table, IsLone, c => c with { Doubts = c.Doubts | AmountDoubts.Separators });
        return more > 0 && two >= LeastOfTwo && two >= TwoShare * points
            ? With(table, IsMarked, c => c with { Doubts = c.Doubts | AmountDoubts.Mark }) : table;
    }

    static FormTable With(FormTable table, Func<FormCell, bool> isOdd, Func<AmountText, AmountText> read) => table with
    {
        Rows = [.. table.Rows.Select(r => !r.Cells.Any(isOdd) ? r : r with
        {
            Cells = [.. r.Cells.Select(c => isOdd(c) ? c with { Amount = read(c.Amount) } : c)],
        })],
    };

    static bool HasComma(FormCell cell) => cell.Amount.Decimals > 0 && cell.Source.Text.Contains(',', StringComparison.Ordinal) && !IsPoint(cell.Source.Text);

    /// <summary>The point stands behind all commas; in 1.234,56 it parts thousands.</summary>
    static bool IsPoint(string text) => text.LastIndexOf('.') > text.LastIndexOf(',');

    /// <summary>1.234: a point with three digits behind it and no other mark.</summary>
    static bool IsLone(FormCell cell) => cell.Amount is { Value: not null, Decimals: 3 } && !cell.Source.Text.Contains(',', StringComparison.Ordinal)
        && cell.Source.Text.TrimStart('-', '(', '△', '▲').IndexOf('.', StringComparison.Ordinal) is >= 1 and <= 3;

    /// <summary>Two decimals and one or two digits more.</summary>
    static bool IsMarked(FormCell cell) => cell.Amount is { Value: not null, Decimals: 3 or 4 };
}
