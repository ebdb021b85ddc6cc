using System.Globalization;
using DisclosureExtract.Jobs.Children;

namespace DisclosureExtract.Cli.Runs;

/// <summary>Worker processes: this very program, however it was started itself.</summary>
static class Workers
{
    /// <summary>
    /// Documents that a worker of <c>extract</c> has in hand at a time. Each worker compiles what it runs anew, which over
    /// few documents is a good part of the time; one that dies costs its neighbour a second reading.
    /// </summary>
    public const int Together = 2;

    /// <param name="readers">Scanned pages one of them may read at a time.</param>
    public static ChildCommand Command(int readers)
    {
        var self = Environment.ProcessPath
            ?? throw new InvalidOperationException("The path of this program is not known.");
        string[] worker = ["worker", "--readers", readers.ToString(CultureInfo.InvariantCulture)];
        var isHost = Path.GetFileNameWithoutExtension(self) == "dotnet";
        return new ChildCommand(self, isHost ? [Environment.GetCommandLineArgs()[0], .. worker] : worker);
    }
}
