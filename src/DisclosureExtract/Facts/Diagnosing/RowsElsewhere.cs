using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts.Diagnosing;

/// <summary>
/// Sums that come out with a row that another form prints for the same money and this one does not: the row is missing, and no
/// amount need be wrong.
/// </summary>
static class RowsElsewhere
{
    public static IReadOnlyList<Diagnosis> Explain(IReadOnlyList<Diagnosis> diagnoses, FactIndex facts)
    {
        var explained = new List<Diagnosis>();
        foreach (var diagnosis in diagnoses)
            explained.Add(IsOpen(diagnosis) && Find(diagnosis, facts) is { } row ? Missing(diagnosis, row) : diagnosis);
        return explained;
    }

    /// <summary>The sums of one row lack something, and no single amount explains it.</summary>
    static bool IsOpen(Diagnosis diagnosis)
    {
        var whole = diagnosis.Leading.Relation.Whole;
        return diagnosis.Explanations is not [{ Kind: not "row_missing" }]
            && diagnosis.Failing.All(r => r.Relation.Rule is Rules.SumChildren or Rules.SumTotal && r.Difference > 0
                && ReferenceEquals(r.Relation.Whole.Row, whole.Row) && r.Relation.Whole.Unit.Yuan is not null);
    }

    static (FormTable Table, FormRow Row)? Find(Diagnosis diagnosis, FactIndex facts)
    {
        var (whole, rule) = (diagnosis.Leading.Relation.Whole, diagnosis.Leading.Relation.Rule);
        var above = RowTree.CodeOf(whole.Row);
        if (rule == Rules.SumChildren && above.Length == 0) return null;
        var own = whole.Table.Rows.Select(RowTree.CodeOf).ToHashSet();
        foreach (var table in facts.Tables)
        {
            if (ReferenceEquals(table, whole.Table) || !table.Type.HasFacts || table.Type.IsFinal != whole.Table.Type.IsFinal) continue;
            foreach (var row in table.Rows)
                if (RowTree.CodeOf(row) is { Length: > 0 } code && !own.Contains(code)
                    && SubjectCode.Parent(code) == (rule == Rules.SumTotal ? "" : above) && Fills(diagnosis, facts, table, row))
                    return (table, row);
        }
        return null;
    }

    /// <summary>In each column that both forms have it prints what is lacking, and there is one.</summary>
    static bool Fills(Diagnosis diagnosis, FactIndex facts, FormTable table, FormRow row)
    {
        var filled = 0;
        foreach (var result in diagnosis.Failing)
        {
            var whole = result.Relation.Whole;
            var column = table.Columns.FirstOrDefault(c => c.Key == whole.Column.Key)
                ?? (whole.Column.Key is ColumnKeys.Total or ColumnKeys.Amount ? CrossForms.MainColumn(table) : null);
            if (column is null) continue;
            if (facts.At(table, row, column) is not { Unit.Yuan: not null } amount
                || Math.Abs((amount.Value * amount.Unit.To(whole.Unit)) - result.Difference) > result.Tolerance) return false;
            filled++;
        }
        return filled > 0;
    }

    static Diagnosis Missing(Diagnosis diagnosis, (FormTable Table, FormRow Row) row) => diagnosis with
    {
        Suspects = [],
        Explanations =
        [
            new Explanation("row_missing", $"{RowTree.CodeOf(row.Row)} {row.Row.Name}, {row.Table.Form}", "",
                string.Join(", ", diagnosis.Failing.Select(r => NumberFormat.Exact(r.Difference))), [.. diagnosis.Failing.Select(r => r.Relation.What)], 1),
        ],
        IsEstablished = false,
    };
}
