using DisclosureExtract.Facts;

namespace DisclosureExtract.Checks.Tables;

/// <summary>Amounts of which nothing in the document says the unit.</summary>
sealed class UnitMissing() : LabelRule("unit.missing",
    "the unit of a form is printed",
    "报表注明金额单位",
    "the form holds amounts"), ICheck<CheckedForm>
{
    public override int Rank => 2;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        var table = part.Table;
        if (table.HasAmountsWithoutUnit)
            yield return Report(table, Severity.Warning, Cause.Source,
                $"{table.Form}: no unit is printed at the form or anywhere else",
                $"{table.Form}：全文未注明金额单位");
    }
}
