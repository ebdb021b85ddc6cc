using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Cross;

/// <summary>A form without amounts whose money another form prints: where all is gone, nothing adds up
/// wrongly.</summary>
sealed class CrossEmpty() : LabelRule("cross.empty",
    "a form is not empty where another form prints its money",
    "其他表印有金额的，对应明细表不为空表",
    "a form of revenue, expenditure or basic expenditure holds nothing, and is the only one of its kind"),
    ICheck<IReadOnlyList<FormTable>>
{
    /// <summary>An empty form, and the form and column whose total is the money it should print.</summary>
    static readonly (string Empty, string Other, string[] Columns)[] Money =
    [
        (FormIds.Revenue, FormIds.Expenditure, [ColumnKeys.Total, ColumnKeys.Amount]),
        (FormIds.Expenditure, FormIds.Revenue, [ColumnKeys.Total, ColumnKeys.Amount]),
        (FormIds.GeneralPublicExpenditure, FormIds.Revenue, [ColumnKeys.GeneralPublicBudget]),
        (FormIds.BasicExpenditureEconomic, FormIds.GeneralPublicExpenditure, [ColumnKeys.Basic]),
    ];

    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        foreach (var (empty, other, columns) in Money)
            foreach (var final in (bool[])[false, true])
            {
                var own = part.Where(t => t.Type.Base == empty && t.Type.IsFinal == final).ToList();
                if (own is not [{ IsEmpty: true } only] || IsScanned(only, document)) continue;
                var money = document.Facts.Forms(other, final)
                    .Select(t => CrossForms.GrandTotal(document.Facts, t, columns)).OfType<Fact>()
                    .FirstOrDefault(f => f.Value != 0) ?? Summed(document.Facts, empty, final);
                if (money is null) continue;
                yield return Report(only, Severity.Warning, Cause.Unknown,
                    $"{only.Form} holds no amount, and {money.Form} prints {NumberFormat.Exact(money.Value)} {money.Unit} of it ({money.Row.Label}, {money.Column.HeaderPath})",
                    $"{only.Form} 为空表，而 {money.Form} 印有 {NumberFormat.Exact(money.Value)} {money.Unit}（{money.Row.Label}，{money.Column.HeaderPath}）") with
                {
                    Terms = [money],
                };
            }
    }

    /// <summary>The total that the summary prints on the side of the form.</summary>
    static Fact? Summed(FactIndex facts, string form, bool final) => form is FormIds.Revenue or FormIds.Expenditure
        ? facts.Forms(FormIds.BudgetSummary, final)
            .SelectMany(t => t.Rows.Where(r => r.IsTotal
            && r.Side == (form == FormIds.Revenue ? Sides.Revenue : Sides.Expenditure))
            .SelectMany(r => r.Cells.Select(c => facts.At(t, r, c.Column)))).FirstOrDefault(f => f is { Value: not 0 })
        : null;

    static bool IsScanned(FormTable table, CheckedDocument document) =>
        document.Pages.Any(p => table.Table.Pages.Contains(p.Page.Number) && p.Page.HasScannedWords);
}
