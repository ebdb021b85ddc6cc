using DisclosureExtract.Forms;

namespace DisclosureExtract.Facts;

/// <summary>A cell of a column of amounts that is blank: it adds nothing to the sums that cover it.</summary>
readonly record struct BlankTerm(FormTable Table, FormRow Row, FormCell Cell)
{
    public FactKey Key => new(Table.Table.Id, Row.Index, Cell.Column.Index);

    /// <summary>The cell of a row in a column, where it is blank.</summary>
    internal static IEnumerable<BlankTerm> At(FormTable table, FormRow row, FormColumn column) =>
        row.BlankIn(column) is { } cell ? [new BlankTerm(table, row, cell)] : [];
}
