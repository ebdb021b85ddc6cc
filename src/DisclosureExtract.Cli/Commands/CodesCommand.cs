using System.CommandLine;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>codes TERM</c></summary>
static class CodesCommand
{
    public static Command Create()
    {
        var term = new Argument<string>("term") { Description = "Beginning of a code, or part of a name." };
        var command = new Command("codes", "Look up budget subjects by code or name.") { term };
        command.SetAction(result => (int)Run(result.GetRequiredValue(term)));
        return command;
    }

    static ExitCode Run(string term)
    {
        var tight = TextFold.FoldTight(term);
        if (tight.Length == 0)
        {
            Failure.Print("codes needs the beginning of a code or part of a name.");
            return ExitCode.Usage;
        }
        var catalog = SubjectCatalog.Default;
        bool IsNamed(string name) => name.Contains(tight, StringComparison.Ordinal);
        var found = catalog.All
            .Where(
                s => s.Code.StartsWith(tight, StringComparison.Ordinal) || IsNamed(s.Name)
                    || catalog.AliasesOf(s).Any(IsNamed))
            .ToList();
        foreach (var subject in found)
        {
            var aliases = catalog.AliasesOf(subject).ToList();
            var also = aliases.Count > 0 ? Language.Of($"  (also {string.Join(", ", aliases)})", $"  （又名 {string.Join("、", aliases)}）") : "";
            var years = (subject.FirstYear, subject.LastYear) switch
            {
                (null, null) => "",
                var (a, b) => $"  [{a}–{b}]",
            };
            var trust = subject.Trust.ToString().ToLowerInvariant();
            var table = Language.IsChinese ? FieldNames.Zh("classification", subject.Classification) : subject.Classification;
            Console.Out.WriteLine(
                $"{TextTable.Padded(table, 28)} {subject.Code,-8} {subject.Name}{years}{also}  {Language.Of(trust, TrustZh(trust))}");
        }
        foreach (var trust in found.Select(s => s.Trust.ToString().ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal))
            if (FieldNames.Find("trust", trust) is { } words) Console.Out.WriteLine(Language.Of($"{trust}: {words.En}", words.Zh));
        if (found.Count > 0) return ExitCode.Ok;
        Failure.Print($"no subject has a code beginning with, or a name containing, “{term}”.");
        return ExitCode.NotFound;
    }

    /// <summary>The first words: what follows them is said once below.</summary>
    static string TrustZh(string trust) => FieldNames.Find("trust", trust) is { } words ? words.Zh.Split('：')[0] : trust;
}
