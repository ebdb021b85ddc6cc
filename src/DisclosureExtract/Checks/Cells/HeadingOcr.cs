using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Cells;

/// <summary>
/// Columns of amounts read from pixels of which it is not beyond doubt what they are: a heading that names no known column and was
/// not read surely, one that does not stand over them, one that two columns share. Sums hold as well under exchanged headings.
/// </summary>
sealed partial class HeadingOcr() : Rule("heading.ocr", Basis.Readings,
    "the heading of a column of amounts that was read from pixels stands over it and is told beyond doubt",
    "图像中识别的金额列表头位于该列之上且可以确认",
    "the column holds amounts and its heading was read from pixels"), ICheck<CheckedForm>
{
    /// <summary>A heading read with less confidence than this that names no known column may be a known one misread.</summary>
    const double Sure = 0.95;

    /// <summary>Points by which the middle of a heading may lie beside its column.</summary>
    const double Beside = 6;

    /// <summary>Forms that print revenue beside expenditure.</summary>
    static readonly string[] TwoSided =
    [
        FormIds.BudgetSummary, FormIds.AppropriationSummary, FormIds.FinalSummary, FormIds.FinalAppropriationSummary,
    ];

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        var table = part.Table;
        if (!table.Rows.Any(r => r.Source == WordSource.Ocr)) yield break;
        var cells = table.Rows.SelectMany(r => r.Cells).Where(c => c.Amount.Value is not null)
            .GroupBy(c => c.Column.Index).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        foreach (var column in cells)
        {
            var own = column[0].Column;
            if (Doubt(table, own, cells.ConvertAll(c => c[0].Column)) is not { } doubt) continue;
            var at = doubt.Heading ?? column[0].Source;
            yield return Report(Severity.Warning, Cause.Reading, new Place(at.Page, at.TextBox),
                $"{table.Form}: the heading “{own.HeaderPath}” {doubt.Why}; its {column.Count} amounts may belong to a column of another name",
                $"{table.Form}：表头“{own.HeaderPath}”{doubt.WhyZh}，其下{column.Count}个金额的列名请核对") with
            {
                Suspects = [new Suspect { Part = SuspectPart.Heading, Table = table, Column = own }],
            };
        }
    }

    static (Cell? Heading, string Why, string WhyZh)? Doubt(FormTable table, FormColumn column, List<FormColumn> filled)
    {
        var headings = table.Table.Grid.Cells.Where(c => c.Row < table.Table.Header.FirstDataRow
            && c.Column <= column.Index && column.Index < c.EndColumn && !c.IsEmpty).OrderBy(c => c.Row).ToList();
        if (headings.Count == 0) return null; // table.open tells of it
        var own = headings[^1];
        if (own.Source != WordSource.Ocr) return null;
        if (headings.Find(h => Rubbish().IsMatch(h.Text)) is { } rubbish && column.IsOther)
            return (rubbish, "holds what belongs to no heading", "含有不属于表头的内容");
        if (column.IsOther && headings.MinBy(h => h.Confidence) is { Confidence: < Sure } unsure)
            return (unsure, "names no known column, and the engine is not sure", "不是已知列名，识别把握不足");
        // Lines are those of the first page; the columns of a sheet that goes on beside itself have theirs on another.
        // A heading of several lines is centred over its column; one whose ruling was lost stands over the next as well.
        var lines = table.Table.Grid.ColumnLines;
        if (own.ColumnSpan == 1 && own.Page == table.Table.Boxes[0].Page && column.Index + 1 < lines.Count && own.TextBox.CenterX is var x
            && (x < lines[column.Index] - Beside || x > lines[column.Index + 1] + Beside))
            return (own, "does not stand over its column", "不在该列之上");
        if (column.Side == Sides.None && TwoSided.Contains(table.Form))
            return (own, "does not say on which side of the form it stands", "无法确定属于收入方还是支出方");
        var twins = filled.FindAll(c => c.Group == column.Group && c.Key == column.Key);
        if (twins.Count > 1) return (own, "is that of several columns", "同时属于多个列");
        // 金额 beside columns that have names of their own is what is left of a heading.
        return column.Key == ColumnKeys.Amount && filled.Exists(c => c.Group == column.Group && c.Moment is null && c.Key != column.Key)
            && own.ColumnSpan > 1
            ? (own, "stands over several columns, and none of its own is under it", "跨多列，本列没有自己的表头") : null;
    }

    /// <summary>Signs for ink that nobody can read, rulings read as characters, amounts.</summary>
    [GeneratedRegex(@"\uFFFD|[|丨!_]|\d[.,]\d{2}(?!\d)|\d,\d{3}")]
    private static partial Regex Rubbish();
}
