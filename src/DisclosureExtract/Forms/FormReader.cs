using System.Globalization;
using DisclosureExtract.Documents;
using DisclosureExtract.Learning;
using DisclosureExtract.Subjects;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Forms;

/// <summary>Tables → forms with columns, rows and units.</summary>
public static class FormReader
{
    /// <summary>Reads all tables of a document.</summary>
    public static List<FormTable> Read(IReadOnlyList<Table> tables, bool? isFinal, SubjectMapper mapper, bool useModels = true)
    {
        var forms = new List<FormTable>();
        var units = tables.Select(t => t.Context.Unit ?? HeaderUnit(t)).ToList();
        var printed = units.Where(u => u is not null).Distinct().ToList();
        string? lastUnit = null;
        for (var i = 0; i < tables.Count; i++)
        {
            var table = tables[i];
            var (form, evidence) = FormOf(table, isFinal);
            if (form == FormIds.Other && evidence == "none" && useModels) (form, evidence) = Learned(table, isFinal, forms.Count > 0 ? forms[^1].Form : null);
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
        if (table.Context.Title is { } title && (FormClassifier.Classify(title.Text, isFinal) ?? FormClassifier.Classify(title.Text + "表", isFinal)) is { } form) return (form, "title");
        return IsPerformanceCard(table) ? (FormIds.PerformanceTarget, "content") : (FormIds.Other, "none");
    }

    /// <summary>
    /// A table under a title that the rules do not know, or cannot read: the model of forms, where it is sure. A table without
    /// a title in a text layer is what it is: no statutory form lacks its title there.
    /// </summary>
    static (string Form, string Evidence) Learned(Table table, bool? isFinal, string? before)
    {
        var title = table.Context.Line?.Text ?? "";
        var isText = table.Grid.Cells.FirstOrDefault(c => !c.IsEmpty)?.Source == WordSource.Text;
        if ((isText && title.Length == 0) || table.Grid.ColumnCount < 2) return (FormIds.Other, "none");
        var first = table.Header.FirstDataRow;
        var view = new FormView(title,
            [.. table.Grid.Cells.Where(c => c.Row < first && !c.IsEmpty).Select(c => c.Text)],
            [.. Enumerable.Range(first, Math.Max(0, table.Grid.RowCount - first)).Select(r => table.Grid.At(r, 0)).OfType<Cell>().Where(c => !c.IsEmpty).Distinct().Select(c => c.Text)], before);
        if (FormGuesser.Default.Guess(view) is not { } guess || guess.Form == FormIds.Other) return (FormIds.Other, "none");
        return (isFinal == true ? FormClassifier.OfAccounts(guess.Form) : guess.Form, string.Create(CultureInfo.InvariantCulture, $"{LearnedEvidence} {guess.Score:0.00}"));
    }

    /// <summary>How the evidence of a learned form begins.</summary>
    public const string LearnedEvidence = "wording, by the trained model,";

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
