using System.Globalization;
using DisclosureExtract.Engines;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>
/// What is said of faults that are put into documents on purpose: whether they are noticed, who is blamed, and which
/// right amounts are disputed with the wrong one. A fault is noticed by a warning or an error that the whole document
/// does not have, or by an amount or label that is disputed now. Of what is not noticed is told how often nothing
/// else on the paper says what stood there.
/// </summary>
static class TruthBench
{
    sealed class Tally
    {
        public int Trials, Noticed, Unsaid, Blamed, Alone, Bystanders, Findings, Errors;
    }

    /// <param name="files">Born-digital documents.</param>
    /// <param name="sample">Trials of each kind in each document, drawn with a fixed seed.</param>
    /// <param name="faults">Faults put into a document at once.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="only">One kind; null for all.</param>
    /// <param name="show">Faults of each kind and document that are told, with what was found: those unnoticed, or
    /// whose culprit no finding names.</param>
    public static int Run(IReadOnlyList<string> files, int sample, int faults, int seed, string? only, int show, TextWriter output)
    {
        var tallies = Mutations.All.ToDictionary(m => m.Kind, _ => new Tally());
        foreach (var file in files)
        {
            using var source = DocumentOpener.Open(File.ReadAllBytes(file), Path.GetFileName(file));
            // What is lost here is not shown either: nothing is left to be held against it.
            PageContent[] pages = [.. Enumerable.Range(1, source.PageCount).Select(n => source.ReadPage(n))
                .Select(p => p with { Shown = p.Shown with { Characters = 0, Bands = [] } })];
            var whole = Extract(pages);
            var evidence = new OtherEvidence(whole);
            List<Fact> facts = [.. whole.Validation.Facts.Where(f => f.Cell.Source.Source == WordSource.Text)];
            foreach (var (kind, make) in Mutations.All.Where(m => only is null || m.Kind == only))
            {
                var dice = new Random(seed);
                var (done, told) = (0, 0);
                for (var draw = 0; draw < sample * 4 && done < sample && facts.Count > 0; draw++)
                {
                    if (Make(pages, facts, make, dice, faults) is not { } mutation) continue;
                    done++;
                    var (isNoticed, isBlamed, found) = Count(tallies[kind], whole, Extract(mutation.Pages), mutation);
                    var isUnsaid = !isNoticed && !evidence.Exists(mutation);
                    if (isUnsaid) tallies[kind].Unsaid++;
                    if (isBlamed || told++ >= show) continue;
                    var fate = isNoticed ? "without its culprit" : isUnsaid ? "unnoticed, and nothing says it" : "unnoticed";
                    var wrong = string.Join(" | ", mutation.Culprits.Select(f => string.Create(CultureInfo.InvariantCulture,
                        $"{f.Row.Code} {f.Row.Name} {f.Column.Key} {f.Value} (checks {whole.Validation.ChecksOf(f)})")));
                    output.WriteLine($"  {kind} {fate}: {Path.GetFileName(file)} {mutation.Culprits[0].Form} {wrong}");
                    foreach (var finding in found)
                        output.WriteLine($"    {finding.Severity} {finding.Rule}: {finding.Message} [{string.Join("; ", finding.Suspects.Select(Name))}]");
                }
            }
        }
        output.WriteLine("| fault | trials | noticed % | unnoticed | of which nothing says it | noticed of the others % | culprit among the suspects % | alone % | disputed beside | findings | errors |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (kind, _) in Mutations.All)
            if (tallies[kind] is { Trials: > 0 } t)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {kind} | {t.Trials} | {100.0 * t.Noticed / t.Trials:0.0} | {t.Trials - t.Noticed} | {t.Unsaid} | {100.0 * t.Noticed / Math.Max(1, t.Trials - t.Unsaid):0.0} | {100.0 * t.Blamed / t.Trials:0.0} | {100.0 * t.Alone / t.Trials:0.0} | {(double)t.Bystanders / t.Trials:0.00} | {(double)t.Findings / t.Trials:0.00} | {(double)t.Errors / t.Trials:0.00} |"));
            else if (only is null || only == kind) output.WriteLine($"| {kind} | 0 | | | | | | | | | |");
        return 0;
    }

    static Mutation? Make(
        PageContent[] pages, List<Fact> facts, Func<PageContent[], Fact, IReadOnlyList<Fact>, Random, Mutation?> make, Random dice, int faults)
    {
        var (culprits, isOfRows) = (new List<Fact>(), false);
        for (var i = 0; i < faults; i++)
        {
            if (make(pages, facts[dice.Next(facts.Count)], facts, dice) is not { } mutation) return null;
            pages = mutation.Pages;
            culprits.AddRange(mutation.Culprits);
            isOfRows |= mutation.IsOfRows;
        }
        return new Mutation(pages, culprits) { IsOfRows = isOfRows };
    }

    static Extraction Extract(IReadOnlyList<PageContent> pages)
    {
        using var source = new FixedPages(pages);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static string Name(Suspect suspect) => string.Join(' ', new[]
    {
        suspect.Part.ToString(), suspect.Table?.Form, suspect.Row?.Code, suspect.Row?.Name, suspect.Column?.Key,
        suspect.Cell?.Amount.Value?.ToString(CultureInfo.InvariantCulture),
    }.Where(t => t is { Length: > 0 }));

    /// <returns>Whether it was noticed, whether its culprit was named, and what was found.</returns>
    static (bool IsNoticed, bool IsBlamed, List<Finding> Found) Count(Tally tally, Extraction before, Extraction after, Mutation mutation)
    {
        var known = Grave(before).Select(f => (f.Rule, f.Message)).ToHashSet();
        var found = Grave(after).Where(f => !known.Contains((f.Rule, f.Message))).ToList();
        var disputedBefore = before.Validation.Facts.Where(IsDisputed).Select(PlaceOf).ToHashSet();
        var disputed = after.Validation.Facts.Where(f => IsDisputed(f) && !disputedBefore.Contains(PlaceOf(f))).ToList();
        var culprits = mutation.Culprits.Select(PlaceOf).ToHashSet();
        // A unit line may speak for more than one form, and of a row that stands twice either is the one too many.
        var units = before.Validation.Facts.GroupBy(PlaceOf).ToDictionary(g => g.Key, g => g.First().Unit);
        culprits.UnionWith(after.Validation.Facts.Where(f => (units.TryGetValue(PlaceOf(f), out var unit) && unit != f.Unit)
            || (mutation.IsOfRows && mutation.Culprits.Any(c => c.Form == f.Form && c.Row.Code == f.Row.Code && c.Row.Name == f.Row.Name))).Select(PlaceOf));
        var suspects = after.Validation.Facts.Where(f => found.SelectMany(x => x.Suspects).Any(s => s.Concerns(f))).ToList();
        var lost = found.SelectMany(f => f.Suspects).Where(s => s.Cell is { Amount.Value: null })
            .Select(s => (s.Cell!.Source.Page, (int)Math.Round(s.Cell.Source.Box.Left), (int)Math.Round(s.Cell.Source.Box.Top)));
        var blamed = suspects.Exists(f => culprits.Contains(PlaceOf(f))) || lost.Any(culprits.Contains)
            || (mutation.IsOfRows && mutation.Culprits.Any(c => IsNamed(c, found)));
        var beside = disputed.Count(f => !culprits.Contains(PlaceOf(f)));
        var noticed = found.Count > 0 || disputed.Count > 0;
        tally.Trials++;
        tally.Noticed += noticed ? 1 : 0;
        tally.Blamed += blamed ? 1 : 0;
        tally.Alone += blamed && suspects.TrueForAll(f => culprits.Contains(PlaceOf(f))) ? 1 : 0;
        tally.Bystanders += beside;
        tally.Findings += found.Count;
        tally.Errors += found.Count(f => f.Severity == Severity.Error);
        return (noticed, blamed, found);
    }

    /// <summary>
    /// What is gone stands in no cell: a finding names its code, or says that a row with this very amount is missing, or that
    /// the form has no total.
    /// </summary>
    static bool IsNamed(Fact culprit, List<Finding> found) => found.Exists(f =>
        (culprit.Row.Code.Length > 0 && f.Message.Contains(culprit.Row.Code, StringComparison.Ordinal))
        || f.Explanations.Any(e => e.Kind == "row_missing" && culprit.Value != 0
            && e.To.Split(", ").Any(a => AmountText.Parse(a).Value is { } amount && Math.Abs(amount - culprit.Value) <= (f.Tolerance ?? 0)))
        || (culprit.Row.IsTotal && f.Rule == "sum.missing" && f.Message.StartsWith(culprit.Form, StringComparison.Ordinal)));

    static bool IsDisputed(Fact fact) => fact.Status == FactStatus.Disputed;

    /// <summary>A cell by where it stands on the page: tables are numbered anew in a document that was changed.</summary>
    static (int Page, int Left, int Top) PlaceOf(Fact fact) =>
        (fact.Page, (int)Math.Round(fact.Cell.Source.Box.Left), (int)Math.Round(fact.Cell.Source.Box.Top));

    static IEnumerable<Finding> Grave(Extraction extraction) =>
        extraction.Validation.Findings.Where(f => f.Severity != Severity.Info);
}
