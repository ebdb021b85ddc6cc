using DisclosureExtract.Documents;
using DisclosureExtract.Forms;
using DisclosureExtract.Text;

namespace DisclosureExtract.Validation;

/// <summary>cell.*, amount.*, row.* and unit.*: what is wrong with single cells, rows and tables.</summary>
static class CellChecks
{
    public static IEnumerable<Finding> Findings(IReadOnlyList<FormTable> tables)
    {
        foreach (var table in tables)
        {
            if (!FormIds.HasFacts(table.Form)) continue;
            foreach (var finding in UnitFindings(table)) yield return finding;
            var hasNames = table.Rows.Any(r => r.Name.Length > 0);
            foreach (var row in table.Rows)
            {
                foreach (var cell in row.Cells)
                    if (CellFinding(row, cell) is { } finding) yield return finding;
                if (hasNames && row.Name.Length + row.Code.Length == 0 && row.Cells.FirstOrDefault(c => c.Amount.Value is not null) is { } amount)
                    yield return Make(Rules.RowUnnamed, Severity.Warning, amount.Source,
                        $"{table.Form}: a row with the amount {amount.Source.Text} has no name", $"{table.Form}：金额 {amount.Source.Text} 所在行没有名称");
            }
        }
    }

    static IEnumerable<Finding> UnitFindings(FormTable table)
    {
        if (table.IsEmpty) yield break;
        var (page, box) = table.Table.Boxes[0];
        if (table.Unit.Length == 0)
            yield return new Finding
            {
                Rule = Rules.UnitMissing, Severity = Severity.Warning, Cause = Cause.Source, Place = new Place(page, box),
                Message = $"{table.Form}: no unit is printed at the form or anywhere else", MessageZh = $"{table.Form}：全文未注明金额单位",
            };
        else if (table.IsUnitInherited)
            yield return new Finding
            {
                Rule = Rules.UnitInherited, Severity = Severity.Info, Cause = Cause.Source, Place = new Place(page, box),
                Message = $"{table.Form}: no unit is printed at the form; taken as {table.Unit} from the rest of the document", MessageZh = $"{table.Form}：本表未注明金额单位，按全文取“{table.Unit}”",
            };
    }

    static Finding? CellFinding(FormRow row, FormCell cell)
    {
        var label = row.Name.Length > 0 ? row.Name : row.Code;
        if (cell.Amount.State == CellState.Unreadable)
            return Make(Rules.CellUnreadable, Severity.Warning, cell.Source,
                $"{label} ({cell.Column.HeaderPath}): “{cell.Source.Raw}” is no amount", $"{label}（{cell.Column.HeaderPath}）：“{cell.Source.Raw}”不是金额");
        if (cell.Amount.OddSeparators)
            return Make(Rules.AmountFormat, Severity.Warning, cell.Source,
                $"{label} ({cell.Column.HeaderPath}): the separators of {cell.Source.Text} do not stand every three digits; read as {cell.Amount.Value}",
                $"{label}（{cell.Column.HeaderPath}）：{cell.Source.Text} 的千位分隔符位置不对，读作 {cell.Amount.Value}");
        return null;
    }

    static Finding Make(string rule, Severity severity, Tables.Cell cell, string message, string messageZh) => new()
    {
        Rule = rule,
        Severity = severity,
        Cause = cell.Source == WordSource.Text ? Cause.Source : Cause.Unknown,
        Message = message,
        MessageZh = messageZh,
        Place = new Place(cell.Page, cell.TextBox),
    };
}
