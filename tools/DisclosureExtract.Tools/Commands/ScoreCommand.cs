using System.CommandLine;
using DisclosureExtract.Tools.Synthesis.Scoring;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>score</c></summary>
static class ScoreCommand
{
    public static Command Create()
    {
        var show = new Option<int>("--show")
        {
            Description = "Misses to print for each document.", DefaultValueFactory = _ => 3,
        };
        var command = new Command(
            "score",
            "Extracts synthetic documents in memory and scores facts, forms and findings, by option.") { show };
        var documents = new Documents(command);
        command.SetAction(result => Scorer.Run(documents.Of(result), result.GetValue(show), Console.Out, documents.Format(result)));
        return command;
    }
}
