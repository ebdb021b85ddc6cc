using System.Globalization;
using DisclosureExtract.Data.Sheets;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Output;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Data.Workbook;

/// <summary>The findings by severity, each with the cells it is about below it, linked.</summary>
static class FindingsSheet
{
    /// <summary>The way back, then the heading.</summary>
    const int Head = 2;

    /// <summary>Cells of one finding that are listed; the result has all.</summary>
    const int MostCells = 40;

    static readonly string[] Severities = ["error", "warning", "info"];

    static IEnumerable<FindingInfo> InOrder(IReadOnlyList<FindingInfo> findings) =>
        findings.OrderBy(f => Array.IndexOf(Severities, f.Severity));

    static IEnumerable<(string Role, SuspectInfo What)> CellsOf(FindingInfo finding) => finding.Suspects.Select(s => ("存疑", s))
        .Concat(finding.Terms.Select(t => ("参与", new SuspectInfo(t.Table, t.Row, t.Column, "value")))).Take(MostCells);

    /// <summary>The row of each finding on the sheet, by its id.</summary>
    public static Dictionary<string, int> Rows(IReadOnlyList<FindingInfo> findings)
    {
        var rows = new Dictionary<string, int>();
        var row = Head + 1;
        foreach (var finding in InOrder(findings))
        {
            rows[finding.Id] = row;
            row += 1 + CellsOf(finding).Count();
        }
        return rows;
    }

    public static Sheet Build(Disclosure disclosure, IReadOnlyList<FormSheet> forms, Sheet sheet, string contents)
    {
        var byTable = forms.ToDictionary(f => f.Table.Id);
        sheet.Put(new(1, 1), "← 目录", Looks.Link);
        sheet.Link(new(1, 1), contents, new(1, 1));
        string[] heads = ["编号", "程度", "说明", "判断", "应为", "实为", "差额", "页", "规则"];
        for (var c = 0; c < heads.Length; c++) sheet.Put(new(Head, c + 1), heads[c], Looks.Head);
        var row = Head + 1;
        foreach (var finding in InOrder(disclosure.Findings))
        {
            sheet.Put(new(row, 1), finding.Id, Looks.Label);
            sheet.Put(new(row, 2), FieldNames.Zh("severity", finding.Severity), finding.Severity == "error" ? Looks.DoubtfulLabel : Looks.Label);
            sheet.Put(new(row, 3), finding.MessageZh, Looks.Label);
            sheet.Heights[row] = Math.Max(15, 15 * Math.Ceiling(finding.MessageZh.Length / 34.0));
            sheet.Put(new(row, 4), FieldNames.Zh("cause", finding.Cause), Looks.Label);
            Number(5, finding.Expected);
            Number(6, finding.Actual);
            Number(7, finding.Difference);
            sheet.Put(new(row, 8), finding.Place?.Page.ToString(CultureInfo.InvariantCulture) ?? "", Looks.Label);
            sheet.Put(new(row, 9), finding.Rule, Looks.Label);
            row++;
            foreach (var (role, what) in CellsOf(finding))
            {
                PutCell(sheet, row, role, what, byTable.GetValueOrDefault(what.Table));
                sheet.Folded.Add(row++);
            }
        }
        if (disclosure.Findings.Count == 0) sheet.Put(new(row, 1), "没有发现问题", Looks.Plain);
        (sheet.Widths[1], sheet.Widths[2], sheet.Widths[3], sheet.Widths[4], sheet.Widths[9]) = (8, 8, 70, 12, 24);
        for (var c = 5; c <= 7; c++) sheet.Widths[c] = 18;
        sheet.Frozen = new At(Head, 0);
        sheet.Repeated = (Head, Head);
        sheet.IsLandscape = true;
        return sheet;

        void Number(int column, decimal? value)
        {
            if (value is { } number) sheet.Put(new(row, column), number, Looks.Amount(number.Scale, true));
            else sheet.Put(new(row, column), "", Looks.Label);
        }
    }

    static void PutCell(Sheet sheet, int row, string role, SuspectInfo what, FormSheet? form)
    {
        sheet.Put(new(row, 2), role, Looks.Plain);
        if (form is null)
        {
            sheet.Put(new(row, 3), what.Table, Looks.Plain);
            return;
        }
        var at = form.Place(what.Row, what.Column);
        var line = what.Row is { } r && r < form.Table.Rows.Count ? form.Table.Rows[r] : null;
        var label = line is null ? "" : $" · {(line.Name.Length > 0 ? line.Name : line.Code)}";
        var column = what.Column is { } key ? $" · {FieldNames.ColumnZh(FactTable.WithoutNumber(key))}" : $" · {FieldNames.Zh("part", what.Part)}";
        var raw = line is not null && what.Column is not null && line.Cells.TryGetValue(what.Column, out var cell) ? $"：{cell.Raw}" : "";
        sheet.Put(new(row, 3), $"{form.Sheet.Name}!{at}{label}{column}{raw}", Looks.Link);
        sheet.Link(new(row, 3), form.Sheet.Name, at);
    }
}
