using System.CommandLine;
using DisclosureExtract.Tools.Ladder;
using DisclosureExtract.Tools.Spoiling;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>ladder PROGRAM SCORER DOCUMENTS TRUTH WORK</c></summary>
static class LadderCommand
{
    public static Command Create()
    {
        var program = new Argument<string>("program") { Description = "The published disclosure-extract." };
        var scorer = new Argument<string>("scorer") { Description = "score_facts.py." };
        var documents = new Argument<string>("documents") { Description = "Folder of PDFs." };
        var truth = new Argument<string>("truth") { Description = "Folder of NAME.facts.csv." };
        var work = new Argument<string>("work") { Description = "Folder for the scans and what is extracted of them." };
        var folder = new Option<string>("--documents")
        {
            Description = "PDFs with their truth beside them, instead of DOCUMENTS and TRUTH.",
        };
        var rungs = new Option<string>("--rungs")
        {
            Description = $"Names, comma-separated: "
                + $"{string.Join(',', Rung.All.Concat(Rung.Extra).Select(r => r.Key))}.",
        };
        var only = new Option<string>("--only") { Description = "Names of documents, comma-separated." };
        var seed = new Option<int>("--seed") { Description = "Another number for other accidents of the same kind." };
        var show = new Option<int>("--show") { Description = "Examples printed of each kind of miss." };
        var command = new Command(
            "ladder", "Real PDFs rasterised and spoilt step by step, extracted, and compared with the originals.")
        {
            program,
            scorer,
            documents,
            truth,
            work,
            folder,
            rungs,
            only,
            seed,
            show,
        };
        command.SetAction(r =>
        {
            var run = new LadderRun(
                r.GetRequiredValue(program), r.GetRequiredValue(scorer), r.GetRequiredValue(work), r.GetValue(seed),
                r.GetValue(show));
            var (from, expected) = r.GetValue(folder) is { } both
                ? (both, both)
                : (r.GetRequiredValue(documents), r.GetRequiredValue(truth));
            run.Climb(from, expected, r.GetValue(rungs)?.Split(','), r.GetValue(only)?.Split(','));
        });
        return command;
    }
}
