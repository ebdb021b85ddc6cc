using DisclosureExtract.Jobs.Children;

namespace DisclosureExtract.Cli.Runs;

/// <summary>Documents read in this very process: for who trusts them all.</summary>
sealed class InProcess(RunMeans means) : IChildPool
{
    public Task<ChildReply> AskAsync(
        ChildRequest request, bool fresh, CancellationToken stop, Action<ChildReply>? told = null) =>
        Task.Run(() => DocumentRun.Run(request, means, reply => told?.Invoke(reply), stop), stop);

    public void Dispose() => means.Readers?.Dispose();
}
