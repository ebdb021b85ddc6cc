using System.CommandLine;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Records;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>retry FILE --out DIR</c></summary>
static class RetryCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Originals in done, review or failed; or the names under which they came; or the beginning of their SHA-256.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out", "-o")
        {
            Description = "Folder for the results of the watcher.",
            Required = true,
        };
        var command = new Command("retry", "Put files back into the inbox, to be processed anew.") { files, output };
        command.SetAction(result => (int)ExitCodes.Combine([.. result.GetRequiredValue(files).Select(f => Failure.Handle(
            () => Run(f, result.GetRequiredValue(output)),
            e => $"{f}: cannot be moved ({e.Message})."))]));
        return command;
    }

    static ExitCode Run(string file, string output)
    {
        var name = LedgerTools.Retry(output, file, TimeProvider.System);
        Console.Out.WriteLine(Language.Of($"{file}: back in the inbox as {name}", $"{file}：已放回收件夹，名为 {name}"));
        return ExitCode.Ok;
    }
}
