using DisclosureExtract.Facts;
using DisclosureExtract.Forms;

namespace DisclosureExtract.Checks.Tables;

/// <summary>A total that stands twice, one below the other: nothing that adds up rows notices it.</summary>
sealed class RowTwice() : LabelRule("row.twice",
    "a total is printed once",
    "合计行只印一次",
    "two neighbouring total rows have one name and the same amounts"), ICheck<CheckedForm>
{
    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        var rows = part.Table.Rows;
        for (var i = 1; i < rows.Count; i++)
            if (rows[i].IsTotal && AreAlike(rows[i - 1], rows[i]))
                yield return Report(rows[i], SuspectPart.Row, Severity.Warning,
                    $"{part.Table.Form}: {rows[i].Name} is printed twice with the same amounts",
                    $"{part.Table.Form}：“{rows[i].Name}”行重复，金额相同");
    }

    static bool AreAlike(FormRow one, FormRow other) => one.Group == other.Group && one.Name == other.Name && one.Code == other.Code
        && other.Cells.Any(c => c.Amount.Value is not null and not 0) && one.HasAmountsOf(other);
}
