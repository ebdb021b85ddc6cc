using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Accounting;
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
        var covered = validation.Covered.Count();
        var uncovered = validation.Facts.Where(f => validation.ChecksOf(f) == 0).Select(f => f.Form).Distinct();
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
            Coverage = new Coverage(facts == 0 ? 0 : Math.Round((decimal)covered / facts, 4), [.. uncovered])
            {
                Forms = [.. validation.Facts.GroupBy(f => f.Form).Select(g => new FormCoverage(
                    g.Key, g.Count(), g.Count(f => validation.ChecksOf(f) > 0), g.Count(f => f.Status == FactStatus.Disputed)))],
            },
            Accounting = [.. extraction.Accounts.All.Select(ToAccount)],
        };
    }

    static AccountInfo ToAccount(PageAccount account) => new()
    {
        Page = account.Page,
        Kind = Names.Of(account.Kind),
        Shown = account.Shown,
        Fact = account.Fact,
        Label = account.Label,
        Prose = account.Prose,
        Noise = account.Noise,
        Finding = account.Finding,
        Unaccounted = account.Unaccounted,
    };

    /// <summary>The first that applies (contract section 4): what was lost weighs more than what is doubted.</summary>
    static (string Status, string Reason) Status(Extraction extraction)
    {
        var forms = extraction.Tables.Count(t => t.Type.HasFacts);
        var lost = Lost(extraction);
        if (forms == 0 && extraction.Metadata.Kind is null)
            return (LostPages(extraction) ?? LostFiles(extraction)) is { } pages
                ? ("partial", $"{pages} and the rest is no disclosure")
                : ("not_a_disclosure", "no statutory form and no title of a budget or final account");
        return lost is not null ? ("partial", lost) : Doubted(extraction);
    }

    static string? LostPages(Extraction extraction)
    {
        var lost = extraction.Pages.Where(p => p.Verdict.State is PageState.Image or PageState.Garbled or PageState.Unreadable)
            .Select(p => p.Page.Number).ToList();
        if (lost.Count > 0) return $"pages {Pages(lost)} could not be read";
        return extraction.Damage is { MayLackPages: true } ? "the file is cut off, and pages may be missing" : null;
    }

    /// <summary>Files and forms within the file, in which the disclosure may be; null where there are none.</summary>
    static string? LostFiles(Extraction extraction) => extraction.Enclosures switch
    {
        { HasXfa: true } => "its XFA form was not read",
        { Any: true, Files.Count: var count } => $"{count} files in it were not read",
        _ => null,
    };

    /// <summary>What was announced, shown or stands in a column of amounts and is not in the result; null where nothing is.</summary>
    static string? Lost(Extraction extraction)
    {
        if (LostPages(extraction) is { } pages) return pages;
        if (extraction.Enclosures.Files.Count > 0 || extraction.Enclosures.IsPortfolio) return LostFiles(extraction);
        var tables = extraction.Tables.Where(t => t.Type.HasFacts).ToList();
        var unreadable = tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells).Count(c => c.Amount.State == CellState.Unreadable);
        if (unreadable > 0) return $"{unreadable} cells in columns of amounts could not be read";
        if (extraction.Validation.Facts.Count == 0 && LostFiles(extraction) is { } files) return files;
        if (extraction.Validation.Facts.Count == 0) return tables.Count == 0 ? "no statutory form is in the document" : "no form holds an amount";
        if (tables.Exists(t => t.HasAmountsWithoutUnit)) return "a form has amounts without a unit";
        foreach (var (rule, what) in Losses)
            if (extraction.Validation.Findings.Count(f => f.Rule == rule) is var count and > 0) return $"{count} {what}";
        return null;
    }

    /// <summary>Rules that say of something that it is not in the result, or not as what it is.</summary>
    static readonly (string Rule, string What)[] Losses =
    [
        (Rules.PageUnaccounted, "places of pages show what is not in the result"),
        (Rules.TableUnaccounted, "rows or columns of forms hold numbers that are not in the result"),
        (Rules.TableUnknown, "tables hold amounts of which the form is not known"),
        (Rules.TableFlat, "runs of amounts without columns are not read"),
        (Rules.ColumnSame, "tables hold amounts of which the column is not known"),
        (Rules.SumBlank, "totals or subjects print nothing although their parts do"),
        (Rules.SumParts, "subtotals print an amount and none of their parts"),
        (Rules.CellBlank, "cells hold nothing in forms that fill every other"),
        (Rules.ContentsMissing, "forms that the table of contents announces are not in the document"),
    ];

    static (string Status, string Reason) Doubted(Extraction extraction)
    {
        var validation = extraction.Validation;
        var errors = validation.Findings.Count(f => f.Severity == Severity.Error);
        var disputed = validation.Facts.Count(f => f.Status == FactStatus.Disputed);
        if (errors > 0) return ("needs_review", $"{errors} findings of severity error");
        if (disputed > 0) return ("needs_review", $"{disputed} amounts are disputed");
        return validation.DisputedLabels.Count > 0
            ? ("needs_review", $"{validation.DisputedLabels.Count} labels of rows are disputed")
            : ("complete", "all pages and cells were read and no rule fails");
    }

    static string Pages(List<int> pages) => pages.Count <= 12 ? string.Join(", ", pages) : $"{string.Join(", ", pages.Take(12))} … ({pages.Count} in all)";
}
