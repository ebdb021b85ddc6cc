using System.CommandLine;
using DisclosureExtract.Tools.Measuring;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>deletions FILE…</c></summary>
static class DeletionsCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "Born-digital documents.", Arity = ArgumentArity.OneOrMore };
        var sample = new Option<int>("--sample") { Description = "Amounts to delete in each.", DefaultValueFactory = _ => 40 };
        var command = new Command("deletions", "Deletes single amounts from text layers and counts how often that is noticed.") { files, sample };
        command.SetAction(result => Deletions.Run(result.GetValue(files)!, result.GetValue(sample)));
        return command;
    }
}
