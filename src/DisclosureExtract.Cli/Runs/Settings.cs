using System.Text;
using DisclosureExtract.Checks;
using DisclosureExtract.Checks.Users;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Cli.Runs;

/// <summary>Settings that change results, as the one line that goes with every request to read a document.</summary>
static class Settings
{
    const string KeepNoise = "keep-noise", Rules = "rules=", Between = "; ";

    /// <summary>A file of rules goes whole with each request.</summary>
    const int LargestRules = 256 << 10;

    /// <param name="rules">Path of a file of rules; null for none.</param>
    /// <exception cref="FailedException">The file of rules cannot be read or used.</exception>
    public static string Line(OutputFormats formats, bool keepNoise, string? rules = null) =>
        $"{formats}{(keepNoise ? Between + KeepNoise : "")}{(rules is null ? "" : Between + Rules + Convert.ToBase64String(Encoding.UTF8.GetBytes(Checked(rules))))}";

    public static (OutputFormats Formats, ExtractOptions Options) Parse(string line)
    {
        var parts = line.Split(Between);
        var rules = Array.Find(parts, p => p.StartsWith(Rules, StringComparison.Ordinal));
        return (ResultFiles.Parse(parts[0]), new ExtractOptions
        {
            KeepNoise = parts.Contains(KeepNoise),
            Rules = rules is null ? UserRules.None
                : RuleFile.Read(Encoding.UTF8.GetString(Convert.FromBase64String(rules[Rules.Length..]))),
        });
    }

    /// <summary>The text of a file of rules, which was read once to see that it is one.</summary>
    static string Checked(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true,
                Length: > LargestRules }) throw new UserRulesException($"it is larger than {LargestRules >> 10} KiB");
            var text = File.ReadAllText(path);
            RuleFile.Read(text);
            return text;
        }
        catch (UserRulesException e)
        {
            throw new FailedException(ExitCode.Usage,
                $"{path}: the rules cannot be used: {e.Message}. See docs/rules-file.md.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FailedException(ExitCode.NotFound, $"{path}: there is no such file of rules.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailedException(ExitCode.Usage, $"{path}: the file of rules cannot be read ({e.Message}).");
        }
    }
}
