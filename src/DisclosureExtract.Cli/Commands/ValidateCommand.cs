using System.CommandLine;
using System.Text.Json;
using DisclosureExtract.Engines;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>validate FILE.json</c></summary>
static class ValidateCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "Results of extract.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("validate", "Check that a result follows the contract and agrees with itself.") { files };
        command.SetAction(result => (int)ExitCodes.Combine(result.GetRequiredValue(files).Select(Run)));
        return command;
    }

    static ExitCode Run(string path)
    {
        Disclosure disclosure;
        try
        {
            disclosure = DisclosureJson.Read(DocumentOpener.ReadFile(path));
        }
        catch (DocumentException e)
        {
            Console.Error.WriteLine($"disclosure-extract: {e.Message}");
            return ExitCodes.Of(e.Fault);
        }
        catch (JsonException e)
        {
            Console.Error.WriteLine($"disclosure-extract: {path}: not a result of the contract {Disclosure.SchemaId}: {e.Message}");
            return ExitCode.Findings;
        }
        var faults = DisclosureCheck.Faults(disclosure).ToList();
        foreach (var fault in faults) Console.Error.WriteLine($"disclosure-extract: {path}: {fault}");
        foreach (var finding in disclosure.Findings.Where(f => f.Severity == "error")) Console.Out.WriteLine($"{path}: error {finding.Rule}: {finding.Message}");
        Console.Out.WriteLine($"{path}: {(faults.Count == 0 ? "valid" : $"{faults.Count} faults")}, {disclosure.Summary.Status}, {disclosure.Summary.Facts} facts, {disclosure.Summary.Findings.Error} errors");
        return faults.Count == 0 ? ExitCode.Ok : ExitCode.Findings;
    }
}
