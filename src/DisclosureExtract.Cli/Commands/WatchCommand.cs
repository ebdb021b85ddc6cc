using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using DisclosureExtract.Jobs;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>watch INBOX --out DIR</c></summary>
static class WatchCommand
{
    public static Command Create()
    {
        var inbox = new Argument<string>("inbox") { Description = "Folder into which documents are dropped." };
        var output = new Option<string>("--out", "-o") { Description = "Folder for the results; made if it does not exist. Must not overlap with the inbox.", Required = true };
        var format = new Option<string>("--format", "-f") { Description = "Comma-separated: json, ndjson, csv, parquet.", DefaultValueFactory = _ => "json" };
        var once = new Option<bool>("--once") { Description = "Process what is there, then end." };
        var poll = new Option<double>("--poll") { Description = "Look at the whole inbox at least every so many seconds. Shares without events need a small value.", DefaultValueFactory = _ => 10 };
        var quiet = new Option<double>("--quiet-period") { Description = "A file is complete when it has not changed for so many seconds.", DefaultValueFactory = _ => 2 };
        var recursive = new Option<bool>("--recursive", "-r") { Description = "Take files in sub-folders too." };
        var jobs = new Option<int>("--jobs", "-j") { Description = "Documents processed at a time.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var attempts = new Option<int>("--attempts") { Description = "Tries of a file whose trouble may heal (locked, unreadable, killed) before it is put into failed.", DefaultValueFactory = _ => 6 };
        var timeout = new Option<double>("--timeout") { Description = "Seconds a document may take, whatever its size; each page adds 15.", DefaultValueFactory = _ => 120 };
        var memory = new Option<int>("--memory") { Description = "MiB of memory each document may take.", DefaultValueFactory = _ => 2048 };
        var grace = new Option<double>("--grace") { Description = "When told to stop: seconds to finish what is in hand; the rest goes back into the inbox.", DefaultValueFactory = _ => 30 };
        var keepNoise = new Option<bool>("--keep-noise") { Description = "As in extract." };
        var listen = new Option<int?>("--listen") { Description = "Serve /health and /metrics (Prometheus) on this port of 127.0.0.1." };
        var log = new Option<string?>("--log") { Description = "Write the log to this file instead of standard error; it is rolled over daily." };
        var logFormat = new Option<string>("--log-format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        var command = new Command("watch", "Watch a folder and extract what is dropped into it. Originals move to done, review or failed in the inbox.")
        {
            inbox, output, format, once, poll, quiet, recursive, jobs, attempts, timeout, memory, grace, keepNoise, listen, log, logFormat,
        };
        format.Check("--format takes a comma-separated list of json, ndjson, csv, parquet.", f => ExtractCommand.ParseFormats(f) != OutputFormats.None);
        poll.Check("--poll takes seconds from 0.2 to 86400.", p => p is >= 0.2 and <= 86400);
        quiet.Check("--quiet-period takes seconds from 0.1 to 3600.", p => p is >= 0.1 and <= 3600);
        jobs.Check("--jobs takes a number from 1 to 256.", j => j is >= 1 and <= 256);
        attempts.Check("--attempts takes a number from 1 to 100.", a => a is >= 1 and <= 100);
        timeout.Check("--timeout takes seconds from 1 to 86400.", t => t is >= 1 and <= 86400);
        memory.Check("--memory takes MiB from 128 to 1048576.", m => m is >= 128 and <= 1048576);
        grace.Check("--grace takes seconds from 0 to 86400.", g => g is >= 0 and <= 86400);
        listen.Check("--listen takes a port from 1 to 65535.", p => p is null or >= 1 and <= 65535);
        logFormat.Check("--log-format takes text or json.", f => f is "text" or "json");
        command.SetAction(async (result, _) =>
        {
            var options = new WatchOptions
            {
                Inbox = result.GetRequiredValue(inbox),
                Out = result.GetRequiredValue(output),
                Version = Program.Version,
                Settings = WorkerCommand.Settings(ExtractCommand.ParseFormats(result.GetRequiredValue(format)), result.GetValue(keepNoise)),
                Once = result.GetValue(once),
                Poll = TimeSpan.FromSeconds(result.GetValue(poll)),
                Quiet = TimeSpan.FromSeconds(result.GetValue(quiet)),
                Recursive = result.GetValue(recursive),
                Jobs = result.GetValue(jobs),
                Attempts = result.GetValue(attempts),
                Grace = TimeSpan.FromSeconds(result.GetValue(grace)),
                Limits = new ChildLimits { Time = TimeSpan.FromSeconds(result.GetValue(timeout)), Memory = (long)result.GetValue(memory) << 20 },
            };
            return (int)await RunAsync(options, result.GetValue(listen), result.GetValue(log), result.GetValue(logFormat) == "json").ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>The same executable as a child, however it was started itself.</summary>
    static ChildCommand Child(int jobs)
    {
        var self = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known.");
        // Children share the processors, also for scanned pages.
        string[] worker = ["worker", "--readers", Math.Max(1, Environment.ProcessorCount / jobs).ToString(CultureInfo.InvariantCulture)];
        return Path.GetFileNameWithoutExtension(self) == "dotnet" ? new ChildCommand(self, [Environment.GetCommandLineArgs()[0], .. worker]) : new ChildCommand(self, worker);
    }

    static async Task<ExitCode> RunAsync(WatchOptions options, int? port, string? logFile, bool json)
    {
        using var log = WatchLog.Create(json, logFile);
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }

        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            using var watcher = Watcher.Open(options, Child(options.Jobs), log, TimeProvider.System);
            using var listener = port is { } p ? watcher.Listen(p) : null;
            var end = await watcher.RunAsync(stop.Token).ConfigureAwait(false);
            return options.Once && end.Returned > 0 && !stop.IsCancellationRequested ? ExitCode.Output : ExitCode.Ok;
        }
        catch (RefusedException e)
        {
            return Refused(e);
        }
        catch (Exception e) when (e is HttpListenerException or SocketException)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"disclosure-extract: port {port} of 127.0.0.1 cannot be used ({e.Message}). Give --listen another.")).ConfigureAwait(false);
            return ExitCode.Usage;
        }
    }

    public static ExitCode Refused(RefusedException e)
    {
        Console.Error.WriteLine($"disclosure-extract: {e.Message}");
        return e.Kind switch
        {
            RefusalKind.Permission => ExitCode.Output,
            RefusalKind.Busy => ExitCode.Busy,
            RefusalKind.NotFound => ExitCode.NotFound,
            _ => ExitCode.Usage,
        };
    }
}
