using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>
/// Forms of several subjects that print no total, of a kind that always has one: with the total its sum is gone, and
/// nothing is left that could fail.
/// </summary>
static class MissingTotals
{
    static readonly HashSet<string> Totalled =
    [
        FormIds.Revenue, FormIds.Expenditure, FormIds.AppropriationExpenditure, FormIds.GeneralPublicExpenditure,
        FormIds.BasicExpenditureEconomic, FormIds.AppropriationBasicEconomic, FormIds.GovernmentFundExpenditure,
    ];

    /// <summary>The subjects at the top that nothing adds up; empty where the form prints a total, under whatever
    /// name.</summary>
    public static IReadOnlyList<Fact> In(FactIndex facts, FormTable table)
    {
        if (!Totalled.Contains(table.Type.Base) || table.IsGuessed
            || CrossForms.MainColumn(table) is not { } column) return [];
        // On scans the row may be there, and not read.
        if (table.Rows.Any(r => r.Source == WordSource.Ocr)) return [];
        // A total may stand without a code or a name, be called after the body, or stand beside the list.
        if (table.Rows.Any(r => r.IsTotal || r.IsBody
            || (RowTree.CodeOf(r).Length == 0 && r.Cells.Any(c => c.Amount.Value is not null)))) return [];
        var tops = new List<Fact>();
        foreach (var list in RowTree.Lists(table))
        {
            var tree = facts.Tree(table, list[0]);
            if (!tree.IsCoded) return [];
            foreach (var top in tree.Top)
                if (facts.At(table, tree.Rows[top], column) is { Value: not 0 } amount) tops.Add(amount);
        }
        return tops.Count >= 2 && IsTotalled(facts, table) ? tops : [];
    }

    /// <summary>A document of which no other form prints a total has none to lose.</summary>
    static bool IsTotalled(FactIndex facts, FormTable table)
    {
        var others = facts.Tables.Where(t => !ReferenceEquals(t, table) && t.Type.HasFacts && !t.IsEmpty).ToList();
        return others.Count == 0
            || others.Exists(t => t.Rows.Any(r => r.IsTotal && r.Cells.Any(c => c.Amount.Value is not null)));
    }

    /// <summary>
    /// A side of a summary of accounts that prints what was carried over and the total with it, and not the total of
    /// the year without: both are always there. The total that is printed; null where nothing is missing.
    /// </summary>
    public static Fact? OfYear(FactIndex facts, FormTable table, string side)
    {
        if (table.Form is not (FormIds.FinalSummary or FormIds.FinalAppropriationSummary)
            || table.IsGuessed) return null;
        var rows = table.Rows.Where(r => r.Side == side).ToList();
        if (!rows.Exists(r => IsStock(r.Name)) || rows.FindAll(r => r.IsTotal) is not [var only]
            || rows[^1] != only) return null;
        return only.Cells.Select(c => facts.At(table, only, c.Column)).FirstOrDefault(f => f is { Value: not 0 });
    }

    /// <summary>
    /// The total that the summary prints for a form of revenue or expenditure by source or use, which prints several amounts
    /// and none that is as much; null where nothing is missing.
    /// </summary>
    public static Fact? Stated(FactIndex facts, FormTable table)
    {
        if (table.Type.Base is not (FormIds.Revenue or FormIds.Expenditure) || table.IsGuessed
            || CrossForms.MainColumn(table) is not { } column || table.Rows.Any(r => r.Source == WordSource.Ocr || RowTree.CodeOf(r).Length > 0))
            return null;
        var amounts = table.Rows.Select(r => facts.At(table, r, column)).OfType<Fact>().Where(f => f.Value != 0).ToList();
        if (amounts.Count < 2 || amounts.Exists(f => f.Row.IsTotal && !ColumnKeys.IsSubtotal(f.Row.Name))) return null;
        string[] sides = table.Type.Base == FormIds.Revenue ? [Sides.Revenue] : [Sides.Expenditure, Sides.ExpenditureUse];
        var totals = facts.Forms(FormIds.BudgetSummary, table.Type.IsFinal).SelectMany(s => TotalsOf(facts, s))
            .Where(f => f.Value != 0 && sides.Contains(f.Row.Side)).ToList();
        return totals.Exists(t => amounts.Exists(f => f.Value * f.Unit.Factor == t.Value * t.Unit.Factor)) ? null
            : totals.MaxBy(t => t.Row.Index);
    }

    /// <summary>A summary of several amounts that prints no total on either side: all have one. Its amounts; empty where nothing is
    /// missing.</summary>
    public static IReadOnlyList<Fact> OfSummary(FactIndex facts, FormTable table)
    {
        if (table.Type.Base is not (FormIds.BudgetSummary or FormIds.AppropriationSummary) || table.IsGuessed
            || table.Rows.Any(r => r.Source == WordSource.Ocr) || TotalsOf(facts, table).Any() || !IsTotalled(facts, table)) return [];
        var amounts = table.Rows.SelectMany(r => r.Cells.Select(c => facts.At(table, r, c.Column))).OfType<Fact>().Where(f => f.Value != 0).ToList();
        return amounts.Count > 2 ? amounts : [];
    }

    static IEnumerable<Fact> TotalsOf(FactIndex facts, FormTable table) => table.Rows.Where(r => r.IsTotal)
        .SelectMany(r => r.Cells.Select(c => facts.At(table, r, c.Column))).OfType<Fact>();

    static bool IsStock(string name) => ColumnKeys.Specific(Numbering.StripAll(name))
        is ColumnKeys.OpeningBalance or ColumnKeys.ClosingBalance or ColumnKeys.Carryover or ColumnKeys.CarryForward;
}
