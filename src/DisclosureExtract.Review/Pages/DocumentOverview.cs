using DisclosureExtract.Output;
using DisclosureExtract.Review.Causes;

namespace DisclosureExtract.Review.Pages;

/// <summary>What a list says of a document.</summary>
/// <param name="Open">Ids of the faults somebody has to decide about.</param>
/// <param name="Disputed">Amounts in dispute.</param>
/// <param name="Families">Of the rules that say more than a note: sum, narrative, code …</param>
public sealed record DocumentOverview(string Title, IReadOnlyList<string> Open, int Disputed, IReadOnlyList<string> Families)
{
    public static DocumentOverview Of(Disclosure disclosure) => new(
        ReviewDataBuilder.TitleOf(disclosure), [.. CauseFinder.Find(disclosure).Where(c => c.IsOpen).Select(c => c.Id)],
        disclosure.Tables.Sum(t => t.Rows.Sum(r => r.Cells.Values.Count(c => c.Status == "disputed"))),
        [.. disclosure.Findings.Where(f => f.Severity != "info").Select(f => f.Rule.Split('.')[0]).Distinct()]);
}
