using System.CommandLine;
using DisclosureExtract.Tools.Measuring;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>near-duplicates COUNT</c></summary>
static class NearDuplicatesCommand
{
    public static Command Create()
    {
        var count = new Argument<int>("count") { Description = "Pairs of pages of each kind." };
        var command = new Command(
            "near-duplicates", "Pages read twice with faults against pages from one template.") { count };
        command.SetAction(result => NearDuplicates.Run(result.GetValue(count)));
        return command;
    }
}
