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
        Language.Choose(args);
        var root = Commands();
        Language.Translate(root);
        // Nothing asked: what can be asked.
        if (args is [] or [Language.OptionName, _]) args = [.. args, "--help"];
        var result = root.Parse(args);
        // Commands that are told to stop see to it themselves; the library would end them after two seconds.
        if (result.Errors.Count == 0)
        {
            var isHelp = Language.IsChinese && args.Any(a => a is "--help" or "-h" or "-?" or "/h" or "/?");
            using var help = new StringWriter();
            var code = result.Invoke(isHelp
                ? new InvocationConfiguration { ProcessTerminationTimeout = null, Output = help }
                : new InvocationConfiguration { ProcessTerminationTimeout = null });
            if (isHelp) Console.Out.Write(Language.Headings(help.ToString()));
            return code;
        }
        foreach (var error in result.Errors) Failure.Print(error.Message);
        Console.Error.WriteLine(Language.Of("See disclosure-extract --help.", "见 disclosure-extract --help。"));
        return (int)ExitCode.Usage;
    }

    /// <summary>The command line, with all its commands.</summary>
    internal static RootCommand Commands()
    {
        var root = new RootCommand("Turns the budget disclosures of Chinese public bodies into typed, checked data.")
        {
            ExtractCommand.Create(),
            BundleCommand.Create(),
            InspectCommand.Create(),
            TablesCommand.Create(),
            ValidateCommand.Create(),
            ReportCommand.Create(),
            ApplyCommand.Create(),
            ServeCommand.Create(),
            CollectCommand.Create(),
            ExportCommand.Create(),
            QueryCommand.Create(),
            AnnotateCommand.Create(),
            CodesCommand.Create(),
            DoctorCommand.Create(),
            WatchCommand.Create(),
            StatusCommand.Create(),
            RetryCommand.Create(),
            DecideCommand.Accept(),
            DecideCommand.Reject(),
            QueueCommand.Create(),
            WorkerCommand.Create(),
        };
        root.Options.Add(Language.Option());
        return root;
    }
}
