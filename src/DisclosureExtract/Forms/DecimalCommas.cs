using DisclosureExtract.Primitives;

namespace DisclosureExtract.Forms;

/// <summary>Finds tables whose habit is a comma for the point: 583,28 beside 9,00, and nowhere 1,200.00.</summary>
static class DecimalCommas
{
    /// <summary>So many amounts make a habit.</summary>
    const int Least = 3;

    public static FormTable Settle(FormTable table)
    {
        var (commas, others) = (0, 0);
        foreach (var row in table.Rows)
            foreach (var cell in row.Cells)
                if (cell.Amount.Value is null) continue;
                else if (cell.Amount.Doubts.HasFlag(AmountDoubts.Comma)) commas++;
                else if (cell.Amount.Decimals > 0 && IsPoint(cell.Source.Text)) others++;
        return commas >= Least && others == 0 ? table with { HasDecimalCommas = true } : table;
    }

    /// <summary>The point stands behind all commas; in 1.234,56 it parts thousands.</summary>
    static bool IsPoint(string text) => text.LastIndexOf('.') > text.LastIndexOf(',');
}
