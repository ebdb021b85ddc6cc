using DisclosureExtract.Primitives;

namespace DisclosureExtract.Forms;

/// <summary>Columns that are two, since the ruling between them is missing.</summary>
static class PairedColumns
{
    /// <summary>One cell with two amounts may be a slip of the one who typed it.</summary>
    const int Least = 2;

    public static IReadOnlySet<FormColumn> In(FormTable table) => table.Rows.SelectMany(r => r.Cells)
        .Where(HoldsTwo).CountBy(c => c.Column).Where(c => c.Value >= Least).Select(c => c.Key).ToHashSet();

    static bool HoldsTwo(FormCell cell) => cell.Amount.State == CellState.Unreadable
        && cell.Source.Lines is [{ Words: [_, _, ..] words }] && words.Count(w => AmountText.IsAmount(w.Text)) > 1;
}
