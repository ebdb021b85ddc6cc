using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>cell.*, amount.*, row.* and unit.*: what is wrong with single cells, rows and tables.</summary>
static class CellChecks
{
    /// <summary>A table with fewer amounts in its columns may be a list in prose.</summary>
    const int LeastAmounts = 3;

    /// <summary>From so many amounts on a table counts, whatever its columns are called.</summary>
    const int ManyAmounts = 10;

    /// <summary>“三公” are printed in one row, or in one for each of a few years, that needs no name.</summary>
    const int MostUnnamed = 3;

    public static IEnumerable<Finding> Findings(IReadOnlyList<FormTable> tables, IReadOnlyList<Fact> facts)
    {
        foreach (var column in facts.Where(f => f.Cell.Source.Source == WordSource.Ocr && f.Column.IsOther).GroupBy(f => (f.Table.Table.Id, f.Column.Index)))
            if (UnsureHeading([.. column]) is { } unsure) yield return unsure;

        foreach (var table in tables)
        {
            if (UnknownTable(table) is { } unknown) yield return unknown;
            if (!table.Type.HasFacts) continue;
            if (SameColumns(table) is { } same) yield return same;
            foreach (var open in table.IsGuessed ? table.Rows.SelectMany(r => r.Cells).Where(c => c.Amount.Value is not null).DistinctBy(c => c.Source.Page) : [])
                yield return Make(Rules.TableOpen, Severity.Warning, open.Source,
                    table.Table.Grid.IsOpen ? $"{table.Form}: the table has no rulings; its columns were told by white space" : $"{table.Form}: amounts stand under no heading; what their columns are is a guess",
                    table.Table.Grid.IsOpen ? $"{table.Form}：表格无竖线，按空白划分列，请核对" : $"{table.Form}：有金额的列没有表头，列义系推定，请核对");
            foreach (var finding in UnitFindings(table)) yield return finding;
            var hasNames = table.Rows.Any(r => r.Name.Length > 0);
            if (!hasNames && table.Rows.Where(r => r.Code.Length == 0 && r.Cells.Any(c => c.Amount.Value is not null)).ToList() is { Count: > MostUnnamed } unnamed)
                yield return Make(Rules.RowUnnamed, Severity.Warning, unnamed[0].Cells.First(c => c.Amount.Value is not null).Source,
                    $"{table.Form}: none of {unnamed.Count} rows with amounts has a name", $"{table.Form}：{unnamed.Count}行金额均没有名称");
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

    /// <summary>A heading read with less confidence than this that names no known column may be a known one misread.</summary>
    const double Sure = 0.9;

    static Finding? UnsureHeading(IReadOnlyList<Fact> column)
    {
        var (table, index) = (column[0].Table, column[0].Column.Index);
        var heads = table.Table.Grid.Cells.Where(c => c.Row < table.Table.Header.FirstDataRow && c.Column <= index && index < c.EndColumn && !c.IsEmpty).ToList();
        return heads.Count == 0 || heads.MinBy(h => h.Confidence)! is not { Confidence: < Sure } head ? null : Make(Rules.CellOcr, Severity.Warning, head,
            $"{table.Form}: a heading is read as “{head.Text}”, and the engine is not sure; its {column.Count} amounts may belong to a column of another name", $"{table.Form}：表头读作“{head.Text}”，识别把握不足，其下{column.Count}个金额的列名请核对") with
        {
            Cause = Cause.Reading,
            Facts = column,
        };
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

    /// <summary>A table that nothing names a form and that looks like one all the same: its amounts are not in the facts.</summary>
    static Finding? UnknownTable(FormTable table)
    {
        if (table.Form != FormIds.Other || table.Table.Context.Title is not null) return null;
        var keys = table.Columns.Where(c => !c.IsOther).Select(c => c.Key).Distinct().Count();
        var columns = table.Columns.Select(c => c.Index).ToHashSet();
        var amounts = table.Table.Grid.Cells.Where(c => c.Row >= table.Table.Header.FirstDataRow && columns.Contains(c.Column) && AmountText.IsAmount(c.Text) && c.Text.AsSpan().IndexOfAny('.', ',') > 0).ToList();
        if (amounts.Count < (keys < 2 ? ManyAmounts : LeastAmounts)) return null;
        return Make(Rules.TableUnknown, Severity.Warning, amounts[0],
            $"a table with {amounts.Count} amounts under no title of a form; they are not in the facts", $"一张含{amounts.Count}个金额的表没有可识别的表名，金额未列入结果");
    }

    /// <summary>Columns with amounts that nothing tells apart: their headings were lost or not printed.</summary>
    static Finding? SameColumns(FormTable table)
    {
        var filled = table.Rows.SelectMany(r => r.Cells).Where(c => c.Amount.Value is not null).GroupBy(c => c.Column).ToDictionary(g => g.Key, g => g.First());
        var twins = filled.Keys.GroupBy(c => (c.Group, c.Key, c.HeaderPath)).FirstOrDefault(g => g.Count() > 1);
        return twins is null ? null : Make(Rules.ColumnSame, Severity.Warning, filled[twins.First()].Source,
            $"{table.Form}: {twins.Count()} columns have the same heading “{twins.Key.HeaderPath}”", $"{table.Form}：{twins.Count()}列的表头相同（“{twins.Key.HeaderPath}”），无法区分");
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

    static Finding Make(string rule, Severity severity, Cell cell, string message, string messageZh) => new()
    {
        Rule = rule,
        Severity = severity,
        Cause = cell.Source == WordSource.Text ? Cause.Source : Cause.Unknown,
        Message = message,
        MessageZh = messageZh,
        Place = new Place(cell.Page, cell.TextBox),
    };
}
