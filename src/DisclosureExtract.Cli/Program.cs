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
        // Started by the program itself, many times over.
        if (args is ["worker", "--readers", var readers] && int.TryParse(readers, out var count))
            return WorkerCommand.Run(count);
        PlainWriter.Guard();
        var root = new RootCommand("Turns the budget disclosures of Chinese public bodies into typed, checked data.")
        {
            ExtractCommand.Create(),
            InspectCommand.Create(),
            TablesCommand.Create(),
            ValidateCommand.Create(),
            ReportCommand.Create(),
            ApplyCommand.Create(),
            CodesCommand.Create(),
            DoctorCommand.Create(),
            WatchCommand.Create(),
            StatusCommand.Create(),
            RetryCommand.Create(),
            DecideCommand.Accept(),
            DecideCommand.Reject(),
            WorkerCommand.Create(),
        };
        var result = root.Parse(args);
        // Commands that are told to stop see to it themselves; the library would end them after two seconds.
        if (result.Errors.Count == 0)
            return result.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null });
        foreach (var error in result.Errors) Failure.Print(error.Message);
        Console.Error.WriteLine("See disclosure-extract --help.");
        return (int)ExitCode.Usage;
    }
}
