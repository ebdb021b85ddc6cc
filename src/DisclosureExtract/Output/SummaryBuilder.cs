using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Output;

/// <summary>Derives the status of a document from what is recorded. Nobody sets it by hand.</summary>
static class SummaryBuilder
{
    public static Summary Build(Extraction extraction)
    {
        var validation = extraction.Validation;
        var (status, reason) = Status(extraction);
        int Count(Severity severity) => validation.Findings.Count(f => f.Severity == severity);
        var facts = validation.Facts.Count;
        var uncovered = validation.Facts.Where(f => !validation.Covered.Contains(f)).Select(f => f.Form).Distinct();
        return new Summary
        {
            Status = status,
            Reason = reason,
            Pages = extraction.Pages.Count,
            Tables = extraction.Tables.Count,
            Facts = facts,
            Rules = new RuleCounts(validation.Checked, validation.Passed, validation.Failed),
            Repairs = validation.Facts.Count(f => f.Status == FactStatus.Repaired),
            Findings = new FindingCounts(Count(Severity.Error), Count(Severity.Warning), Count(Severity.Info)),
            Coverage = new Coverage(facts == 0 ? 0 : Math.Round((decimal)validation.Covered.Count / facts, 4), [.. uncovered]),
        };
    }

    static (string Status, string Reason) Status(Extraction extraction)
    {
        var lost = extraction.Pages.Where(p => p.Verdict.State is PageState.Image or PageState.Garbled or PageState.Unreadable).Select(p => p.Page.Number).ToList();
        var unreadable = extraction.Tables.Sum(t => t.Rows.Sum(r => r.Cells.Count(c => c.Amount.State == CellState.Unreadable)));
        var forms = extraction.Tables.Count(t => t.Type.HasFacts);
        if (forms == 0 && extraction.Metadata.Kind is null)
            return lost.Count > 0 ? ("partial", $"pages {Pages(lost)} could not be read and the rest is no disclosure") : ("not_a_disclosure", "no statutory form and no title of a budget or final account");
        if (lost.Count > 0) return ("partial", $"pages {Pages(lost)} could not be read");
        if (unreadable > 0) return ("partial", $"{unreadable} cells in columns of amounts could not be read");
        if (extraction.Validation.Facts.Count == 0) return ("partial", forms == 0 ? "no statutory form is in the document" : "no form holds an amount");
        if (extraction.Tables.Any(t => t.Type.HasFacts && !t.IsEmpty && !t.Unit.IsPrinted)) return ("partial", "a form has amounts without a unit");
        var untold = extraction.Validation.Findings.Count(f => f.Rule is Rules.TableUnknown or Rules.ColumnSame);
        if (untold > 0) return ("partial", $"{untold} tables hold amounts of which form or column is not known");
        var errors = extraction.Validation.Findings.Count(f => f.Severity == Severity.Error);
        var open = extraction.Validation.Findings.Count(f => f.Rule == Rules.TableOpen);
        if (errors == 0 && open > 0) return ("needs_review", $"{open} forms without rulings");
        return errors > 0 ? ("needs_review", $"{errors} findings of severity error") : ("complete", "all pages and cells were read and no rule fails");
    }

    static string Pages(List<int> pages) => pages.Count <= 12 ? string.Join(", ", pages) : $"{string.Join(", ", pages.Take(12))} … ({pages.Count} in all)";
}
