using System.CommandLine;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Output;
using DisclosureExtract.Vocabulary;

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
        var disclosure = ReviewedFile.Read(path).Disclosure;
        var faults = DisclosureCheck.Faults(disclosure).ToList();
        foreach (var fault in faults) Failure.Print($"{path}: {fault}");
        foreach (var finding in disclosure.Findings.Where(f => f.Severity == "error"))
            Console.Out.WriteLine(PlainText.Line($"{path}: {Language.Of("error", "错误")} {finding.Rule}: {Language.Of(finding.Message, finding.MessageZh)}"));
        var summary = disclosure.Summary;
        Console.Out.WriteLine(Language.Of(
            $"{path}: {(faults.Count == 0 ? "valid" : $"{faults.Count} faults")}, {summary.Status}, {summary.Facts} facts, {summary.Findings.Error} errors",
            $"{path}：{(faults.Count == 0 ? "有效" : $"{faults.Count} 处不符")}，{FieldNames.Zh("status", summary.Status)}，{summary.Facts} 个金额，{summary.Findings.Error} 个错误"));
        return faults.Count == 0 ? ExitCode.Ok : ExitCode.Findings;
    }
}
