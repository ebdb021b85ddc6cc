using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>
/// Rows of a summary that are columns, or rows, of the form that details its side: revenue by source, expenditure as
/// 基本支出 and 项目支出. Two of them exchanged, or one in the place of another, leave the totals as they are.
/// </summary>
static class SummaryRows
{
    public static IEnumerable<Relation> Relations(FactIndex facts, CrossForms.FormSet forms)
    {
        var appropriations = ((FormTable?[])[forms.AppropriationExpenditure, forms.GeneralPublic, forms.Expenditure])
            .FirstOrDefault(t => t?.Columns.Any(c => c.Key == ColumnKeys.Basic) == true);
        return Of(facts, forms.Summary, [Sides.Revenue], forms.Revenue, IsSourceOfRevenue)
            .Concat(Of(facts, forms.Summary, [Sides.Expenditure, Sides.ExpenditureUse], forms.Expenditure, IsUse))
            .Concat(Of(facts, forms.AppropriationSummary, [Sides.Expenditure, Sides.ExpenditureUse], appropriations, IsUse))
            .Concat(appropriations is null || ReferenceEquals(appropriations, forms.Expenditure)
                ? Basic(facts, forms.AppropriationSummary, forms.AppropriationBasic) : []);
    }

    /// <summary>基本支出 of the appropriations is what the form of it comes to, where no form tells it beside 项目支出.</summary>
    static IEnumerable<Relation> Basic(FactIndex facts, FormTable? summary, FormTable? detail)
    {
        if (summary is null || CrossForms.GrandTotal(facts, detail) is not { } total) yield break;
        var rows = summary.Rows.Where(r => r.Side is Sides.Expenditure or Sides.ExpenditureUse && !r.IsTotal
            && KeyOf(r) == ColumnKeys.Basic).Take(2).ToList();
        if (rows is not [var row] || Amount(facts, summary, row) is not { } whole) yield break;
        var what = $"{summary.Form} {row.Name} = {detail!.Form} {(total.Row.Name.Length > 0 ? total.Row.Name : "合计")}";
        yield return new Relation(Rules.CrossTotal, $"{Rules.CrossTotal} basic {summary.Table.Id} {detail.Table.Id}", whole, [total], what, what)
        {
            IsInferred = true,
        };
    }

    static bool IsUse(string key) => key is ColumnKeys.Basic or ColumnKeys.Project;

    static bool IsSourceOfRevenue(string key) => !IsUse(key)
        && key is not (ColumnKeys.Carryover or ColumnKeys.OpeningBalance);

    /// <summary>Only where both are of the same money: the total of the detail is one of the side.</summary>
    static IEnumerable<Relation> Of(FactIndex facts, FormTable? summary, string[] sides, FormTable? detail, Func<string,
        bool> isMeant)
    {
        if (summary is null || detail is null
            || CrossForms.GrandTotal(facts, detail) is not { Value: not 0 } total) yield break;
        var rows = summary.Rows.Where(r => sides.Contains(r.Side)).ToList();
        if (!rows.Exists(r => r.IsTotal && Amount(facts, summary, r) is { } sum
            && Yuan(sum) == Yuan(total))) yield break;
        var keyed = rows.Where(r => !r.IsTotal && r.Code.Length == 0).Select(r => (Row: r, Key: KeyOf(r)))
            .Where(r => r.Key is not null && isMeant(r.Key)).GroupBy(r => r.Key!).Where(g => g.Count() == 1)
                .Select(g => g.Single().Row);
        foreach (var row in keyed)
        {
            if (Amount(facts, summary, row) is not { } whole
                || PlaceIn(facts, detail, KeyOf(row)!, total) is not var (other, column)) continue;
            var part = facts.At(detail, other, column);
            if (part is null && whole.Value == 0) continue;
            var what = $"{summary.Form} {row.Name} = {detail.Form} {(other.Name.Length > 0 ? other.Name : "合计")} ({column.HeaderPath})";
            yield return new Relation(Rules.CrossTotal,
                $"{Rules.CrossTotal} {sides[0]} {summary.Table.Id} {detail.Table.Id}", whole,
                part is null ? [] : [part], what, what)
            {
                IsInferred = true,
                Blanks = () => part is null ? BlankTerm.At(detail, other, column) : [],
            };
        }
    }

    /// <summary>The total row in the one column of this key, or the one row of this key in the main column; null where
    /// neither is.</summary>
    static (FormRow Row, FormColumn Column)? PlaceIn(FactIndex facts, FormTable detail, string key, Fact total)
    {
        var columns = detail.Columns.Where(c => c.Key == key).Take(2).ToList();
        if (columns is [var column]) return facts.At(detail, total.Row, column) is not null
            || total.Row.BlankIn(column) is not null ? (total.Row, column) : null;
        if (columns.Count > 0) return null;
        var rows = detail.Rows.Where(r => !r.IsTotal && r.Code.Length == 0 && KeyOf(r) == key).Take(2).ToList();
        return rows is [var row]
            && (facts.At(detail, row, total.Column) is not null || row.BlankIn(total.Column) is not null)
            ? (row, total.Column) : null;
    }

    static Fact? Amount(FactIndex facts, FormTable table, FormRow row) =>
        CrossForms.TotalColumn(table, row.Group) is { } column ? facts.At(table, row, column) : null;

    static decimal Yuan(Fact fact) => fact.Value * fact.Unit.Factor;

    static string? KeyOf(FormRow row) => ColumnKeys.Specific(Numbering.StripAll(row.Name));
}
