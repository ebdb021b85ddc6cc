using System.Text.RegularExpressions;
using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>
/// What holds between the forms of one government: total revenue is total expenditure, money moved out of one budget is that moved
/// into another, and what is spent here and what is passed on are the forms of either. Only forms of the same scope (全市, 市本级)
/// are held against each other, and only amounts of the same standing.
/// </summary>
static partial class GovernmentForms
{
    public static IEnumerable<Relation> Relations(FactIndex facts)
    {
        var tables = facts.Tables.Where(t => t.Type.IsOfGovernment && !t.IsEmpty).ToList();
        if (tables.Count == 0) return [];
        return ((bool[])[false, true]).SelectMany(final => Of(facts, tables.FindAll(t => t.Type.IsFinal == final)));
    }

    static IEnumerable<Relation> Of(FactIndex facts, List<FormTable> tables)
    {
        FormTable? One(string form) => tables.FindAll(t => t.Type.Base == form) is [var only] ? only : null;
        (string Revenue, string Expenditure, string Balance)[] budgets =
        [
            (FormIds.GovGeneralRevenue, FormIds.GovGeneralExpenditure, FormIds.GovGeneralBalance),
            (FormIds.GovFundRevenue, FormIds.GovFundExpenditure, FormIds.GovFundBalance),
            (FormIds.GovCapitalRevenue, FormIds.GovCapitalExpenditure, FormIds.GovCapitalBalance),
            (FormIds.GovSocialInsuranceRevenue, FormIds.GovSocialInsuranceExpenditure, FormIds.GovSocialInsuranceBalance),
        ];
        foreach (var (revenue, expenditure, balance) in budgets)
        {
            foreach (var relation in CrossForms.Balance(facts, One(balance))) yield return relation;
            if (One(revenue) is { } received && One(expenditure) is { } spent && HaveOneScope(received, spent))
                foreach (var relation in Same(facts, Rules.GovernmentBalance, (received, IsTotalOfAll), (spent, IsTotalOfAll)))
                    yield return relation;
        }
        if (One(FormIds.GovGeneralRevenue) is { } general)
        {
            (string Form, string Word)[] others =
                [(FormIds.GovFundExpenditure, "政府性基金"), (FormIds.GovCapitalExpenditure, "国有资本")];
            foreach (var (form, word) in others)
                if (One(form) is { } other && HaveOneScope(general, other))
                    foreach (var relation in Same(facts, Rules.GovernmentMoved, (general, r => IsMovedIn(r, word)), (other, IsMovedOut)))
                        yield return relation;
        }
        if (One(FormIds.GovGeneralExpenditure) is not { } whole) yield break;
        if (One(FormIds.GovGeneralOwnExpenditure) is { } own)
            foreach (var relation in Same(facts, Rules.GovernmentTransfers, (whole, IsOwnSpending), (own, IsTotalOfAll)))
                yield return relation;
        if (One(FormIds.GovGeneralTransfers) is { } transfers)
            foreach (var relation in Same(facts, Rules.GovernmentTransfers, (whole, IsPassedOn), (transfers, IsTotalOfAll)))
                yield return relation;
    }

    /// <summary>The one row of either form that is meant, in each column that both have.</summary>
    static IEnumerable<Relation> Same(
        FactIndex facts, string rule, (FormTable Table, Func<FormRow, bool> Is) one, (FormTable Table, Func<FormRow, bool> Is) other)
    {
        if (one.Table.Rows.Where(one.Is).ToList() is not [var a] || other.Table.Rows.Where(other.Is).ToList() is not [var b]) yield break;
        foreach (var column in FactIndex.Columns(one.Table, a.Group))
        {
            if (column.IsOther || column.Key == ColumnKeys.Amount) continue;
            var twin = FactIndex.Columns(other.Table, b.Group).FirstOrDefault(c => c.Key == column.Key);
            if (twin is null || facts.At(one.Table, a, column) is not { } whole || facts.At(other.Table, b, twin) is not { } part) continue;
            var what = $"{one.Table.Form} {a.Name} = {other.Table.Form} {b.Name} ({column.HeaderPath})";
            yield return new Relation(rule, $"{rule} {one.Table.Table.Id} {other.Table.Table.Id}", whole, [part], what, what);
        }
    }

    static bool HaveOneScope(FormTable one, FormTable other) => ScopeOf(one) == ScopeOf(other);

    /// <summary>全市, or 本级 however it is called; empty where the title does not say.</summary>
    static string ScopeOf(FormTable table) => Scope().Match(table.Table.Context.Title?.Text ?? "").Value switch
    {
        "" => "",
        ['全', ..] => "whole",
        _ => "own",
    };

    static bool IsTotalOfAll(FormRow row) =>
        row.IsTotal && (row.Name.EndsWith("收入总计", StringComparison.Ordinal) || row.Name.EndsWith("支出总计", StringComparison.Ordinal)
            || row.Name == "总计");

    static bool IsMovedIn(FormRow row, string budget) => row.Name.Contains("调入") && row.Name.Contains(budget);

    static bool IsMovedOut(FormRow row) => Numbering.StripAll(row.Name) is "调出资金";

    static bool IsOwnSpending(FormRow row) => OwnSpending().IsMatch(Numbering.StripAll(row.Name));

    static bool IsPassedOn(FormRow row) => PassedOn().IsMatch(Numbering.StripAll(row.Name));

    [GeneratedRegex("全[省市县区州旗国]|本级|[省市县区州旗]级")]
    private static partial Regex Scope();

    [GeneratedRegex("^[省市县区州旗]?本级(一般公共预算)?支出(合计)?$")]
    private static partial Regex OwnSpending();

    [GeneratedRegex("^(税收返还和|返还性支出和)?(对下|对市县|对县区|对区县|对县|对区)?(级)?(的)?(税收返还和)?转移支付(支出)?(合计)?$")]
    private static partial Regex PassedOn();
}
