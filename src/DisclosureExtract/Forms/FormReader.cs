using DisclosureExtract.Subjects;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Forms;

/// <summary>Tables → forms with columns, rows and units.</summary>
public static class FormReader
{
    /// <summary>Reads all tables of a document.</summary>
    public static List<FormTable> Read(IReadOnlyList<Table> tables, bool? isFinal, SubjectMapper mapper)
    {
        var forms = new List<FormTable>();
        var units = tables.Select(t => t.Context.Unit ?? HeaderUnit(t)).ToList();
        var printed = units.Where(u => u is not null).Distinct().ToList();
        string? lastUnit = null;
        for (var i = 0; i < tables.Count; i++)
        {
            var table = tables[i];
            var (form, evidence) = FormOf(table, isFinal);
            var unit = units[i] ?? (printed.Count == 1 ? printed[0] : lastUnit ?? printed.FirstOrDefault());
            lastUnit = units[i] ?? lastUnit;
            var columns = ColumnReader.ReadKinds(table);
            var formColumns = ColumnReader.ReadColumns(columns, mapper.Year);
            forms.Add(new FormTable
            {
                Table = table,
                Form = form,
                FormEvidence = evidence,
                Unit = unit ?? "",
                IsUnitInherited = units[i] is null,
                Columns = formColumns,
                Rows = FormIds.HasFacts(form) ? RowReader.Read(table, form, columns, formColumns, mapper) : [],
            });
        }
        return forms;
    }

    static (string Form, string Evidence) FormOf(Table table, bool? isFinal)
    {
        if (table.Context.Title is { } title && FormClassifier.Classify(title.Text, isFinal) is { } form) return (form, "title");
        return IsPerformanceCard(table) ? (FormIds.PerformanceTarget, "content") : (FormIds.Other, "none");
    }

    /// <summary>A card with goals and indicators, whatever stands above it.</summary>
    static bool IsPerformanceCard(Table table)
    {
        bool project = false, goal = false, indicator = false;
        foreach (var cell in table.Grid.Cells)
        {
            if (cell.IsEmpty || cell.Text.Length > 16) continue;
            project |= cell.Text.Contains("项目名称") || cell.Text.Contains("主管部门");
            goal |= cell.Text.Contains("目标");
            indicator |= cell.Text.Contains("绩效指标") || cell.Text.Contains("一级指标") || cell.Text.Contains("产出指标");
        }
        return project && goal && indicator;
    }

    /// <summary>A unit printed in a heading: 预算数（万元）.</summary>
    static string? HeaderUnit(Table table) => table.Grid.Cells
        .Where(c => c.Row < table.Header.FirstDataRow && !c.IsEmpty)
        .Select(c => ContextReader.FindUnit(c.Text))
        .FirstOrDefault(u => u is not null);
}
