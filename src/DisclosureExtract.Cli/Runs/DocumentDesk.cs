using System.Diagnostics;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;

namespace DisclosureExtract.Cli.Runs;

/// <summary>Takes the documents of a run through, so many at a time, each from its file to its place in the output.</summary>
/// <param name="output">The folder for results, for messages.</param>
sealed class DocumentDesk(Asking asking, RunFolder folder, string output, string settings, ProgressReport progress)
{
    /// <summary>Scanned pages read so far, and known of, of each document.</summary>
    readonly Dictionary<Input, (int Done, int Pages)> scanned = [];

    int left;

    public required ReadingShare Share { get; init; }

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
            var staging = folder.Stage();
            var request = new ChildRequest
            {
                Path = input.Path,
                Name = input.Title,
                Staging = staging,
                Settings = settings,
                Texts = true,
                Share = Share.Of(Volatile.Read(ref left)),
            };
            var reply = await asking.AskAsync(request, stop, told => Tell(input, told)).ConfigureAwait(false);
            var outcome = Outcome(input, reply, staging);
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

    DocumentOutcome Outcome(Input input, ChildReply reply, string staging)
    {
        var code = (ExitCode)(reply.Code ?? (int)ExitCode.Bug);
        if (code != ExitCode.Ok)
        {
            Directory.Delete(staging, recursive: true);
            return new DocumentOutcome
            {
                Input = input,
                Code = code,
                Error = reply.Error?.Replace(staging, output, StringComparison.Ordinal),
                Details = reply.Details,
            };
        }
        folder.Publish(input.Name, staging, reply.Files);
        return new DocumentOutcome
        {
            Input = input,
            Code = code,
            Result = reply,
            Texts = Path.Combine(staging, ResultFiles.Staged + ResultFiles.Texts),
        };
    }

    void Tell(Input input, ChildReply told)
    {
        if (told.ScannedDone is not { } done) return;
        lock (scanned)
        {
            scanned[input] = (done, told.ScannedPages);
            progress.Scanned(scanned.Values.Sum(s => s.Done), scanned.Values.Sum(s => s.Pages));
        }
    }
}
