using DisclosureExtract.Facts;

namespace DisclosureExtract.Checks.Tables;

/// <summary>Amounts whose unit is that of other forms of the document.</summary>
sealed class UnitInherited() : LabelRule("unit.inherited",
    "the unit is printed at the form itself",
    "金额单位注明在本表",
    "the form holds amounts, and other forms print a unit"), ICheck<CheckedForm>
{
    public override int Rank => 2;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        var table = part.Table;
        if (!table.IsEmpty && table.Unit.IsPrinted && table is { IsUnitInherited: true, UnitDoubt: null })
            yield return Report(table, Severity.Info, Cause.Source,
                $"{table.Form}: no unit is printed at the form; taken as {table.Unit} from the rest of the document",
                $"{table.Form}：本表未注明金额单位，按全文取“{table.Unit}”");
    }
}
