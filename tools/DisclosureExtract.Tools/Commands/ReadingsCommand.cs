using System.CommandLine;
using DisclosureExtract.Tools.Measuring;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>readings ORIGINAL SCAN…</c></summary>
static class ReadingsCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Originals and their scans by turns.", Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(result =>
        {
            if (result.Tokens.Count % 2 != 0) result.AddError("readings needs the scan of each original.");
        });
        var command = new Command(
            "readings",
            "The two models on what the engines read of scans: rules alone against rules with the model.") { files };
        command.SetAction(result => ScanReadings.Run(result.GetRequiredValue(files)));
        return command;
    }
}
