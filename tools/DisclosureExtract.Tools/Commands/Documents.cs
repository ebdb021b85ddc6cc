using System.CommandLine;
using System.Globalization;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis;
using DisclosureExtract.Tools.Synthesis.Publishing;

namespace DisclosureExtract.Tools.Commands;

/// <summary>
/// The options that say which synthetic documents are meant; <c>make</c> and <c>score</c> share them.
/// </summary>
sealed class Documents
{
    readonly Option<string> seeds = new("--seeds")
    {
        Description = "A seed or a range: 7 or 1-200.", DefaultValueFactory = _ => "1",
    };
    readonly Option<string> kind = new("--kind")
    {
        Description = "budget, final or any.", DefaultValueFactory = _ => "any",
    };
    readonly Option<int> faults = new("--faults") { Description = "Faults of the source to plant in each document." };

    readonly Option<string> layouts = new("--layouts")
    {
        Description = "base: those of the fixtures; wide: more kinds of tables, forms and text layers; places: forms "
            + "of other places; written: amounts and units as people write them; governments: budgets of whole governments; universities: those of universities and central departments.",
        DefaultValueFactory = _ => "base",
    };

    readonly Option<string> format = new("--as")
    {
        Description = "The format of the files.", DefaultValueFactory = _ => "pdf",
    };

    public Documents(Command command)
    {
        format.AcceptOnlyFromAmong([.. Publication.Formats]);
        kind.AcceptOnlyFromAmong("budget", "final", "any");
        layouts.AcceptOnlyFromAmong("base", "wide", "places", "written", "governments", "universities");
        foreach (var option in (Option[])[seeds, kind, layouts, faults, format]) command.Options.Add(option);
    }

    /// <summary>One of <see cref="Publication.Formats"/>.</summary>
    public string Format(ParseResult result) => result.GetValue(format)!;

    /// <summary>Seeds with their documents, made one after the other.</summary>
    public IEnumerable<(ulong Seed, SyntheticDisclosure Disclosure)> Of(ParseResult result)
    {
        bool? isFinal = result.GetValue(kind) switch { "budget" => false, "final" => true, _ => null };
        foreach (var seed in Range(result.GetValue(seeds)!))
        {
            var dice = new Dice(seed).Fork("options");
            var options = result.GetValue(layouts) switch
            {
                "wide" => SynthOptions.Wide(dice, isFinal),
                "written" => SynthOptions.Written(dice, isFinal),
                "governments" => SynthOptions.Governments(dice, isFinal),
                "universities" => SynthOptions.Universities(dice),
                "places" => SynthOptions.Places(dice, isFinal),
                _ => SynthOptions.Random(dice, isFinal),
            };
            yield return (seed, Synthesiser.Make(seed, options with { Faults = result.GetValue(faults) }));
        }
    }

    static IEnumerable<ulong> Range(string text)
    {
        var ends = text.Split('-', 2);
        ulong first = ulong.Parse(ends[0], CultureInfo.InvariantCulture);
        ulong last = ulong.Parse(ends[^1], CultureInfo.InvariantCulture);
        for (var seed = first; seed <= last; seed++) yield return seed;
    }
}
