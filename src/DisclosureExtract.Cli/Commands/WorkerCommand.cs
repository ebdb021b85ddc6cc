using System.CommandLine;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Watching;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>worker</c>: the child of <c>watch</c>. Requests and answers are lines of JSON; not for people.</summary>
static class WorkerCommand
{
    const string KeepNoise = "keep-noise", Between = "; ";

    public static Command Create()
    {
        var readers = new Option<int>("--readers")
        {
            Description = "Scanned pages read at a time.",
            DefaultValueFactory = _ => 1,
        };
        var command = new Command("worker", "Process documents for watch.") { readers };
        command.Hidden = true;
        command.SetAction(result =>
        {
            using var pool = Readers.Create(Math.Max(1, result.GetValue(readers)));
            return ChildHost.Run((request, report, stop) => Handle(request, report, pool, stop));
        });
        return command;
    }

    /// <summary>Settings that change results, in one line: what <see cref="WatchOptions.Settings"/> holds.</summary>
    public static string Settings(OutputFormats formats, bool keepNoise) =>
        $"{formats}{(keepNoise ? Between + KeepNoise : "")}";

    static ChildReply Handle(
        ChildRequest request, Action<ChildReply> report, CellReaderPool? readers, CancellationToken stop)
    {
        if (!request.Unpack) return Extract(request, report, readers, stop);
        try
        {
            var members = ZipDocuments.Unpack(request.Path, request.Name, request.Staging, stop);
            return new ChildReply
            {
                Code = 0,
                Members = [.. members.Select(m => new ArchiveMember(m.Name, m.File, m.Error))],
            };
        }
        catch (DocumentException e) when (ZipDocuments.IsPerhapsOther(e, request.Name))
        {
            return Extract(request, report, readers, stop); // the opener says what it takes it for
        }
        catch (Exception e) when (Failure.Of(e, x => x.Message) is { } failure)
        {
            return new ChildReply
            {
                Code = (int)failure.Code,
                Error = failure.Message,
                CanHeal = failure.Code == ExitCode.Output,
            };
        }
    }

    static ChildReply Extract(
        ChildRequest request, Action<ChildReply> report, CellReaderPool? readers, CancellationToken stop)
    {
        var asked = request.Settings.Split(Between);
        var options = new ExtractOptions { KeepNoise = asked.Contains(KeepNoise) };
        var settings = new RunSettings(
            request.Staging, ResultFiles.Parse(asked[0]), options, readers) { IsWatched = true };
        var input = new Input(request.Path, "result") { Title = request.Name };
        var outcome = DocumentRun.Run(input, settings, pages => report(new ChildReply { Opened = pages }), stop);
        return new ChildReply
        {
            Code = (int)outcome.Code,
            Error = outcome.Error,
            CanHeal = outcome.Code is ExitCode.Output or ExitCode.NotFound,
            Status = outcome.Summary?.Status,
            Reason = outcome.Summary?.Reason,
            Pages = outcome.Summary?.Pages ?? 0,
            Facts = outcome.Summary?.Facts ?? 0,
            Errors = outcome.Summary?.Findings.Error ?? 0,
            // The JSON last: whoever sees it sees the rest too.
            Files = outcome.Error is null ? [.. ResultFiles.Of(settings.Formats).Select(f => f.Suffix).Reverse()] : [],
        };
    }
}
