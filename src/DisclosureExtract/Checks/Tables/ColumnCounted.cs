using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Tables;

/// <summary>A column of whole numbers among amounts with decimals, under a heading nobody knows: it may count anything.</summary>
sealed class ColumnCounted() : LabelRule("column.counted",
    "a column of amounts holds money",
    "金额列所列为金额",
    "its heading is not known, all its numbers are whole while all others of the form have decimals, and no sum across the columns has it"),
    ICheck<CheckedForm>
{
    /// <summary>Other amounts, printed with decimals, that make a habit.</summary>
    const int Enough = 3;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        var table = part.Table;
        if (!table.Rows.Any(r => r.Cells.Any(c => c.Column.IsOther))) yield break;
        var filled = table.Rows.SelectMany(r => r.Cells).Where(c => c.Amount.Value is not null and not 0 && c.Amount.Unit is not { IsPrinted: true, Yuan: null })
            .ToLookup(c => c.Column);
        foreach (var column in filled.Where(c => c.Key.IsOther && c.All(IsWhole)))
        {
            var others = filled.Where(c => c.Key != column.Key && !c.All(IsWhole)).SelectMany(c => c).ToList();
            if (others.Count < Enough || others.Exists(IsWhole)) continue;
            if (document.Validation.Relations.Any(r => r is { Holds: true, Relation.Rule: Rules.SumColumns or Rules.SumChange }
                && r.Relation.Facts.Any(f => ReferenceEquals(f.Table, table) && f.Column == column.Key && f.Value != 0)))
                continue;
            var cell = column.First().Source;
            yield return Report(Severity.Warning, Cause.Reading, new Place(cell.Page, cell.TextBox),
                $"{table.Form}: the column “{column.Key.HeaderPath}” holds whole numbers only; they may count something else than money. Compare with the page",
                $"{table.Form}：“{column.Key.HeaderPath}”列均为整数，可能不是金额，请核对原页") with
            {
                Suspects = [new Suspect { Part = SuspectPart.Column, Table = table, Column = column.Key }],
            };
        }
    }

    static bool IsWhole(FormCell cell) => cell.Amount.Decimals == 0;
}
