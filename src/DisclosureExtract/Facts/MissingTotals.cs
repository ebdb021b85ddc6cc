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

    static bool IsStock(string name) => ColumnKeys.Specific(Numbering.StripAll(name))
        is ColumnKeys.OpeningBalance or ColumnKeys.ClosingBalance or ColumnKeys.Carryover or ColumnKeys.CarryForward;
}
