using DisclosureExtract.Facts;
using DisclosureExtract.Forms;

namespace DisclosureExtract.Checks;

/// <summary>What findings suspect is disputed: the last word on the status of amounts and labels.</summary>
static class Suspicion
{
    /// <summary>The findings, and the facts with all that they suspect disputed.</summary>
    public static ValidationResult Settle(ValidationResult validation, IReadOnlyList<Finding> findings)
    {
        var suspects = findings.SelectMany(f => f.Suspects).ToList();
        var cells = suspects.Where(s => s.Cell is not null).Select(s => s.Cell!.Source).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        var labels = suspects.Where(s => s is { Cell: null, Row: not null }).Select(s => s.Row!).ToHashSet<FormRow>(ReferenceEqualityComparer.Instance);
        var wide = suspects.Where(s => s.Row is null).ToList();
        return validation with
        {
            Facts = [.. validation.Facts.Select(f => IsSuspected(f) ? f with { Status = FactStatus.Disputed } : f)],
            Findings = findings,
            DisputedLabels = labels,
        };

        bool IsSuspected(Fact fact) => cells.Contains(fact.Cell.Source) || labels.Contains(fact.Row) || wide.Exists(s => s.Concerns(fact));
    }
}
