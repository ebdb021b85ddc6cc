using DisclosureExtract.Facts;
using DisclosureExtract.Forms;

namespace DisclosureExtract.Checks;

/// <summary>What findings suspect is disputed: the last word on the status of amounts and labels.</summary>
static class Suspicion
{
    /// <summary>The findings, and the facts with all that they suspect disputed.</summary>
    public static ValidationResult Settle(ValidationResult validation, IReadOnlyList<Finding> findings)
    {
        var open = findings.SelectMany(f => f.Suspects).Where(s => !s.IsDecided).ToList();
        var suspects = SuspectIndex.Of(open);
        var labels = open.Where(s => s is { Cell: null, Row: not null }).Select(s => s.Row!);
        return validation with
        {
            Facts = open.Count == 0 ? validation.Facts
                : [.. validation.Facts.Select(f => !f.IsDecided && suspects.Concerns(f) ? f with { Status = FactStatus.Disputed } : f)],
            Findings = findings,
            DisputedLabels = labels.ToHashSet<FormRow>(ReferenceEqualityComparer.Instance),
        };
    }
}
