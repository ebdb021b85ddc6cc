using System.CommandLine;
using DisclosureExtract.Cli.Commands;

namespace DisclosureExtract.Cli;

static class Program
{
    /// <summary>Version of the program, as written into every result.</summary>
    public static string Version { get; } = typeof(Program).Assembly.GetName().Version!.ToString(3);

    static int Main(string[] args)
    {
        // Asked often by scripts: answered without building the command line.
        if (args is ["--version"])
        {
            Console.Out.WriteLine(Version);
            return (int)ExitCode.Ok;
        }
        var root = new RootCommand("Turns the budget disclosures of Chinese public bodies into typed, checked data.")
        {
            ExtractCommand.Create(),
            InspectCommand.Create(),
            TablesCommand.Create(),
            ValidateCommand.Create(),
            CodesCommand.Create(),
            DoctorCommand.Create(),
            WatchCommand.Create(),
            StatusCommand.Create(),
            RetryCommand.Create(),
            WorkerCommand.Create(),
        };
        var result = root.Parse(args);
        if (result.Errors.Count == 0) return result.Invoke();
        foreach (var error in result.Errors) Console.Error.WriteLine($"disclosure-extract: {error.Message}");
        Console.Error.WriteLine("See disclosure-extract --help.");
        return (int)ExitCode.Usage;
    }
}
