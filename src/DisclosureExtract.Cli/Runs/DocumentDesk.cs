using System.Diagnostics;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;

namespace DisclosureExtract.Cli.Runs;

/// <summary>Takes the documents of a run through, so many at a time, each from its file to its place in the output.</summary>
/// <param name="output">The folder for results, for messages.</param>
sealed class DocumentDesk(
    Asking asking, RunFolder folder, RunJournal journal, string output, string settings, ProgressReport progress)
{
    /// <summary>Scanned pages read so far, and known of, of each document.</summary>
    readonly Dictionary<Input, (int Done, int Pages)> scanned = [];

    int left;

    public required ReadingShare Share { get; init; }

    /// <summary>Do what is there already anew.</summary>
    public required bool Again { get; init; }

    /// <summary>What became of each; of those not done when told to stop, that.</summary>
    public async Task<DocumentOutcome[]> RunAsync(IReadOnlyList<Input> inputs, int jobs, CancellationToken stop)
    {
        var outcomes = new DocumentOutcome[inputs.Count];
        // Large files first: the last one running should be a small one.
        long Size(int i) => new FileInfo(inputs[i].Path) is { Exists: true } file ? file.Length : 0;
        var order = Enumerable.Range(0, inputs.Count).OrderByDescending(Size).ToList();
        left = inputs.Count;
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = stop };
            await Parallel.ForEachAsync(order, options, async (i, token) =>
            {
                outcomes[i] = await DoAsync(inputs[i], token).ConfigureAwait(false);
                progress.Done(outcomes[i]);
                await Share.TellAsync(Interlocked.Decrement(ref left)).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            for (var i = 0; i < outcomes.Length; i++)
                outcomes[i] ??= new DocumentOutcome { Input = inputs[i], Code = ExitCode.Stopped };
        }
        return outcomes;
    }

    async Task<DocumentOutcome> DoAsync(Input input, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            // The bytes of a document are looked at ahead only where something is there to hold them against.
            var origin = new ResultOrigin(
                journal.Knows(input.Name) ? RunJournal.Hash(input.Path) : null, settings, ReadingBuild.Name);
            if (!Again && journal.Whole(input.Name, origin) is { } there)
                return new DocumentOutcome
                {
                    Input = input,
                    Code = ExitCode.Ok,
                    Result = there.Reply,
                    Texts = journal.TextsOf(input.Name),
                    WasThere = true,
                    Elapsed = clock.Elapsed,
                };
            var staging = folder.Stage();
            var request = new ChildRequest
            {
                Path = input.Path,
                Pages = input.Pages,
                Name = input.Title,
                Staging = staging,
                Settings = settings,
                Texts = true,
                Share = Share.Of(Volatile.Read(ref left)),
            };
            var reply = await asking.AskAsync(request, stop, told => Tell(input, told)).ConfigureAwait(false);
            var outcome = Outcome(input, reply, staging, origin);
            return outcome with { Elapsed = clock.Elapsed };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DocumentOutcome
            {
                Input = input,
                Code = ExitCode.Output,
                Error = $"{input.Title}: the result cannot be written to {output} ({e.Message})",
                Elapsed = clock.Elapsed,
            };
        }
    }

    DocumentOutcome Outcome(Input input, ChildReply reply, string staging, ResultOrigin origin)
    {
        var code = (ExitCode)(reply.Code ?? (int)ExitCode.Bug);
        if (code != ExitCode.Ok)
        {
            Directory.Delete(staging, recursive: true);
            journal.Withdraw(input.Name, origin);
            return new DocumentOutcome
            {
                Input = input,
                Code = code,
                Error = reply.Error?.Replace(staging, output, StringComparison.Ordinal),
                Details = reply.Details,
            };
        }
        journal.Publish(input.Name, staging, origin with { Sha256 = reply.Sha256 }, reply);
        Directory.Delete(staging, recursive: true);
        return new DocumentOutcome
        {
            Input = input,
            Code = code,
            Result = reply,
            Texts = journal.TextsOf(input.Name),
        };
    }

    void Tell(Input input, ChildReply told)
    {
        if (told.Time is var (spent, allowed)) progress.Still(input, spent, allowed);
        if (told.ScannedDone is not { } done) return;
        lock (scanned)
        {
            scanned[input] = (done, told.ScannedPages);
            progress.Scanned(scanned.Values.Sum(s => s.Done), scanned.Values.Sum(s => s.Pages));
        }
    }
}
