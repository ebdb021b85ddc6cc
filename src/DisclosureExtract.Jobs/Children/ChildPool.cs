namespace DisclosureExtract.Jobs.Children;

/// <summary>Does requests somewhere else: in children, or in a function of the caller.</summary>
public interface IChildPool : IDisposable
{
    /// <param name="fresh">
    /// In a child that has served nobody and serves nobody else: for a document whose first child failed.
    /// </param>
    /// <param name="told">Given what is reported ahead of the answer.</param>
    /// <exception cref="ChildFaultException">The child died or had to be killed.</exception>
    /// <exception cref="OperationCanceledException">Told to stop; the child is killed.</exception>
    Task<ChildReply> AskAsync(
        ChildRequest request, bool fresh, CancellationToken stop, Action<ChildReply>? told = null);
}

/// <summary>Children, reused while they behave.</summary>
/// <param name="folder">Holds the temporary files of the children.</param>
/// <param name="together">
/// Documents a child is asked for at a time. Each child compiles what it runs anew; two in one cost half of that.
/// </param>
public sealed class ChildPool(ChildCommand command, ChildLimits limits, string folder, int together = 1) : IChildPool
{
    readonly List<Seat> seats = [];

    public async Task<ChildReply> AskAsync(
        ChildRequest request, bool fresh, CancellationToken stop, Action<ChildReply>? told = null)
    {
        var seat = Take(fresh);
        var keep = false;
        try
        {
            var reply = await seat.Child.AskAsync(request, limits, stop, told).ConfigureAwait(false);
            // A child that kept much of its memory, or found none, is replaced while nobody waits for it to be killed.
            keep = !reply.IsShortOfMemory && seat.Child.Resident is { } bytes && bytes < limits.Memory / 2;
            return reply;
        }
        finally
        {
            Leave(seat, keep);
        }
    }

    /// <summary>Starts children for so many documents before they are asked: they get ready in the meantime.</summary>
    public void Prepare(int documents)
    {
        for (var started = 0; started < documents; started += together)
        {
            var seat = new Seat(Child.Start(command, limits, folder));
            lock (seats) seats.Add(seat);
        }
    }

    /// <summary>Lets the children at work read so many scanned pages at a time each.</summary>
    public async Task ShareAsync(int pages)
    {
        Child[] children;
        lock (seats) children = [.. seats.Where(s => s.InHand > 0).Select(s => s.Child)];
        foreach (var child in children) await child.TellAsync(ChildRequest.OfShare(pages)).ConfigureAwait(false);
    }

    public void Dispose()
    {
        lock (seats)
        {
            foreach (var seat in seats) seat.Child.Dispose();
            seats.Clear();
        }
    }

    Seat Take(bool fresh)
    {
        lock (seats)
        {
            // Killed while they had nothing to do.
            foreach (var gone in seats.FindAll(s => s.InHand == 0 && s.Child.Resident is null)) Remove(gone);
            var free = fresh ? null : seats.Find(s => !s.IsClosed && s.InHand < together && !s.Child.IsLate);
            if (free is not null)
            {
                free.InHand++;
                return free;
            }
        }
        var seat = new Seat(Child.Start(command, limits, folder)) { InHand = 1, IsClosed = fresh };
        lock (seats) seats.Add(seat);
        return seat;
    }

    void Leave(Seat seat, bool keep)
    {
        lock (seats)
        {
            seat.InHand--;
            seat.IsBad |= !keep;
            seat.IsClosed = seat.IsBad;
            if (seat.InHand == 0 && seat.IsBad) Remove(seat);
        }
    }

    void Remove(Seat seat)
    {
        if (seats.Remove(seat)) seat.Child.Dispose();
    }

    /// <summary>A child, and how many documents it has in hand.</summary>
    sealed class Seat(Child child)
    {
        public Child Child => child;

        public int InHand { get; set; }

        /// <summary>Takes no more for now.</summary>
        public bool IsClosed { get; set; }

        /// <summary>Goes when the last is done.</summary>
        public bool IsBad { get; set; }
    }
}
