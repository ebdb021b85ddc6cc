using System.CommandLine;
using DisclosureExtract.Tools.Fuzzing;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>fuzz TARGET [FILE…]</c></summary>
static class FuzzCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("target") { Description = "Which kind of input." };
        target.AcceptOnlyFromAmong([.. FuzzTargets.Names]);
        var files = new Argument<string[]>("files")
        {
            Description = "Files to replay; none under afl-fuzz.", Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("fuzz", "Feeds bytes to one reader of the program: those of afl-fuzz, or files.")
        {
            target, files,
        };
        command.SetAction(result => FuzzTargets.Run(result.GetRequiredValue(target), result.GetValue(files) ?? []));
        return command;
    }
}
