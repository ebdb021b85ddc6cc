using DisclosureExtract.Facts;
using DisclosureExtract.Forms;

namespace DisclosureExtract.Checks.Tables;

/// <summary>A total, or the only row of a form, that stands twice, one below the other: nothing that adds up rows
/// notices it.</summary>
sealed class RowTwice() : LabelRule("row.twice",
    "a total is printed once",
    "合计行只印一次",
    "two neighbouring rows that are totals, or have no name, have one name and the same amounts"), ICheck<CheckedForm>
{
    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        foreach (var group in part.Table.Rows.GroupBy(r => r.Group))
            foreach (var (before, row) in group.Zip(group.Skip(1)))
                if ((row.IsTotal || (!row.IsLabelled && IsOnly(group))) && AreAlike(before, row))
                    yield return Report(row, SuspectPart.Row, Severity.Warning,
                        $"{part.Table.Form}: {(row.IsLabelled ? row.Label : "a row without a name")} is printed twice with the same amounts",
                        $"{part.Table.Form}：{(row.IsLabelled ? $"“{row.Label}”" : "无名称的")}行重复，金额相同");
    }

    /// <summary>The form has one row, which needs no name; where it has more, their names were not read.</summary>
    static bool IsOnly(IEnumerable<FormRow> rows) =>
        !rows.Where(r => r.Cells.Any(c => c.Amount.Value is not null)).Skip(2).Any();

    static bool AreAlike(FormRow one, FormRow other) => one.Name == other.Name && one.Code == other.Code
        && other.Cells.Any(c => c.Amount.Value is not null and not 0) && one.HasAmountsOf(other);
}
