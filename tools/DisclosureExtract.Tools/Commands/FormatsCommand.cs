using System.CommandLine;
using DisclosureExtract.Tools.Formats;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>formats FOLDER</c></summary>
static class FormatsCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "What bench/formats.sh made: results, exports and a corpus of them." };
        var show = new Option<int>("--show") { Description = "Differences to name.", DefaultValueFactory = _ => 20 };
        var command = new Command("formats", "Reads facts back from every format with readers of others and counts what differs from the JSON.")
        {
            folder, show,
        };
        command.SetAction(result => FormatBench.Run(result.GetRequiredValue(folder), Console.Out, result.GetValue(show)) == 0 ? 0 : 1);
        return command;
    }
}
