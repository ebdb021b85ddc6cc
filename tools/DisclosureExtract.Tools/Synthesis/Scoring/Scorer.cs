using System.Globalization;
using DisclosureExtract.Engines;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Synthesis.Publishing;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Scoring;

/// <summary>How one document came out.</summary>
/// <param name="Missing">Facts of the truth that were not found as they are.</param>
/// <param name="Extra">Facts found that are not in the truth.</param>
/// <param name="Invented">Values found more often than the truth has them.</param>
/// <param name="Silent">Facts that are not in the truth, are not disputed and that no warning or error speaks
/// of.</param>
/// <param name="FalseErrors">Error findings in a document without planted faults.</param>
/// <param name="LostFaults">Planted faults that no finding names.</param>
sealed record DocumentScore(
    int Truth, int Found, IReadOnlyList<string> Missing, IReadOnlyList<string> Extra, int Invented,
    IReadOnlyList<string> Silent, IReadOnlyList<string> LostForms, IReadOnlyList<string> FalseErrors,
    IReadOnlyList<string> LostFaults)
{
    public bool IsPerfect =>
        Missing.Count == 0 && Extra.Count == 0 && LostForms.Count == 0 && FalseErrors.Count == 0
            && LostFaults.Count == 0;
}

/// <summary>Extracts synthetic documents and holds the result against their truth.</summary>
static class Scorer
{
    static readonly Extractor Extractor = new(SubjectCatalog.Default);

    public static DocumentScore Score(SyntheticDisclosure disclosure) => Score(disclosure, disclosure.ToPdf());

