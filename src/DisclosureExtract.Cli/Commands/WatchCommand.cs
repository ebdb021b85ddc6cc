using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Watching;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>watch INBOX --out DIR</c></summary>
static class WatchCommand
{
    public static Command Create()
    {
        var inbox = new Argument<string>("inbox") { Description = "Folder into which documents are dropped." };
        var output = new Option<string>("--out", "-o")
        {
            Description = "Folder for the results; made if it does not exist. Must not overlap with the inbox.",
            Required = true,
        };
        var format = CommonOptions.Format();
        var once = new Option<bool>("--once") { Description = "Process what is there, then end." };
        var poll = CommonOptions.Option(
            "--poll", 10.0, "Look at the whole inbox at least every so many seconds. Shares without events need a small value.");
        var quiet = CommonOptions.Option(
            "--quiet-period", 2.0, "A file is complete when it has not changed for so many seconds.");
        var recursive = new Option<bool>("--recursive", "-r") { Description = "Take files in sub-folders too." };
        var jobs = CommonOptions.Jobs();
        var attempts = CommonOptions.Option(
            "--attempts", 6, "Tries of a file whose trouble may heal (locked, unreadable, killed) before it is put into failed.");
        var timeout = CommonOptions.Timeout();
        var pageTimeout = CommonOptions.PageTimeout();
        var scanTimeout = CommonOptions.ScanTimeout();
        var memory = CommonOptions.Memory();
        var grace = CommonOptions.Option(
            "--grace", 30.0, "When told to stop: seconds to finish what is in hand; the rest goes back into the inbox.");
        var keepNoise = new Option<bool>("--keep-noise") { Description = "As in extract." };
        var listen = new Option<int?>("--listen")
        {
            Description = "Serve /health and /metrics (Prometheus) on this port of 127.0.0.1.",
        };
        var rules = CommonOptions.Rules();
        var log = new Option<string?>("--log")
        {
            Description = "Write the log to this file instead of standard error; it is rolled over daily.",
        };
        var logFormat = CommonOptions.Option("--log-format", "text", "text or json.");
        var command = new Command(
            "watch",
            "Watch a folder and extract what is dropped into it. Originals move to done, review or failed in the inbox.")
        {
            inbox, output, format, once, poll, quiet, recursive, jobs, attempts, timeout, pageTimeout, scanTimeout,
                memory, grace, keepNoise, rules, listen, log, logFormat,
        };
        poll.Check("--poll takes seconds from 0.2 to 86400.", p => p is >= 0.2 and <= 86400);
        quiet.Check("--quiet-period takes seconds from 0.1 to 3600.", p => p is >= 0.1 and <= 3600);
        attempts.Check("--attempts takes a number from 1 to 100.", a => a is >= 1 and <= 100);
        grace.Check("--grace takes seconds from 0 to 86400.", g => g is >= 0 and <= 86400);
        listen.Check("--listen takes a port from 1 to 65535.", p => p is null or >= 1 and <= 65535);
        logFormat.Check("--log-format takes text or json.", f => f is "text" or "json");
        command.SetAction(result => (int)Failure.Handle(() => Run(
            new WatchOptions
            {
                Inbox = result.GetRequiredValue(inbox),
                Out = result.GetRequiredValue(output),
                Version = ProgramInfo.Version,
                Settings = Settings.Line(
                    ResultFiles.Parse(result.GetRequiredValue(format)), result.GetValue(keepNoise),
                        result.GetValue(rules)),
                Once = result.GetValue(once),
                Poll = TimeSpan.FromSeconds(result.GetValue(poll)),
                Quiet = TimeSpan.FromSeconds(result.GetValue(quiet)),
                Recursive = result.GetValue(recursive),
                Jobs = result.GetValue(jobs),
                Attempts = result.GetValue(attempts),
                Grace = TimeSpan.FromSeconds(result.GetValue(grace)),
                Limits = CommonOptions.Limits(
                    result.GetValue(timeout), result.GetValue(pageTimeout), result.GetValue(scanTimeout),
                        result.GetValue(memory)),
            },
            result.GetValue(listen), result.GetValue(log), result.GetValue(logFormat) == "json")));
        return command;
    }

    static ExitCode Run(WatchOptions options, int? port, string? logFile, bool json)
    {
        using var log = WatchLog.Create(json, logFile);
        using var stop = new Stopping();
        // Children share the processors, also for scanned pages.
        var readers = Math.Max(1, Environment.ProcessorCount / options.Jobs);
        using var watcher = Watcher.Open(options, Workers.Command(readers), log, TimeProvider.System);
        using var listener = port is { } p ? Listen(watcher, p) : null;
        var end = watcher.RunAsync(stop.Token).GetAwaiter().GetResult();
        return options.Once && end.Returned > 0 && !stop.Token.IsCancellationRequested ? ExitCode.Output : ExitCode.Ok;
    }

    static IDisposable Listen(Watcher watcher, int port)
    {
        try
        {
            return watcher.Listen(port);
        }
        catch (Exception e) when (e is HttpListenerException or SocketException)
        {
            throw new FailedException(
                ExitCode.Usage, $"port {port} of 127.0.0.1 cannot be used ({e.Message}). Give --listen another.");
        }
    }
}
