using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>
/// sum.change: 本年 = 上年 + 增减, in each row of a form that prints how much more it is. Which two columns are compared their headings
/// say in many ways; most rows tell.
/// </summary>
static class ChangeSums
{
    /// <summary>Rows that have to agree before a pair of columns is what the third compares.</summary>
    const int LeastRows = 2;

    static readonly WordTable Directions = WordTable.Of("line", "direction");

    /// <summary>Whether a column holds differences of two others.</summary>
    public static bool IsChange(FormColumn column) =>
        column is { IsOther: true, Header: [.., var leaf] } && ColumnKeys.Compares(leaf);

    /// <summary>Whether words of their own say up or down, so that differences are printed without a sign and add up to nothing.</summary>
    public static bool LacksSigns(FormTable table) => table.Rows.Any(r => r.Attributes.Any(a => Directions.StandIn(a.Value)));

    public static IEnumerable<Relation> Relations(FactIndex facts, FormTable table)
    {
        if (LacksSigns(table)) yield break;
        foreach (var group in FactIndex.Groups(table))
        {
            var columns = FactIndex.Columns(table, group).ToList();
            foreach (var change in columns.Where(IsChange))
                if (Compared(facts, table, change, columns.FindAll(c => !IsChange(c))) is var (now, before))
                    foreach (var relation in table.Rows.Select(r => Relation(facts, table, r, now, before, change)).OfType<Relation>())
                        yield return relation;
        }
    }

    /// <summary>
    /// The two columns whose difference most rows print; else the only one of last year and the only other one. Null where neither tells.
    /// </summary>
    static (FormColumn Now, FormColumn Before)? Compared(FactIndex facts, FormTable table, FormColumn change, List<FormColumn> columns)
    {
        (FormColumn Now, FormColumn Before)? best = null;
        var most = LeastRows - 1;
        foreach (var now in columns)
            foreach (var before in columns)
            {
                if (now == before) continue;
                var rows = table.Rows.Select(r => Unsaid(facts, table, r, now, before, change)).OfType<Relation>()
                    .Where(r => r.Parts[^1].Value != 0).ToList();
                var holding = rows.Count(r => facts.Precision.Evaluate(r).Holds);
                if (holding > most && 2 * holding > rows.Count) (best, most) = ((now, before), holding);
            }
        if (best is not null) return best;
        var (last, others) = (columns.FindAll(c => c.Moment == Moments.LastYear), columns.FindAll(c => c.Moment != Moments.LastYear));
        if (last is not [var only] || others is not [var other]) return null;
        return table.Rows.Select(r => Unsaid(facts, table, r, other, only, change)).OfType<Relation>()
            .Any(r => facts.Precision.Evaluate(r).Holds) ? (other, only) : null;
    }

    static Relation? Relation(
        FactIndex facts, FormTable table, FormRow row, FormColumn now, FormColumn before, FormColumn change)
    {
        if (Unsaid(facts, table, row, now, before, change) is not { } relation) return null;
        var what = $"{now.HeaderPath} = {before.HeaderPath} + {change.HeaderPath}";
        return relation with
        {
            Family = $"{Rules.SumChange} {table.Table.Id} {change.Index}",
            What = $"{row.Label}: {what}",
            WhatZh = $"{row.Label}：{what}",
            Blanks = () => relation.Parts.Count == 1 ? BlankTerm.At(table, row, before) : [],
        };
    }

    /// <summary>The same without words: the search for the two columns throws most of them away.</summary>
    static Relation? Unsaid(
        FactIndex facts, FormTable table, FormRow row, FormColumn now, FormColumn before, FormColumn change)
    {
        if (facts.At(table, row, now) is not { } whole || facts.At(table, row, change) is not { } difference) return null;
        if (FactIndex.IsUnread(table, row, before)) return null;
        var last = facts.At(table, row, before);
        return new Relation(Rules.SumChange, "", whole, last is null ? [difference] : [last, difference], "", "");
    }
}
