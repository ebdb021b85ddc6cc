using System.CommandLine;
using DisclosureExtract.Engines;
using DisclosureExtract.Jobs;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>worker</c>: the child of <c>watch</c>. Requests and answers are lines of JSON; not for people.</summary>
static class WorkerCommand
{
    public static Command Create()
    {
        var readers = new Option<int>("--readers") { Description = "Scanned pages read at a time.", DefaultValueFactory = _ => 1 };
        var command = new Command("worker", "Process documents for watch.") { readers };
        command.Hidden = true;
        command.SetAction(result =>
        {
            using var pool = Readers.Create(Math.Max(1, result.GetValue(readers)));
            return ChildHost.Run((request, report) => Handle(request, report, pool));
        });
        return command;
    }

    /// <summary>Settings that change results, in one line: what <see cref="WatchOptions.Settings"/> holds.</summary>
    public static string Settings(OutputFormats formats, bool keepNoise) => $"{formats}{(keepNoise ? "; keep-noise" : "")}";

    static ChildReply Handle(ChildRequest request, Action<ChildReply> report, CellReaderPool? readers)
    {
        if (request.Unpack) return Unpack(request, report, readers);
        var settings = request.Settings.Split("; ");
        var formats = ExtractCommand.ParseFormats(settings[0]);
        var options = new ExtractOptions { KeepNoise = settings.Contains("keep-noise") };
        var outcome = DocumentRun.Run(new Input(request.Path, "result") { Title = request.Name }, request.Staging, formats, options, readers, pages => report(new ChildReply { Opened = pages }), watched: true);
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
            Files = outcome.Error is null ? [.. DocumentRun.Suffixes(formats).Reverse()] : [],
        };
    }

    static ChildReply Unpack(ChildRequest request, Action<ChildReply> report, CellReaderPool? readers)
    {
        try
        {
            return new ChildReply { Code = 0, Members = [.. ZipDocuments.Unpack(request.Path, request.Name, request.Staging).Select(m => new ArchiveMember(m.Name, m.File, m.Error))] };
        }
        catch (DocumentException e) when (e.Fault == DocumentFault.Damaged && !request.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return Handle(request with { Unpack = false }, report, readers); // begins like an archive by another name: the opener says what it takes it for
        }
        catch (DocumentException e)
        {
            return new ChildReply { Code = (int)ExitCodes.Of(e.Fault), Error = e.Message };
        }
        catch (IOException e)
        {
            return new ChildReply { Code = (int)ExitCode.Output, Error = e.Message, CanHeal = true };
        }
    }
}
