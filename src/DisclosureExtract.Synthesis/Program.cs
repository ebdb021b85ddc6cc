using System.CommandLine;
using DisclosureExtract.Synthesis;
using DisclosureExtract.Synthesis.Drawing;
using DisclosureExtract.Synthesis.Scoring;

var seeds = new Option<string>("--seeds") { Description = "A seed or a range: 7 or 1-200.", DefaultValueFactory = _ => "1" };
var kind = new Option<string>("--kind") { Description = "budget, final or any.", DefaultValueFactory = _ => "any" };
kind.AcceptOnlyFromAmong("budget", "final", "any");
var faults = new Option<int>("--faults") { Description = "Faults of the source to plant in each document." };

var layouts = new Option<string>("--layouts") { Description = "base: those of the fixtures; wide: more kinds of tables, forms and text layers; places: forms of other places.", DefaultValueFactory = _ => "base" };
layouts.AcceptOnlyFromAmong("base", "wide", "places");

var output = new Option<DirectoryInfo>("--out") { Description = "Folder for the files.", Required = true };
var images = new Option<int?>("--images") { Description = "Also draw each page as PNG with so many dots per inch." };
var make = new Command("make", "Writes NAME.pdf with its truth: NAME.facts.csv, NAME.grids.json and NAME.faults.csv.") { seeds, kind, layouts, faults, output, images };
make.SetAction(result =>
{
    var folder = Directory.CreateDirectory(result.GetValue(output)!.FullName);
    foreach (var seed in Seeds(result.GetValue(seeds)!))
    {
        var disclosure = Make(seed, result.GetValue(kind)!, result.GetValue(layouts)!, result.GetValue(faults));
        var name = Path.Combine(folder.FullName, $"synth-{seed:0000}");
        File.WriteAllBytes(name + ".pdf", disclosure.ToPdf());
        File.WriteAllText(name + ".facts.csv", TruthFiles.FactsCsv(disclosure));
        File.WriteAllText(name + ".grids.json", TruthFiles.GridsJson(disclosure));
        if (disclosure.Faults.Count > 0) File.WriteAllText(name + ".faults.csv", TruthFiles.FaultsCsv(disclosure));
        if (result.GetValue(images) is not { } dpi) continue;
        for (var i = 0; i < disclosure.Pages.Count; i++) File.WriteAllBytes($"{name}-{i + 1:000}.png", PageImages.Png(disclosure.Pages[i], dpi));
    }
});

var show = new Option<int>("--show") { Description = "Misses to print for each document.", DefaultValueFactory = _ => 3 };
var score = new Command("score", "Extracts synthetic documents in memory and scores facts, forms and findings, by option.") { seeds, kind, layouts, faults, show };
score.SetAction(result => Scorer.Run(Seeds(result.GetValue(seeds)!).Select(s => (s, Make(s, result.GetValue(kind)!, result.GetValue(layouts)!, result.GetValue(faults)))), result.GetValue(show), Console.Out));

return new RootCommand("Invents disclosures with their truth, for tests and measurements.") { make, score }.Parse(args).Invoke();

static SyntheticDisclosure Make(ulong seed, string kind, string layouts, int faults)
{
    bool? isFinal = kind switch { "budget" => false, "final" => true, _ => null };
    var dice = new Dice(seed).Fork("options");
    return Synthesiser.Make(seed, layouts switch { "wide" => SynthOptions.Wide(dice, isFinal), "places" => SynthOptions.Places(dice, isFinal), _ => SynthOptions.Random(dice, isFinal) } with { Faults = faults });
}

static IEnumerable<ulong> Seeds(string text)
{
    var dash = text.IndexOf('-', StringComparison.Ordinal);
    var first = ulong.Parse(dash < 0 ? text : text[..dash], System.Globalization.CultureInfo.InvariantCulture);
    var last = dash < 0 ? first : ulong.Parse(text[(dash + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    for (var seed = first; seed <= last; seed++) yield return seed;
}
