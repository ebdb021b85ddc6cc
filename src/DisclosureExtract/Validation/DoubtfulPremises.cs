using DisclosureExtract.Forms;

namespace DisclosureExtract.Validation;

/// <summary>
/// What does not add up warns and accuses nobody where the fault may be our own: in tables whose columns were guessed, and
/// in prose held against one of several forms of a kind, which may be that of another unit.
/// </summary>
sealed class DoubtfulPremises(IReadOnlyList<FormTable> tables)
{
    readonly HashSet<int> openPages = [.. tables.Where(t => t.IsGuessed).SelectMany(t => t.Table.Pages)];

    readonly HashSet<string> repeated = [.. tables.Where(t => FormIds.HasFacts(t.Form)).GroupBy(t => t.Form).Where(g => g.Select(t => t.Table.Context.Entity?.Text ?? "").Distinct().Skip(1).Any()).Select(g => g.Key)];

    public Finding Soften(Finding finding)
    {
        if (finding.Severity != Severity.Error) return finding;
        var isOpen = finding.Facts.Count > 0 ? finding.Facts.Any(f => f.Table.IsGuessed) : finding.Place is { } place && openPages.Contains(place.Page);
        var isOfAnother = finding.Rule.StartsWith("narrative.", StringComparison.Ordinal) && finding.Facts.Any(f => repeated.Contains(f.Form));
        return isOpen || isOfAnother ? finding with { Severity = Severity.Warning, Cause = Cause.Unknown } : finding;
    }
}
