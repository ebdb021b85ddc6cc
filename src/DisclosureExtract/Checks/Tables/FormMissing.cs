using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Tables;

/// <summary>
/// A form of the statutory set that is not there, though the contents page may not announce it either. Some places
/// print fewer: a hint.
/// </summary>
sealed class FormMissing() : LabelRule("form.missing",
    "the statutory set of forms is whole",
    "法定公开报表齐全",
    "nearly all forms of the set are in the document, and every page was read"), ICheck<IReadOnlyList<FormTable>>
{
    public override string Ground => Grounds.Disclosure;

    /// <summary>Forms that stand for one another are one.</summary>
    static readonly string[][] Set =
    [
        [FormIds.BudgetSummary], [FormIds.Revenue], [FormIds.Expenditure], [FormIds.AppropriationSummary],
        [FormIds.GeneralPublicExpenditure, FormIds.AppropriationExpenditure],
            [FormIds.BasicExpenditureEconomic, FormIds.AppropriationBasicEconomic],
        [FormIds.ThreePublic], [FormIds.GovernmentFundExpenditure, FormIds.GovernmentFundRevenue],
    ];

    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        if (document.Pages.Any(p => !p.IsRead) || document.Metadata.Level == DisclosureLevels.Government) yield break;
        foreach (var final in (bool[])[false, true])
        {
            var forms = part.Where(t => t.Type.HasFacts && t.Type.IsFinal == final).Select(t => t.Type.Base)
                .ToHashSet();
            if (Set.Where(s => !Array.Exists(s, forms.Contains)).ToList() is not [var missing]) continue;
            var id = final ? FormType.Of(missing[0]).OfAccounts : missing[0];
            // What the contents page announces, and is not there, is told as that.
            if (document.Contents.Any(e => FormClassifier.Classify(e.Title, final) == id)) continue;
            var first = part.First(t => t.Type.HasFacts);
            yield return Report(first, Severity.Info, Cause.Unknown,
                $"{Set.Length - 1} of the {Set.Length} statutory forms are in the document, {id} is not",
                $"法定公开的{Set.Length}张表中，文件缺 {id}");
        }
    }
}
