using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Cross;

/// <summary>Two columns of one form are those of another form, the other way round: one of the headings stands where it does not belong.</summary>
sealed class CrossHeading() : LabelRule("cross.heading",
    "columns that hold the same amounts in two forms have the same headings",
    "两表中金额相同的列，表头也相同",
    "two forms of one kind of disclosure print the same total of the same subjects"), ICheck<IReadOnlyList<FormTable>>
{
    static readonly string[] Functional =
        [FormIds.Expenditure, FormIds.AppropriationExpenditure, FormIds.GeneralPublicExpenditure];

    static readonly string[] Economic = [FormIds.AppropriationBasicEconomic, FormIds.BasicExpenditureEconomic];

    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        foreach (var (forms, one, other) in ((string[], string, string)[])
            [(Functional, ColumnKeys.Basic, ColumnKeys.Project), (Economic, ColumnKeys.Personnel, ColumnKeys.Public)])
        {
            var meant = part.Where(t => forms.Contains(t.Type.Base)).ToList();
            if (meant.Count < 2) continue;
            var tables = meant.ConvertAll(t => new Halves(t, Amounts(t, one), Amounts(t, other)))
                .FindAll(s => s.One.Count > 0 && s.Other.Count > 0);
            for (var i = 0; i < tables.Count; i++)
                for (var j = i + 1; j < tables.Count; j++)
                    if (AreExchanged(tables[i], tables[j])) yield return Exchanged(tables[i].Table, tables[j].Table, one, other);
        }
    }

    Finding Exchanged(FormTable first, FormTable second, string one, string other)
    {
        var columns = ((FormTable[])[first, second]).SelectMany(t => t.Columns.Where(c => c.Key == one || c.Key == other).Select(c => (Table: t, Column: c))).ToList();
        var (a, b) = (columns[0].Column.HeaderPath, columns[1].Column.HeaderPath);
        return Report(second, Severity.Warning, Cause.Unknown,
            $"what {first.Form} prints under “{a}” and “{b}” stands in {second.Form} the other way round: the headings of one may be exchanged",
            $"{first.Form} 的“{a}”“{b}”两列与 {second.Form} 恰好相反，其中一表的表头可能互换") with
        {
            Suspects = [.. columns.Select(c => new Suspect { Part = SuspectPart.Heading, Table = c.Table, Column = c.Column })],
        };
    }

    static bool AreExchanged(Halves first, Halves second) => first.Table.Type.IsFinal == second.Table.Type.IsFinal
        && first.One.SetEquals(second.Other) && first.Other.SetEquals(second.One) && !first.One.SetEquals(first.Other);

    /// <summary>A form with the amounts of either column.</summary>
    sealed record Halves(FormTable Table, HashSet<(string, decimal)> One, HashSet<(string, decimal)> Other);

    /// <summary>The amounts of a column in yuan, each with its subject; none where a form has several such columns.</summary>
    static HashSet<(string, decimal)> Amounts(FormTable table, string key) =>
        table.Columns.Count(c => c.Key == key) != 1 ? []
        : [.. table.Rows.SelectMany(r => r.Cells.Where(c => c.Column.Key == key && c.Amount.Value is not null and not 0)
            .Select(c => (r.Code.Length > 0 ? r.Code : r.IsTotal ? "" : r.Name, c.Amount.Value!.Value * table.UnitOf(c).Factor)))];
}
