using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Cli.Runs;

/// <summary>Settings that change results, as the one line that goes with every request to read a document.</summary>
static class Settings
{
    const string KeepNoise = "keep-noise", Between = "; ";

    public static string Line(OutputFormats formats, bool keepNoise) =>
        $"{formats}{(keepNoise ? Between + KeepNoise : "")}";

    public static (OutputFormats Formats, ExtractOptions Options) Parse(string line)
    {
        var parts = line.Split(Between);
        return (ResultFiles.Parse(parts[0]), new ExtractOptions { KeepNoise = parts.Contains(KeepNoise) });
    }
}
