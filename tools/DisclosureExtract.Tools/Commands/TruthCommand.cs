using System.CommandLine;
using DisclosureExtract.Tools.Measuring;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>truth FILE…</c></summary>
static class TruthCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "Born-digital documents.", Arity = ArgumentArity.OneOrMore };
        var sample = new Option<int>("--sample") { Description = "Trials of each kind in each document.", DefaultValueFactory = _ => 20 };
        var faults = new Option<int>("--faults") { Description = "Faults put into a document at once.", DefaultValueFactory = _ => 1 };
        var only = new Option<string?>("--only") { Description = "One kind of fault, as the table names it." };
        var seed = new Option<int>("--seed") { Description = "Of the draws.", DefaultValueFactory = _ => 20261130 };
        var show = new Option<int>("--show") { Description = "Faults unnoticed or without their culprit to tell, for each document and kind.", DefaultValueFactory = _ => 0 };
        var readings = new Option<bool>("--readings")
        {
            Description = "Instead, read the documents as two engines that err would, and count what is repaired wrongly.",
        };
        var command = new Command("truth", "Puts faults into documents and counts what is noticed, who is blamed and what is disputed beside.")
        {
            files, sample, faults, seed, only, show, readings,
        };
        command.SetAction(result => result.GetValue(readings)
            ? ReadingBench.Run(result.GetValue(files)!, result.GetValue(sample), Console.Out)
            : TruthBench.Run(result.GetValue(files)!, result.GetValue(sample), result.GetValue(faults),
                result.GetValue(seed), result.GetValue(only), result.GetValue(show), Console.Out));
        return command;
    }
}
