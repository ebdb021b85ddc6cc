using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>How grave a breach of a rule is, and where the fault lies.</summary>
readonly record struct Verdict(Severity Severity, Cause Cause);

/// <summary>
/// Where the fault may be our own, what does not add up is a warning and no error: in tables whose columns were guessed, in scans
/// whose grid did not come out whole, in prose and cards of scans (a lost 4. of 4.52 leaves 52, and no sum confirms it), and in prose
/// compared with one of several forms of a kind, which may be that of another unit. So it is where the page leaves open what an amount is.
/// </summary>
/// <param name="scannedPages">Pages with words that were read from pixels.</param>
/// <param name="asides">Words that do not show, with their pages.</param>
sealed class Premises(IReadOnlyList<FormTable> tables, SubjectCatalog catalog, IReadOnlySet<int> scannedPages, IReadOnlyList<(int Page, Aside Aside)> asides)
{
    /// <summary>Part of a scanned table's amounts that may be unreadable before its grid is no longer trusted.</summary>
    const double MostUnreadable = 0.05;

    readonly HashSet<int> guessedPages = [.. tables.Where(t => t.IsGuessed).SelectMany(t => t.Table.Pages)];

    /// <summary>Forms that the document has more than once: of several bodies, of which not each names itself.</summary>
    readonly HashSet<string> repeated = [.. tables.Where(t => t.Type.HasFacts).GroupBy(t => t.Form).Where(g => g.Skip(1).Any()).Select(g => g.Key)];

    readonly HashSet<FormTable> broken = [.. tables.Where(t => IsBroken(t) || HasDoubtfulLabels(t, catalog))];

    readonly Dictionary<FormTable, List<FormRow>> uncoded = Uncoded(tables);

    readonly List<(FormTable Table, FormRow Row, FormColumn Column)> covered =
        [.. Covered(tables, asides), .. tables.SelectMany(t => MergedAmounts.Places(t).Select(p => (t, p.Row, p.Column)))];

    /// <summary>What an error on these facts, at this place, may be called.</summary>
    /// <param name="error">The verdict where nothing is doubtful; one that is no error stays as it is.</param>
    public Verdict Weigh(Verdict error, Basis basis, IReadOnlyList<Fact> facts, Place place)
    {
        if (error.Severity != Severity.Error) return error;
        var isProse = basis is Basis.Prose or Basis.Cards;
        if (facts.Any(f => broken.Contains(f.Table)) || (isProse && scannedPages.Contains(place.Page)))
            return new Verdict(Severity.Warning, Cause.Reading);
        if (WrittenDoubts.MayExplain(facts)) return new Verdict(Severity.Warning, Cause.Unknown);
        if (facts.Any(Doubts.IsUnsettled) || facts.Any(IsBesideCovered) || IsAroundUncoded(facts)) return new Verdict(Severity.Warning, Cause.Unknown);
        var isGuessed = facts.Count > 0 ? facts.Any(f => f.Table.IsGuessed) : guessedPages.Contains(place.Page);
        var isOfAnother = basis == Basis.Prose && facts.Any(f => repeated.Contains(f.Form));
        return isGuessed || isOfAnother ? new Verdict(Severity.Warning, Cause.Unknown) : error;
    }

    /// <summary>Whether a sum may be meant to have a number that the file holds elsewhere: in a covered cell, or in one merged with others.</summary>
    bool IsBesideCovered(Fact fact) => covered.Count > 0 && covered.Exists(c =>
        ReferenceEquals(c.Table, fact.Table) && (ReferenceEquals(c.Row, fact.Row) || c.Column == fact.Column));

