using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Tables;

/// <summary>A table that nothing names a form and that looks like one all the same: its amounts are not in the facts.</summary>
sealed class TableUnknown() : LabelRule("table.unknown",
    "a table of amounts stands under the title of a form",
    "含金额的表有可识别的表名",
    "the table is of no form that is known, and has several amounts in columns"), ICheck<FormTable>
{
    /// <summary>A table with fewer amounts in its columns may be a list in prose.</summary>
    const int LeastAmounts = 3;

    /// <summary>From so many amounts on a table counts, whatever its columns are called.</summary>
    const int ManyAmounts = 10;

    public IEnumerable<Finding> Check(FormTable part, CheckedDocument document)
    {
        if (part.Form != FormIds.Other) yield break;
        var least = part.Columns.Where(c => !c.IsOther).Select(c => c.Key).Distinct().Count() < 2 ? ManyAmounts : LeastAmounts;
        var columns = part.Columns.Select(c => c.Index).ToHashSet();
        var amounts = part.Table.Grid.Cells
            .Where(c => c.Row >= part.Table.Header.FirstDataRow && columns.Contains(c.Column) && IsWrittenOut(c.Text)).ToList();
        if (amounts.Count < least) yield break;
        yield return Report(amounts[0], Severity.Warning,
            $"a table with {amounts.Count} amounts under no title of a form{Printed(part, "; it prints “{0}”")}; they are not in the facts",
            $"一张含{amounts.Count}个金额的表没有可识别的表名{Printed(part, "（印有“{0}”）")}，金额未列入结果");
    }

    static string Printed(FormTable table, string sentence) =>
        table.Table.Context.Title is { } title ? string.Format(CultureInfo.InvariantCulture, sentence, title.Text) : "";

    /// <summary>An amount with a point or with separators, which a mere number of something lacks.</summary>
    static bool IsWrittenOut(string text) => AmountShape.IsIn(text);
}
