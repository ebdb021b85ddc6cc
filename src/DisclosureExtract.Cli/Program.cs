using System.CommandLine;
using DisclosureExtract.Cli.Commands;
using DisclosureExtract.Cli.Shell;

namespace DisclosureExtract.Cli;

static class Program
{
    static int Main(string[] args)
    {
        // Asked often by scripts: answered without building the command line.
        if (args is ["--version"])
        {
            Console.Out.WriteLine(ProgramInfo.Version);
            return (int)ExitCode.Ok;
        }
        PlainWriter.Guard();
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
        foreach (var error in result.Errors) Failure.Print(error.Message);
        Console.Error.WriteLine("See disclosure-extract --help.");
        return (int)ExitCode.Usage;
    }
}
