using System.Collections.Concurrent;

namespace DisclosureExtract.Jobs.Children;

/// <summary>Does requests somewhere else: in children, or in a test's own function.</summary>
interface IChildPool : IDisposable
{
    Task<ChildReply> AskAsync(ChildRequest request, bool fresh, CancellationToken stop);
}

/// <summary>Children, reused while they behave.</summary>
/// <param name="folder">Holds the temporary files of the children.</param>
sealed class ChildPool(ChildCommand command, ChildLimits limits, string folder) : IChildPool
{
    readonly ConcurrentBag<Child> idle = [];

    /// <param name="fresh">A child that has served nobody: for a document whose first child failed.</param>
    public async Task<ChildReply> AskAsync(ChildRequest request, bool fresh, CancellationToken stop)
    {
        var child = (fresh ? null : TakeIdle()) ?? Child.Start(command, limits, folder);
        var keep = false;
        try
        {
            var reply = await child.AskAsync(request, limits, stop).ConfigureAwait(false);
            // A child that kept much of its memory is replaced while nobody waits for it to be killed.
            keep = child.Resident is { } bytes && bytes < limits.Memory / 2;
            return reply;
        }
        finally
        {
            if (keep) idle.Add(child);
            else child.Dispose();
        }
    }

    Child? TakeIdle()
    {
        while (idle.TryTake(out var child))
        {
            if (child.Resident is not null) return child;
            child.Dispose(); // killed while it had nothing to do
        }
        return null;
    }

    public void Dispose()
    {
        while (idle.TryTake(out var child)) child.Dispose();
    }
}
