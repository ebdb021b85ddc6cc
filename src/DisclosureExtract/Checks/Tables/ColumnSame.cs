using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Tables;

/// <summary>Columns with amounts that nothing tells apart: their headings were lost, not printed or not understood.</summary>
sealed class ColumnSame() : LabelRule("column.same",
    "columns of amounts have headings that tell them apart",
    "各金额列的表头可以区分",
    "two columns of a form hold amounts"), ICheck<CheckedForm>
{
    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        var table = part.Table;
        var filled = table.Rows.SelectMany(r => r.Cells).Where(c => c.Amount.Value is not null)
            .GroupBy(c => c.Column).ToDictionary(g => g.Key, g => g.First());
        foreach (var twins in filled.Keys.GroupBy(c => new { c.Group, c.Key }).Where(g => g.Count() > 1))
            yield return Of(table, [.. twins], filled) with
            {
                // Which of them an amount belongs to no sum tells.
                Suspects = [.. twins.Select(c => new Suspect { Part = SuspectPart.Column, Table = table, Column = c })],
            };
    }

    Finding Of(FormTable table, List<FormColumn> twins, Dictionary<FormColumn, FormCell> filled)
    {
        var (count, first) = (twins.Count, twins[0]);
        var headings = string.Join("”, “", twins.Select(c => c.HeaderPath).Distinct());
        var isSame = twins.TrueForAll(c => c.HeaderPath == first.HeaderPath);
        var cell = filled[isSame ? first : twins[^1]].Source;
        return isSame
            ? Report(cell, Severity.Warning,
                $"{table.Form}: {count} columns have the same heading “{headings}”",
                $"{table.Form}：{count}列的表头相同（“{headings}”），无法区分")
            : Report(Severity.Warning, Cause.Reading, new Place(cell.Page, cell.TextBox),
                $"{table.Form}: the headings “{headings}” were all understood as {first.Key}",
                $"{table.Form}：表头“{headings}”均被理解为同一列（{first.Key}）");
    }
}
