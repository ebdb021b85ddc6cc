using DisclosureExtract.Facts;

namespace DisclosureExtract.Checks.Tables;

/// <summary>Columns with amounts that nothing tells apart: their headings were lost or not printed.</summary>
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
        var twins = filled.Keys.GroupBy(c => (c.Group, c.Key, c.HeaderPath)).FirstOrDefault(g => g.Count() > 1);
        if (twins is null) yield break;
        var (count, heading) = (twins.Count(), twins.Key.HeaderPath);
        yield return Report(filled[twins.First()].Source, Severity.Warning,
            $"{table.Form}: {count} columns have the same heading “{heading}”",
            $"{table.Form}：{count}列的表头相同（“{heading}”），无法区分");
    }
}