    /// <summary>
    /// Whether among coded rows that are summed up, or right behind them, there is one whose code was left out: it may be one of them.
    /// </summary>
    bool IsAroundUncoded(IReadOnlyList<Fact> facts)
    {
        if (uncoded.Count == 0 || facts.Count < 2 || !uncoded.TryGetValue(facts[0].Table, out var rows)) return false;
        if (!facts.All(f => ReferenceEquals(f.Table, facts[0].Table))) return false;
        var (first, last) = (facts.Min(f => f.Row.Index), facts.Max(f => f.Row.Index));
        return first < last && rows.Exists(r => r.Index > first && r.Index <= last + 1);
    }

    /// <summary>Rows without a code in forms that print one for nearly all.</summary>
    static Dictionary<FormTable, List<FormRow>> Uncoded(IReadOnlyList<FormTable> tables)
    {
        var found = new Dictionary<FormTable, List<FormRow>>(ReferenceEqualityComparer.Instance);
        foreach (var table in tables)
        {
            var subjects = table.Rows.Where(r => r.IsLabelled && !r.IsTotal && !r.IsBody && r.Cells.Any(c => c.Amount.Value is not null)).ToList();
            var lacking = subjects.FindAll(r => r.Code.Length == 0);
            if (lacking.Count > 0 && lacking.Count < subjects.Count / 2) found[table] = lacking;
        }
        return found;
    }

    /// <summary>Blank cells in which the file holds a number that does not show: a sum may be meant to have it.</summary>
    static IEnumerable<(FormTable, FormRow, FormColumn)> Covered(IReadOnlyList<FormTable> tables, IReadOnlyList<(int Page, Aside Aside)> asides)
    {
        var numbers = asides.Where(a => a.Aside.Reason is not (AsideReason.Askew or AsideReason.Furniture)
            && a.Aside.Word.Text.AsSpan().ContainsAnyInRange('0', '9')).ToLookup(a => a.Page, a => a.Aside.Word.Box);
        if (numbers.Count == 0) yield break;
        foreach (var table in tables)
            foreach (var row in table.Rows)
                foreach (var cell in row.Cells)
                    if (cell.Amount.State == CellState.Blank && numbers[cell.Source.Page].Any(b => cell.Source.Box.Contains(b.CenterX, b.CenterY)))
                        yield return (table, row, cell.Column);
    }

    /// <summary>A row of which it is not sure what it is may belong to another sum.</summary>
    static bool HasDoubtfulLabels(FormTable table, SubjectCatalog catalog)
    {
        if (!table.Rows.Any(r => r.Source == WordSource.Ocr)) return false;
        var labels = new ReadLabels(new CodedTable(table));
        return table.Rows.Any(r => labels.DoubtOf(r, catalog) is not null);
    }

    /// <summary>
    /// A scan of which rulings were lost: amounts in rows without a name among others, two columns under one heading, codes that are
    /// none or lost, cells that hold more than an amount.
    /// </summary>
    static bool IsBroken(FormTable table)
    {
        if (!table.Rows.Any(r => r.Source == WordSource.Ocr)) return false;
        var cells = table.Rows.SelectMany(r => r.Cells).Where(c => !c.Source.IsEmpty).ToList();
        var hasUnnamedAmounts = table.Rows.Any(r => r.IsLabelled)
            && table.Rows.Any(r => !r.IsLabelled && r.Cells.Any(c => c.Amount.Value is not null));
        var hasTwinColumns = cells.Select(c => c.Column).Distinct().GroupBy(c => new { c.Group, c.Side, c.Key })
            .Any(g => g.Skip(1).Any());
        var hasUnknownCodes = table.Rows.Any(r => r.Code.Length > 0 && r.Subject is null or { Kind: MatchKind.Unknown });
        var coded = table.Rows.Where(r => r.IsLabelled && !r.IsTotal && !r.IsBody).ToList();
        var lacksCodes = coded.Count(r => r.Code.Length > 0) is var with && with > coded.Count / 2 && with < coded.Count;
        var unreadable = cells.Count(c => c.Amount.State == CellState.Unreadable);
        return hasUnnamedAmounts || hasTwinColumns || hasUnknownCodes || lacksCodes || unreadable > MostUnreadable * cells.Count;
    }
}
