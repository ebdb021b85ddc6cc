using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>
/// Summaries in one column of names (项目 | 金额 | 备注), revenue above expenditure: the rows of each side become a group of
/// their own, with columns of that side.
/// </summary>
static class StackedSides
{
    static readonly WordTable Sections = WordTable.Of("row", Sides.Revenue, Sides.Expenditure);

    /// <summary>The columns and rows of a form with its sides told; as they were where it has sides or is no summary.</summary>
    public static (IReadOnlyList<FormColumn> Columns, ReadRows Rows) Tell(
        string form, IReadOnlyList<FormColumn> columns, ReadRows read)
    {
        if (FormType.Of(form).Base is not (FormIds.BudgetSummary or FormIds.AppropriationSummary)) return (columns, read);
        if (columns.Count == 0 || columns.Any(c => c.Side.Length > 0 || c.Group != columns[0].Group)) return (columns, read);
        var rows = read.Rows.Where(r => r.Group == columns[0].Group).ToList();
        if (Boundary(rows) is not var (at, upper, lower)) return (columns, read);

        var below = columns.Count > 0 ? columns.Max(c => c.Group) + 1 : 1;
        var above = columns.ToDictionary(c => c, c => c with { Side = upper });
        var under = columns.ToDictionary(c => c, c => c with { Side = lower, Group = below });
        var first = rows[at].Index;
        return ([.. above.Values, .. under.Values], read with
        {
            Rows = [.. read.Rows.Select(r => r.Group != columns[0].Group ? r
                : r.Index < first ? Moved(r, upper, r.Group, above) : Moved(r, lower, below, under))],
        });
    }

    static FormRow Moved(FormRow row, string side, int group, Dictionary<FormColumn, FormColumn> columns) => row with
    {
        Side = side, Group = group, Cells = [.. row.Cells.Select(c => c with { Column = columns[c.Column] })],
    };

    /// <summary>Where the second side begins: at its heading, or after the last total of the first.</summary>
    static (int At, string Upper, string Lower)? Boundary(List<FormRow> rows)
    {
        var sides = rows.ConvertAll(r => Sections.MeaningOf(Numbering.StripAll(r.Name)));
        var heads = Enumerable.Range(0, rows.Count).Where(i => sides[i] is not null && !HasAmounts(rows[i])).ToList();
        if (heads is [0, var second] && sides[0] != sides[second]) return (second, sides[0]!, sides[second]!);

        var totals = Enumerable.Range(0, rows.Count).Where(i => rows[i].IsTotal).ToList();
        var (revenue, expenditure) = (totals.FindAll(i => Says(i, "收入")), totals.FindAll(i => Says(i, "支出")));
        if (revenue.Count == 0 || expenditure.Count == 0) return null;
        if (revenue[^1] < expenditure[0]) return After(revenue[^1], Sides.Revenue, Sides.Expenditure);
        return expenditure[^1] < revenue[0] ? After(expenditure[^1], Sides.Expenditure, Sides.Revenue) : null;

        bool Says(int row, string side) => rows[row].Name.Contains(side, StringComparison.Ordinal);

        (int, string, string)? After(int last, string upper, string lower) =>
            last + 1 < rows.Count ? (last + 1, upper, lower) : null;
    }

    static bool HasAmounts(FormRow row) => row.Cells.Any(c => c.Amount.Value is not null);
}
