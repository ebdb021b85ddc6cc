using System.Globalization;
using System.Text;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>
/// What is said of faults of the kinds that reviewers answer for, each alone in a document that is right else:
/// reported is one of which a rule of its duty, or any warning or error, tells what it does not tell of the right
/// document.
/// </summary>
static class DutyBench
{
    sealed class Tally
    {
        public int Trials, Reported, ByDuty;
    }

    /// <param name="documents">Right documents, half of them budgets, half accounts.</param>
    /// <param name="show">Unreported faults of each duty, and findings of right documents, that are named.</param>
    public static int Run(int documents, ulong seed, int show, TextWriter output)
    {
        var tallies = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        var (errors, warnings) = (0, 0);
        for (var i = 0; i < documents; i++)
        {
            var document = new DutyDocument(seed + (ulong)i, isFinal: i % 2 == 1);
            var whole = Extract(document.Text);
            var grave = whole.Findings.Where(f => f.Severity != "info").ToList();
            errors += grave.Count(f => f.Severity == "error");
            warnings += grave.Count(f => f.Severity == "warning");
            foreach (var finding in grave.Take(show)) output.WriteLine($"  right document {i}: {finding.Severity} {finding.Rule} {finding.Message}");
            foreach (var (kind, at) in DutyFaults.All.Select((f, at) => (f, at)))
            {
                if (kind.Make(document, new Dice(seed + (ulong)(i * 1000 + at))) is not { } text) continue;
                var tally = tallies.TryGetValue(kind.Duty, out var known) ? known : tallies[kind.Duty] = new Tally();
                var (reported, byDuty) = Told(whole, Extract(text), kind.Duty);
                tally.Trials++;
                tally.Reported += reported ? 1 : 0;
                tally.ByDuty += byDuty ? 1 : 0;
                if (!reported && tally.Trials - tally.Reported <= show) output.WriteLine($"  {kind.Duty} unreported (document {i}, fault {at}): {Difference(document.Text, text)}");
            }
        }
        output.WriteLine("| duty | trials | reported % | by a rule of the duty % |");
        output.WriteLine("|---|---|---|---|");
        foreach (var (duty, t) in tallies) output.WriteLine(Line(duty, t.Trials, t.Reported, t.ByDuty));
        output.WriteLine(Line("all", tallies.Values.Sum(t => t.Trials), tallies.Values.Sum(t => t.Reported),
            tallies.Values.Sum(t => t.ByDuty)));
        output.WriteLine($"right documents: {documents}, errors {errors}, warnings {warnings}");
        return 0;
    }

    static string Line(string duty, int trials, int reported, int byDuty) => string.Create(CultureInfo.InvariantCulture,
        $"| {duty} | {trials} | {100.0 * reported / trials:0.0} | {100.0 * byDuty / trials:0.0} |");

    static Disclosure Extract(string text)
    {
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(text), "duty");
        return DisclosureBuilder.Build(new Extractor(SubjectCatalog.Default).Extract(source),
            new SourceInfo { File = "duty", Sha256 = "", MediaType = "text/plain", Bytes = text.Length,
                PageCount = source.PageCount }, "bench");
    }

    static (bool Reported, bool ByDuty) Told(Disclosure before, Disclosure after, string duty)
    {
        var known = before.Findings.Select(f => (f.Rule, f.Message)).ToHashSet();
        var found = after.Findings.Where(f => !known.Contains((f.Rule, f.Message))).ToList();
        var own = after.Duties.Single(d => d.Id == duty).Findings.ToHashSet();
        var byDuty = found.Exists(f => own.Contains(f.Id));
        return (byDuty || found.Exists(f => f.Severity != "info"), byDuty);
    }

    /// <summary>The first words that differ.</summary>
    static string Difference(string right, string wrong)
    {
        var at = right.Zip(wrong).TakeWhile(p => p.First == p.Second).Count();
        return wrong[Math.Max(0, at - 20)..Math.Min(wrong.Length, at + 30)].ReplaceLineEndings("⏎");
    }
}
