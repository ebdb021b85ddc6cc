using System.CommandLine;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Cli.Shell;

/// <summary>Options that several commands take.</summary>
static class CommonOptions
{
    public static Option<string> Format()
    {
        var option = Option("--format", "json", "Comma-separated: json, ndjson, csv, parquet, xlsx.", "-f");
        option.Check(
            "--format takes a comma-separated list of json, ndjson, csv, parquet, xlsx.",
            f => ResultFiles.Parse(f) != OutputFormats.None);
        return option;
    }

    public static Option<string?> Rules() => new("--rules")
    {
        Description = "A file that switches rules off, softens them or adds linear ones (docs/rules-file.md).",
    };

    public static Option<int> Jobs()
    {
        var option = Option("--jobs", Environment.ProcessorCount, "Documents processed at a time.", "-j");
        option.Check("--jobs takes a number from 1 to 256.", j => j is >= 1 and <= 256);
        return option;
    }

    public static Option<double> Timeout() => Seconds(
        "--timeout", 120,
        "Seconds of processor time a document may take, whatever its size. A busy machine does not count.");

    public static Option<double> PageTimeout() => Seconds("--page-timeout", 1, "Seconds that each page adds to --timeout.");

    public static Option<double> ScanTimeout() => Seconds(
        "--scan-timeout", 15, "Seconds that each page adds to --timeout once it has been read from its pixels.");

    public static Option<int> Memory()
    {
        var option = Option("--memory", 1536, "MiB of memory each document may take.");
        option.Check("--memory takes MiB from 128 to 1048576.", m => m is >= 128 and <= 1048576);
        return option;
    }

    public static ChildLimits Limits(double timeout, double page, double scan, int memory) => new()
    {
        Time = new TimeLimits
        {
            Base = TimeSpan.FromSeconds(timeout),
            PerPage = TimeSpan.FromSeconds(page),
            PerScan = TimeSpan.FromSeconds(scan),
        },
        Memory = (long)memory << 20,
    };

    static Option<double> Seconds(string name, double usual, string description)
    {
        var option = Option(name, usual, description);
        option.Check($"{name} takes seconds from 0.1 to 86400.", t => t is >= 0.1 and <= 86400);
        return option;
    }

    /// <summary>An option with a value of its own where it is not given.</summary>
    public static Option<T> Option<T>(string name, T usual, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, DefaultValueFactory = _ => usual };
}
