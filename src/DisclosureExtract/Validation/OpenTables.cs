namespace DisclosureExtract.Validation;

/// <summary>Tables whose columns were told by white space: what does not add up there may be our reading, so it warns and accuses nobody.</summary>
static class OpenTables
{
    public static Finding Soften(Finding finding) =>
        finding.Severity == Severity.Error && finding.Facts.Any(f => f.Table.Table.Grid.IsOpen) ? finding with { Severity = Severity.Warning, Cause = Cause.Unknown } : finding;
}