    /// <param name="file">The disclosure in any format.</param>
    public static DocumentScore Score(SyntheticDisclosure disclosure, byte[] file)
    {
        using var source = DocumentOpener.Open(file, "synthetic");
        var extraction = Extractor.Extract(source);
        var truth = disclosure.Sheets.Where(s => FormType.Of(s.Sheet.Form).HasFacts)
            .SelectMany(s =>
                s.Cells.Where(c => c.Cell.Fact is not null).Select(c => c.Cell.Fact!)
                    .Select(f => (Key(s.Sheet.Form, f.Side, f.Code, f.Name, f.Column, f.Unit.Length > 0 ? f.Unit : s.Sheet.Unit, f.Value), f.Value)))
                .ToList();
        var found = extraction.Validation.Facts.Select(f => (KeyOf(f), f.Value)).ToList();
        var extra = Minus(found.ConvertAll(t => t.Item1), truth.ConvertAll(t => t.Item1));
        var flagged = extraction.Validation.Findings.Where(f => f.Severity != Severity.Info).ToList();
        var pages = flagged.Select(f => f.Place?.Page).ToHashSet();
        var spoken = flagged.SelectMany(extraction.FactsOf).Select(KeyOf).ToHashSet();
        var silent = Minus(
            extra,
            [
                .. extraction.Validation.Facts.Where(f =>
                    f.Status == FactStatus.Disputed || pages.Contains(f.Page) || spoken.Contains(KeyOf(f)))
                    .Select(KeyOf),
            ]);
        var forms = disclosure.Sheets.Select(s => s.Sheet.Form).ToList();
        foreach (var table in extraction.Tables) forms.Remove(table.Form);
        var lost = disclosure.Faults.Where(fault => !flagged.Exists(f => IsOf(f, fault, extraction))).ToList();
        var errors = disclosure.Faults.Count > 0
            ? []
            : extraction.Validation.Findings.Where(f => f.Severity == Severity.Error)
            .Select(f =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{f.Rule}: {f.Message} expected {f.Expected} actual {f.Actual} page "
                        + $"{f.Place?.Page}"))
                .ToList();
        var missing = Minus(truth.ConvertAll(t => t.Item1), found.ConvertAll(t => t.Item1));
        var invented = Minus(found.ConvertAll(t => Number(t.Value)), truth.ConvertAll(t => Number(t.Value))).Count;
        var faults = lost.ConvertAll(f => $"{f.Kind} {f.Form} {f.Code} {f.Name} {f.Before} → {f.After}");
        return new DocumentScore(truth.Count, found.Count, missing, extra, invented, silent, forms, errors, faults);
    }

    /// <summary>
    /// Whether a finding reports a planted fault: it rests on its fact, or, resting on none, names its code.
    /// </summary>
    static bool IsOf(Finding finding, PlantedFault fault, Extraction extraction)
    {
        if (!fault.Rules.Contains(finding.Rule)) return false;
        if (finding.Terms.Count == 0 && finding.Suspects.All(s => s.Cell is null))
            return fault.Column.Length == 0 && finding.Message.Contains(fault.Code, StringComparison.Ordinal);
        return extraction.FactsOf(finding).Any(fact =>
            fact.Form == fault.Form && IsRow(fact) && (fault.Column.Length == 0 || fact.Column.Key == fault.Column));

        bool IsRow(Fact fact) =>
            fact.Row.Code == fault.Code && TextFold.FoldTight(fact.Row.Name) == TextFold.FoldTight(fault.Name);
    }

    /// <summary>What is most telling about a document.</summary>
    static string Kind(SynthOptions o) =>
        string.Join(
            ' ', o.Print.Province, o.Layout.Rulings, o.Layout.Shade, o.Print.Codes, o.Print.Look, o.Print.AmountAlign,
            o.Layout.TextLayer,
        o.Print.IsByUnit ? "by-unit" : "",
        o.Print.HasLineNumbers ? "line-numbers" : "",
        o.HasSecondUnit ? "second-unit" : "",
        o.Print.Procurement > 0 ? $"procurement-{o.Print.Procurement}" : "",
        o.Layout.Turn, o.Layout.TitlePlace);

    static string KeyOf(Fact f) => Key(f.Form, f.Row.Side, f.Row.Code, f.Row.Name, f.Column.Key, f.Unit.Name, f.Value);

    static string Number(decimal value) =>
        (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    static string Key(string form, string side, string code, string name, string column, string unit, decimal value) =>
        string.Join('|', form, side, code, TextFold.FoldTight(name), column, unit, Number(value));

    static List<string> Minus(List<string> these, List<string> those)
    {
        var counts = those.CountBy(t => t).ToDictionary();
        var rest = new List<string>();
        foreach (var item in these)
            if (counts.TryGetValue(item, out var count) && count > 0) counts[item] = count - 1;
            else rest.Add(item);
        return rest;
    }

    /// <summary>Scores documents, prints those that are not perfect and the figures by option.</summary>
    public static int Run(
        IEnumerable<(ulong Seed, SyntheticDisclosure Disclosure)> documents, int show, TextWriter output, string format = "pdf")
    {
        var byOption = new SortedDictionary<string, Sums>(StringComparer.Ordinal);
        var all = new Sums();
        foreach (var (seed, disclosure) in documents)
        {
            var score = Score(disclosure, Publication.Write(disclosure, format, seed));
            all.Add(score, disclosure.Faults.Count);
            foreach (var (name, value) in disclosure.Options.Describe())
            {
                var key = $"{name}={value}";
                if (!byOption.TryGetValue(key, out var sums)) byOption[key] = sums = new Sums();
                sums.Add(score, disclosure.Faults.Count);
            }
            if (score.IsPerfect || show == 0) continue;
            output.WriteLine(
                $"seed {seed}: {score.Truth} facts, {score.Missing.Count} missing, {score.Extra.Count} extra, "
                    + $"{score.Invented} invented, "
                + $"{score.FalseErrors.Count} false errors, forms lost: {string.Join(' ', score.LostForms)}; "
                + $"{Kind(disclosure.Options)}");
            foreach (var line in score.Missing.Take(show)) output.WriteLine($"  missing {line}");
            foreach (var line in score.Extra.Take(show)) output.WriteLine($"  extra   {line}");
            foreach (var line in score.Silent.Take(show)) output.WriteLine($"  SILENT  {line}");
            foreach (var line in score.FalseErrors.Take(show)) output.WriteLine($"  error   {line}");
            foreach (var line in score.LostFaults) output.WriteLine($"  fault not found: {line}");
        }
        output.WriteLine();
        foreach (var (key, s) in byOption)
            if (s.Documents >= 3 && s.Missing + s.Extra + s.Errors > 0)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{key,-36} {s.Documents,4} documents  recall {s.Recall:0.00000}  extra {s.Extra,5}  errors "
                        + $"{s.Errors,4}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{all.Documents} documents, {all.Perfect} perfect; {all.Truth} facts, recall {all.Recall:0.00000}, "
                + $"precision {all.Precision:0.00000}, "
            + $"{all.Invented} invented, {all.Silent} wrong and not flagged; {all.LostForms} forms lost; "
            + $"{all.Errors} error findings without a fault; "
            + $"{all.Planted - all.LostFaults} of {all.Planted} planted faults found"));
        return all.Perfect == all.Documents ? 0 : 1;
    }
}
