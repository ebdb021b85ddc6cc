using System.CommandLine;
using DisclosureExtract.Tools.Measuring;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>duties</c></summary>
static class DutiesCommand
{
    public static Command Create()
    {
        var documents = new Option<int>("--documents") { Description = "Right documents.", DefaultValueFactory = _ =>
            8 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the first.", DefaultValueFactory = _ => 1 };
        var show = new Option<int>("--show") { Description = "Unreported faults to name, for each duty.",
            DefaultValueFactory = _ => 0 };
        var command = new Command("duties",
            "Puts one fault of each kind a reviewer answers for into right documents and counts what is reported.")
        {
            documents, seed, show,
        };
        command.SetAction(result =>
            DutyBench.Run(result.GetValue(documents), result.GetValue(seed), result.GetValue(show), Console.Out));
        return command;
    }
}
