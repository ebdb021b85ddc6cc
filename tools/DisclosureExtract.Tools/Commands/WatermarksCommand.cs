using System.CommandLine;
using DisclosureExtract.Tools.Measuring;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>watermarks PAGES</c></summary>
static class WatermarksCommand
{
    public static Command Create()
    {
        var pages = new Argument<int>("pages") { Description = "How many pages are drawn." };
        var command = new Command(
            "watermarks", "Pages under watermarks of ten manners: recall, and content lost, in characters.") { pages };
        command.SetAction(result => Watermarks.Run(result.GetValue(pages)));
        return command;
    }
}
