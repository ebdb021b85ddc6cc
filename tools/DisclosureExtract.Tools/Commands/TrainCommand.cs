using System.CommandLine;
using DisclosureExtract.Tools.Training;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>train MODELS</c></summary>
static class TrainCommand
{
    public static Command Create()
    {
        var models = new Argument<DirectoryInfo>("models")
        {
            Description = "Folder the models are written to.",
        }.AcceptExistingOnly();
        var command = new Command("train", "Trains the two models and measures them against the rules alone.")
        {
            models,
        };
        command.SetAction(result => Train.Run(result.GetRequiredValue(models).FullName));
        return command;
    }
}
