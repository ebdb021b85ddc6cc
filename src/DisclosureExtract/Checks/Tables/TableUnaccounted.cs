using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Tables;

/// <summary>
/// Numbers of a form that became nothing: neither heading, code, name and attribute of a row, nor an amount. One finding
/// for each row they stand in, those among them that no ruling holds and that are no row of the table.
/// </summary>
sealed class TableUnaccounted() : LabelRule("table.unaccounted",
    "each number in a form is an amount, or part of a heading, code, name or note",
    "表内每个数字都归为金额、表头、编码、名称或说明",
    "the table is a statutory form"), ICheck<FormTable>
{
    public IEnumerable<Finding> Check(FormTable part, CheckedDocument document)
    {
        foreach (var row in part.Unaccounted.GroupBy(c => new { c.Page, c.Row }))
        {
            var box = BoundingBox.Around(row.Select(c => c.TextBox));
            var text = string.Join(" | ", row.Select(c => c.Text));
            yield return Report(Severity.Warning, Cause.Reading, new Place(row.Key.Page, box),
                $"{part.Form}: “{text}” is in no fact and names nothing", $"{part.Form}：“{text}”未归入金额、编码或名称") with
            {
                Suspects = [.. part.Rows.Where(r => row.Any(c => MayBeCodeOf(r, c))).Select(r => Suspect.Label(r, SuspectPart.Code))],
            };
        }
        foreach (var remarks in AmountsAmongRemarks.In(part))
        {
            yield return Report(Severity.Warning, Cause.Reading, new Place(remarks.First.Page, remarks.First.Box),
                $"{part.Form}: the heading “{remarks.Heading}” speaks of no amounts, but {remarks.Count} numbers under it are what is missing in the sums of their rows; they are in no fact",
                $"{part.Form}：表头“{remarks.Heading}”不是金额，但其下{remarks.Count}个数字正是各行合计所缺部分，未归入金额");
        }
        foreach (var row in document.Accounts.Loose.Where(r => ReferenceEquals(r.Table, part)))
            yield return Report(Severity.Warning, Cause.Reading, new Place(row.Line.Page, row.Line.Line.Box),
                $"{part.Form}: “{row.Line.Line.Text}” stands in its columns and in none of its rows",
                $"{part.Form}：“{row.Line.Line.Text}”位于表格金额列内，但未归入任何一行");
    }

    /// <summary>A number before the amounts of a row without a code: what its code is meant to be, perhaps.</summary>
    static bool MayBeCodeOf(FormRow row, Cell cell) =>
        row.Code.Length == 0 && row.Index == cell.Row && row.Cells.Count > 0
        && row.Cells.All(c => cell.EndColumn <= c.Source.Column);
}
