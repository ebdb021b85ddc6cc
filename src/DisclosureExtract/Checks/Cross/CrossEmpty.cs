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
    "a form of revenue, expenditure, basic expenditure of funds or “三公” holds nothing, and is the only one of its kind"),
    ICheck<IReadOnlyList<FormTable>>
{
    /// <summary>An empty form, and the form and column whose total is the money it should print.</summary>
    static readonly (string Empty, string Other, string[] Columns)[] Money =
    [
        (FormIds.Revenue, FormIds.Expenditure, [ColumnKeys.Total, ColumnKeys.Amount]),
        (FormIds.Expenditure, FormIds.Revenue, [ColumnKeys.Total, ColumnKeys.Amount]),
        (FormIds.GeneralPublicExpenditure, FormIds.Revenue, [ColumnKeys.GeneralPublicBudget]),
        (FormIds.BasicExpenditureEconomic, FormIds.GeneralPublicExpenditure, [ColumnKeys.Basic]),
        (FormIds.ThreePublic, FormIds.BasicExpenditureEconomic, []),
        (FormIds.GovernmentFundExpenditure, FormIds.AppropriationSummary, []),
        (FormIds.StateCapitalExpenditure, FormIds.AppropriationSummary, []),
    ];

    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        foreach (var (empty, other, columns) in Money)
            foreach (var final in (bool[])[false, true])
            {
                var own = part.Where(t => t.Type.Base == empty && t.Type.IsFinal == final).ToList();
                if (own is not [{ IsEmpty: true } only] || IsScanned(only, document)) continue;
                var money = columns.Length == 0 ? InRows(document.Facts, empty, other, final) : document.Facts.Forms(other, final)
                    .Select(t => CrossForms.GrandTotal(document.Facts, t, columns)).OfType<Fact>()
                    .FirstOrDefault(f => f.Value != 0) ?? Summed(document.Facts, empty, final);
                // The money of “三公” may be of another kind than that of the basic form, and then words say so.
                if (money is null || (empty == FormIds.ThreePublic
                    && (only.Table.Notes.Count > 0 || Tables.FormEmpty.IsExplained(only, document)))) continue;
                yield return Report(only, Severity.Warning, Cause.Unknown,
                    $"{only.Form} holds no amount, and {money.Form} prints {NumberFormat.Exact(money.Value)} {money.Unit} of it ({money.Row.Label}, {money.Column.HeaderPath})",
                    $"{only.Form} 为空表，而 {money.Form} 印有 {NumberFormat.Exact(money.Value)} {money.Unit}（{money.Row.Label}，{money.Column.HeaderPath}）") with
                {
                    Terms = [money],
                };
            }
    }

    /// <summary>
    /// 因公出国, 公务接待 or 公务用车 of the basic form, which are part of “三公”; 政府性基金 or 国有资本经营 among the sources of a summary.
    /// </summary>
    static Fact? InRows(FactIndex facts, string empty, string form, bool final)
    {
        return facts.Forms(form, final).SelectMany(t => t.Rows.Where(IsOfIt)
            .SelectMany(r => r.Cells.Select(c => facts.At(t, r, c.Column)))).OfType<Fact>().FirstOrDefault(f => f.Value > 0);

        bool IsOfIt(FormRow row) => empty switch
        {
            FormIds.ThreePublic => RowTree.CodeOf(row) is "30212" or "30217" or "30231",
            FormIds.GovernmentFundExpenditure => IsSource(row, ColumnKeys.GovernmentFund),
            _ => IsSource(row, ColumnKeys.StateCapital),
        };

        static bool IsSource(FormRow row, string key) =>
            row.Side == Sides.Revenue && ColumnKeys.Specific(Numbering.StripAll(row.Name)) == key;
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
