using System.CommandLine;
using System.Text.Json;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Output;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>validate FILE.json</c></summary>
static class ValidateCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Results of extract.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(
            "validate", "Check that a result follows the contract and agrees with itself.") { files };
        command.SetAction(
            result => (int)ExitCodes.Combine([.. result.GetRequiredValue(files).Select(f => Failure.Handle(() => Run(f)))]));
        return command;
    }

    static ExitCode Run(string path)
    {
        var disclosure = Read(path);
        var faults = DisclosureCheck.Faults(disclosure).ToList();
        foreach (var fault in faults) Failure.Print($"{path}: {fault}");
        foreach (var finding in disclosure.Findings.Where(f => f.Severity == "error"))
            Console.Out.WriteLine(PlainText.Line($"{path}: error {finding.Rule}: {finding.Message}"));
        var verdict = faults.Count == 0 ? "valid" : $"{faults.Count} faults";
        var summary = disclosure.Summary;
        Console.Out.WriteLine(
            $"{path}: {verdict}, {summary.Status}, {summary.Facts} facts, {summary.Findings.Error} errors");
        return faults.Count == 0 ? ExitCode.Ok : ExitCode.Findings;
    }

    static Disclosure Read(string path)
    {
        try
        {
            return DisclosureJson.Read(DocumentOpener.ReadFile(path));
        }
        catch (JsonException e)
        {
            throw new FailedException(
                ExitCode.Findings, $"{path}: not a result of the contract {Disclosure.SchemaId}: {e.Message}");
        }
    }
}
