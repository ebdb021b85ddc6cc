using DisclosureExtract.Facts;
using DisclosureExtract.Forms;

namespace DisclosureExtract.Checks.Tables;

/// <summary>Amounts of which no label says what they are.</summary>
sealed class RowUnnamed() : LabelRule("row.unnamed",
    "a row with amounts has a name in a table with names",
    "有金额的行有名称",
    "the form has more than a few rows, or names in other rows"), ICheck<CheckedForm>, ICheck<CheckedRow>
{
    /// <summary>“三公” are printed in one row, or in one for each of a few years, that needs no name.</summary>
    const int MostUnnamed = 3;

    public override int Rank => 3;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        if (part.HasNames) yield break;
        var form = part.Table.Form;
        var amounts = part.Table.Rows.Where(r => r.Code.Length == 0).Select(CheckedForm.FirstAmount).OfType<FormCell>().ToList();
        if (amounts.Count > MostUnnamed)
            yield return Report(amounts[0].Source, Severity.Warning,
                $"{form}: none of {amounts.Count} rows with amounts has a name",
                $"{form}：{amounts.Count}行金额均没有名称");
    }

    public IEnumerable<Finding> Check(CheckedRow part, CheckedDocument document)
    {
        if (!part.Form.HasNames || part.Row.IsLabelled || CheckedForm.FirstAmount(part.Row) is not { } amount) yield break;
        var (form, text) = (part.Form.Table.Form, amount.Source.Text);
        yield return Report(amount.Source, Severity.Warning,
            $"{form}: a row with the amount {text} has no name",
            $"{form}：金额 {text} 所在行没有名称") with
        {
            Suspects = [Suspect.Label(part.Row, SuspectPart.Name)],
        };
    }
}
