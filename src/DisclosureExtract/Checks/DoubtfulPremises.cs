using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>
/// What does not add up warns and accuses nobody where the fault may be our own: in tables whose columns were guessed, in scans whose
/// grid did not come out whole, in prose and cards of scans (a lost 4. of 4.52 leaves 52, and no sum speaks for it), and in prose held
/// against one of several forms of a kind, which may be that of another unit.
/// </summary>
sealed class DoubtfulPremises(IReadOnlyList<FormTable> tables, IReadOnlySet<int> scannedPages)
{
    readonly HashSet<int> openPages = [.. tables.Where(t => t.IsGuessed).SelectMany(t => t.Table.Pages)];

    readonly HashSet<string> repeated = [.. tables.Where(t => t.Type.HasFacts).GroupBy(t => t.Form).Where(g => g.Select(t => t.Table.Context.Entity?.Text ?? "").Distinct().Skip(1).Any()).Select(g => g.Key)];

    /// <summary>Part of a scanned table's amounts that may be unreadable before its grid is no longer trusted.</summary>
    const double MostUnreadable = 0.05;

    readonly HashSet<FormTable> broken = [.. tables.Where(IsBroken)];

    /// <summary>A scan of which rulings were lost: amounts in rows without a name among others, two columns under one heading, cells that hold more than an amount, codes that are none.</summary>
    static bool IsBroken(FormTable table)
    {
        if (!table.Rows.Any(r => r.Source == WordSource.Ocr)) return false;
        var labelled = table.Rows.Any(r => r.IsLabelled);
        var cells = table.Rows.SelectMany(r => r.Cells).Where(c => !c.Source.IsEmpty).ToList();
        return (labelled && table.Rows.Any(r => !r.IsLabelled && r.Cells.Any(c => c.Amount.Value is not null)))
            || cells.Select(c => c.Column).Distinct().GroupBy(c => (c.Group, c.Side, c.Key)).Any(g => g.Skip(1).Any())
            || table.Rows.Any(r => r.Code.Length > 0 && r.Subject is null or { Kind: MatchKind.Unknown })
            || cells.Count(c => c.Amount.State == CellState.Unreadable) > MostUnreadable * cells.Count;
    }

    static bool IsOfProse(string rule) => rule.StartsWith("narrative.", StringComparison.Ordinal) || rule.StartsWith("project.", StringComparison.Ordinal);

    public Finding Soften(Finding finding)
    {
        if (finding.Severity != Severity.Error) return finding;
        var isOpen = finding.Facts.Count > 0 ? finding.Facts.Any(f => f.Table.IsGuessed) : finding.Place is { } place && openPages.Contains(place.Page);
        var isOfAnother = finding.Rule.StartsWith("narrative.", StringComparison.Ordinal) && finding.Facts.Any(f => repeated.Contains(f.Form));
        if (finding.Facts.Any(f => broken.Contains(f.Table))) return finding with { Severity = Severity.Warning, Cause = Cause.Reading };
        if (IsOfProse(finding.Rule) && finding.Place is { } at && scannedPages.Contains(at.Page)) return finding with { Severity = Severity.Warning, Cause = Cause.Reading };
        return isOpen || isOfAnother ? finding with { Severity = Severity.Warning, Cause = Cause.Unknown } : finding;
    }
}
