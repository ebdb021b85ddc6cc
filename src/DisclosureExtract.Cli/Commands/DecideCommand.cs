using System.CommandLine;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Records;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>accept FILE --out DIR</c> and <c>reject FILE --reason TEXT --out DIR</c>: the ways out of review.</summary>
static class DecideCommand
{
    public static Command Accept() => Create(
        "accept", "End the review of files: they are right as they are, and their originals go to done.", isRight: true);

    public static Command Reject() => Create(
        "reject", "End the review of files: they are not to be used, and their originals go to failed.", isRight: false);

    static Command Create(string name, string description, bool isRight)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Originals in review; or the names under which they came; or the beginning of their SHA-256.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out", "-o")
        {
            Description = "Folder for the results of the watcher.",
            Required = true,
        };
        var reason = new Option<string>("--reason")
        {
            Description = "Why; the ledger keeps it.",
            Required = !isRight,
            DefaultValueFactory = _ => "",
        };
        if (!isRight) reason.Check("--reason takes the reason in words.", r => !string.IsNullOrWhiteSpace(r));
        var command = new Command(name, description) { files, output, reason };
        command.SetAction(result => (int)ExitCodes.Combine([.. result.GetRequiredValue(files).Select(f => Failure.Handle(
            () => Run(f, result.GetRequiredValue(output), isRight, result.GetValue(reason) ?? ""),
            e => $"{f}: cannot be moved ({e.Message})."))]));
        return command;
    }

    static ExitCode Run(string file, string output, bool isRight, string reason)
    {
        var to = LedgerTools.Judge(output, file, isRight, reason, TimeProvider.System);
        Console.Out.WriteLine(Language.Of(
            $"{file}: {(isRight ? "accepted" : "rejected")}, now {to}", $"{file}：已{(isRight ? "认可" : "退回")}，现为 {to}"));
        return ExitCode.Ok;
    }
}
