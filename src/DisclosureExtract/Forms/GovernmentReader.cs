using DisclosureExtract.Pages;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>Whether a document is the budget of a whole government, from the titles of its tables.</summary>
static class GovernmentReader
{
    /// <summary>Forms that no government prints for itself.</summary>
    static readonly HashSet<string> OfDepartments =
    [
        FormIds.BudgetSummary, FormIds.Revenue, FormIds.Expenditure, FormIds.AppropriationSummary,
        FormIds.AppropriationExpenditure, FormIds.ProjectsCurrent, FormIds.ProjectsCarryover, FormIds.Procurement,
        FormIds.AgencyOperating,
    ];

    /// <summary>
    /// A title that only a government's form has, or one that it may have where the cover says that it is one's; null where
    /// the document is not, or a table of it is a department's.
    /// </summary>
    /// <param name="isSaid">The cover says that it is a government's.</param>
    public static Evidence? Find(IReadOnlyList<Table> tables, bool? isFinal, bool isSaid)
    {
        Evidence? certain = null, possible = null;
        foreach (var title in tables.Select(t => t.Context.Title).OfType<Evidence>())
        {
            var form = FormClassifier.Classify(title.Text, isFinal);
            if (form is not null && FormIds.IsOfGovernment(form)) certain ??= title;
            else if (FormClassifier.Classify(title.Text, isFinal, isOfGovernment: true) is { } its && FormIds.IsOfGovernment(its))
                possible ??= title;
            else if (form is not null && OfDepartments.Contains(FormType.Of(form).Base)) return null;
        }
        return certain ?? (isSaid ? possible : null);
    }
}
