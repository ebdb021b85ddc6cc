using DisclosureExtract.Learning;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>Tables → forms with columns, rows and units.</summary>
public static class FormReader
{
    /// <summary>Reads all tables of a document.</summary>
    /// <param name="guesser">Names forms whose titles the rules do not know; null to go by rules alone.</param>
    /// <param name="isOfGovernment">The document is of a whole government.</param>
    /// <param name="decided">The form that people say a table is, by its id and the form it reads as; null where nobody does.</param>
    public static List<FormTable> Read(IReadOnlyList<Table> tables, bool? isFinal, SubjectMapper mapper,
        FormGuesser? guesser, bool isOfGovernment = false, Func<string, string, string?>? decided = null)
    {
        var forms = new List<FormTable>();
        for (var i = 0; i < tables.Count; i++)
        {
            var table = tables[i];
            var naming = FormOf(table, isFinal, forms.Count > 0 ? forms[^1].Form : null, guesser, isOfGovernment);
            if (decided?.Invoke(table.Id, naming.Form) is { } told) naming = new(told, NamedBy.Review);
            var columns = ColumnReader.ReadKinds(table);
            var formColumns = ColumnReader.ReadColumns(columns, mapper.Year, naming.Form);
            if (FormIds.IsOfGovernment(naming.Form))
                formColumns = GovernmentColumns.Name(formColumns, table.Context.Title?.Text ?? "", mapper.Year);
            var read = FormType.Of(naming.Form).HasFacts
                ? RowReader.Read(table, naming.Form, columns, formColumns, mapper)
                : ReadRows.None;
            var (sided, rows) = StackedSides.Tell(naming.Form, formColumns, read);
            forms.Add(new FormTable
            {
                Table = table,
                Naming = naming,
                Unit = Unit.None,
                Columns = sided,
                Rows = rows.Rows,
                Unaccounted = rows.Unaccounted,
            });
        }
        return FormUnits.Settle(forms.ConvertAll(DecimalHabits.Settle));
    }

    /// <summary>
    /// By the title, by being a card, by the model. A table without a title in a text layer is what it is: no statutory
    /// form lacks its title there.
    /// </summary>
    static FormNaming FormOf(
        Table table, bool? isFinal, string? before, FormGuesser? guesser, bool isOfGovernment)
    {
        var (title, line) = (table.Context.Title?.Text ?? "", table.Context.Line?.Text ?? "");
        var isPrinted = table.Grid.Source.IsPrinted();
        if (title.Length == 0 && IsPerformanceCard(table)) return new(FormIds.PerformanceTarget, NamedBy.Content);
        if (table.Grid.ColumnCount < 2 || (isPrinted && title.Length + line.Length == 0)) guesser = null;
        var first = table.Header.FirstDataRow;
        if (title.Length > 0 && IsCutByFrame(title, isFinal)) title += "表";
        return FormNamer.Name(new FormView(title.Length > 0 ? title : line,
            [.. table.Grid.Cells.Where(c => c.Row < first && !c.IsEmpty).Select(c => c.Text)],
            [.. Enumerable.Range(first, Math.Max(0, table.Grid.RowCount - first)).Select(r => table.Grid.At(r, 0))
                .OfType<Cell>().Where(c => !c.IsEmpty).Distinct().Select(c => c.Text)],
            before), isFinal, isPrinted, guesser, isOfGovernment);
    }

    /// <summary>The last character of the title is lost behind the frame of the table.</summary>
    static bool IsCutByFrame(string title, bool? isFinal) =>
        FormClassifier.Classify(title, isFinal) is null && FormClassifier.Classify(title + "表", isFinal) is not null;

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
}
