using System.CommandLine;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Queueing;
using DisclosureExtract.Jobs.Records;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>queue serve|work|submit|status|retry</c>: one body of work for many machines.</summary>
static class QueueCommand
{
    /// <summary>Also names the database, so that its password is on no command line.</summary>
    const string DatabaseVariable = "DISCLOSURE_EXTRACT_DATABASE";

    public static Command Create() => new("queue", "Share the work of many documents among many machines, over PostgreSQL and a shared folder.")
    {
        Serve(), Work(), Submit(), Status(), Retry(),
    };

    static Option<string> Database() => new("--database")
    {
        Description = "How to reach PostgreSQL, as in Host=db;Database=disclosure;Username=disclosure; without it DISCLOSURE_EXTRACT_DATABASE of the environment.",
        DefaultValueFactory = result =>
        {
            if (Environment.GetEnvironmentVariable(DatabaseVariable) is { Length: > 0 } set) return set;
            result.AddError($"--database or {DatabaseVariable} of the environment says how to reach PostgreSQL.");
            return "";
        },
    };

    static Option<string> Store() => new("--store")
    {
        Description = "Folder of originals and results that all machines share.",
        Required = true,
    };

    static Option<double> Lease()
    {
        var lease = CommonOptions.Option("--lease", 60.0, "Seconds without a sign of life after which a batch is given to another worker.");
        lease.Check("--lease takes seconds from 5 to 3600.", l => l is >= 5 and <= 3600);
        return lease;
    }

    static Option<double> Poll()
    {
        var poll = CommonOptions.Option("--poll", 1.0, "Seconds between two looks for something to do.");
        poll.Check("--poll takes seconds from 0.05 to 60.", p => p is >= 0.05 and <= 60);
        return poll;
    }

    static Option<string> LogFormat()
    {
        var format = CommonOptions.Option("--log-format", "text", "text or json.");
        format.Check("--log-format takes text or json.", f => f is "text" or "json");
        return format;
    }

    static Command Serve()
    {
        var (database, store, lease, poll, log) = (Database(), Store(), Lease(), Poll(), LogFormat());
        var port = CommonOptions.Option("--port", 8643, "Port of the dashboard on 127.0.0.1; 0 for any that is free.");
        port.Check("--port takes a number from 0 to 65535.", p => p is >= 0 and <= 65535);
        var command = new Command("serve", "Keep the workers supplied, and show a dashboard on this machine.") { database, store, port, lease, poll, log };
        command.SetAction(result => (int)Failure.Handle(() => QueueProgram.Become(new QueueOrders
        {
            Task = QueueTask.Serve,
            Database = result.GetRequiredValue(database),
            Store = Path.GetFullPath(result.GetRequiredValue(store)),
            Build = ReadingBuild.WithPrograms(),
            Port = result.GetValue(port),
            Lease = result.GetValue(lease),
            Poll = result.GetValue(poll),
            LogsJson = result.GetValue(log) == "json",
        })));
        return command;
    }

    static Command Work()
    {
        var (database, store, lease, poll, log) = (Database(), Store(), Lease(), Poll(), LogFormat());
        var jobs = CommonOptions.Jobs();
        var (timeout, pageTimeout, scanTimeout, memory) =
            (CommonOptions.Timeout(), CommonOptions.PageTimeout(), CommonOptions.ScanTimeout(), CommonOptions.Memory());
        var grace = CommonOptions.Option("--grace", 30.0, "When told to stop: seconds to finish what is in hand; the rest goes back.");
        grace.Check("--grace takes seconds from 0 to 86400.", g => g is >= 0 and <= 86400);
        var command = new Command("work", "Read documents of the queue until told to stop.")
        {
            database, store, jobs, timeout, pageTimeout, scanTimeout, memory, grace, lease, poll, log,
        };
        command.SetAction(result => (int)Failure.Handle(() => QueueProgram.Become(new QueueOrders
        {
            Task = QueueTask.Work,
            Database = result.GetRequiredValue(database),
            Store = Path.GetFullPath(result.GetRequiredValue(store)),
            Build = ReadingBuild.WithPrograms(),
            Jobs = result.GetValue(jobs),
            Limits = CommonOptions.Limits(
                result.GetValue(timeout), result.GetValue(pageTimeout), result.GetValue(scanTimeout), result.GetValue(memory)),
            Child = Workers.Command(Math.Max(1, Environment.ProcessorCount / result.GetValue(jobs))),
            Grace = result.GetValue(grace),
            Lease = result.GetValue(lease),
            Poll = result.GetValue(poll),
            LogsJson = result.GetValue(log) == "json",
        })));
        return command;
    }

    static Command Submit()
    {
        var paths = new Argument<string[]>("paths") { Description = "As in extract.", Arity = ArgumentArity.OneOrMore };
        var (database, store, format, rules) = (Database(), Store(), CommonOptions.Format(), CommonOptions.Rules());
        var keepNoise = new Option<bool>("--keep-noise") { Description = "As in extract." };
        var priority = CommonOptions.Option("--priority", "normal", "urgent, normal or bulk.");
        string[] priorities = ["urgent", "normal", "bulk"];
        priority.Check("--priority takes urgent, normal or bulk.", p => priorities.Contains(p));
        var command = new Command("submit", "Put documents into the queue.") { paths, database, store, format, keepNoise, rules, priority };
        command.SetAction((result, stop) => Failure.HandleAsync(() => QueueSubmission.RunAsync(result.GetRequiredValue(paths), new QueueOrders
        {
            Task = QueueTask.Submit,
            Database = result.GetRequiredValue(database),
            Store = Path.GetFullPath(result.GetRequiredValue(store)),
            Build = ReadingBuild.WithPrograms(),
            Settings = Settings.Line(
                ResultFiles.Parse(result.GetRequiredValue(format)), result.GetValue(keepNoise), result.GetValue(rules)),
            Priority = Array.IndexOf(priorities, result.GetRequiredValue(priority)),
        }, stop)));
        return command;
    }

    static Command Status()
    {
        var database = Database();
        var json = new Option<bool>("--json") { Description = "For machines." };
        var count = new Option<int>("--last") { Description = "Files to list.", DefaultValueFactory = _ => 20 };
        var command = new Command("status", "Say what became of the documents of the queue, as status does for a watched folder.") { database, json, count };
        command.SetAction(result => (int)Failure.Handle(() =>
        {
            var (code, said) = QueueProgram.Ask(new QueueOrders
            {
                Task = QueueTask.Status,
                Database = result.GetRequiredValue(database),
                Latest = Math.Max(0, result.GetValue(count)),
            });
            return code == ExitCode.Ok ? StatusCommand.Print(LedgerTools.FromJson(said), result.GetValue(json)) : code;
        }));
        return command;
    }

    static Command Retry()
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Names under which documents came, or the beginning of their SHA-256; without any, all that failed by no fault of their own.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var database = Database();
        var command = new Command("retry", "Put documents that failed back into the queue.") { files, database };
        command.SetAction(result => (int)Failure.Handle(() => QueueProgram.Become(new QueueOrders
        {
            Task = QueueTask.Retry,
            Database = result.GetRequiredValue(database),
            Files = result.GetValue(files) ?? [],
        })));
        return command;
    }
}
