using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Records;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>
/// One file from claim to final state: hash, look in the ledger, extract in a child, publish, decide, move the
/// original, record. Each step may be done twice without harm, so a start after a crash begins with the first.
/// </summary>
sealed class DocumentJob : IDisposable
{
    readonly WatchContext context;
    readonly WatchOptions options;
    readonly Ledger ledger;
    readonly Patience patience;
    readonly ChildWork work;
    readonly KeyedLock sameContent = new();

    public DocumentJob(WatchContext context, IChildPool children)
    {
        this.context = context;
        (options, ledger) = (context.Options, context.Ledger);
        patience = new Patience(context);
        Originals = new Originals(context, patience);
        work = new ChildWork(context, patience, children);
    }

    public Originals Originals { get; }

    /// <summary>Files between two tries.</summary>
    public int Waiting => work.Waiting;

    /// <summary>Takes a file through to its final state.</summary>
    /// <param name="stop">Give up what is in hand.</param>
    /// <exception cref="OperationCanceledException">Stopped: the claim stands and is to be returned.</exception>
    public async Task RunAsync(Holding holding, bool wasInterrupted, CancellationToken stop)
    {
        var start = context.Time.GetTimestamp();
        var (hash, stat, unreadable) = await Originals.ReadAsync(holding, stop).ConfigureAwait(false);
        var content = new Content(holding.Id, holding.Name, holding.Path(context.Folders), hash);
        await TakenAsync(content, archive: null, stat.Size, stop).ConfigureAwait(false);
        Outcome outcome;
        using (await sameContent.TakeAsync(hash, stop).ConfigureAwait(false))
        {
            outcome = unreadable ?? await OutcomeAsync(content, wasInterrupted, stop).ConfigureAwait(false);
            var now = await patience.PersistAsync("look at the original", () => Originals.Look(holding), stop)
                .ConfigureAwait(false);
            if (now != stat) throw new OriginalChangedException(holding.Name);
            await Originals.FinishAsync(holding, hash, outcome, stop).ConfigureAwait(false);
        }
        context.Meter.Finished(outcome.State, outcome.SameAs is null ? outcome.Pages : 0);
        Log(content, outcome, context.Time.GetElapsedTime(start));
    }

    public void Dispose() => work.Dispose();

    async Task<Outcome> OutcomeAsync(Content content, bool wasInterrupted, CancellationToken stop)
    {
        if (await KnownAsync(content, stop).ConfigureAwait(false) is { } known) return known;
        if (wasInterrupted)
        {
            var times = await patience.PersistAsync("write the ledger", () => ledger.Interrupted(content.Hash), stop)
                .ConfigureAwait(false);
            if (times >= options.Interruptions) return Reasons.Poison(times);
        }
        try
        {
            return await patience.PersistAsync("read the original", () => IsArchive(content.Path), stop)
                .ConfigureAwait(false)
                ? await work.UnpackAsync(
                    content, (reply, folder, token) => reply is { Code: 0, Members.Count: 0 }
                        ? work.ExtractAsync(content, token) // one document, whose parts are packed together
                        : MembersAsync(content, reply, folder, token),
                    stop).ConfigureAwait(false)
                : await work.ExtractAsync(content, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            context.Log.Error(e, "{Name:l}: a fault of the program itself", Reasons.OneLine(content.Name));
            return Reasons.OfBug(e.Message);
        }
    }

    /// <summary>
    /// The outcome of the same bytes before, if its results are still there; null where they are to be processed.
    /// </summary>
    Task<Outcome?> KnownAsync(Content content, CancellationToken stop) => patience.PersistAsync("read the ledger", () =>
    {
        var known = ledger.Known(content.Hash, options.Settings, options.Version);
        var isThere = known is not null && known.Results.All(r => File.Exists(Path.Combine(context.Folders.Out, r)));
        if (!isThere) return null;
        return known!.SameAs == content.Name ? known with { SameAs = null } : Reasons.Linked(known);
    }, stop);

    /// <summary>Takes the members of an archive through one after the other.</summary>
    async Task<Outcome> MembersAsync(
        Content archive, ChildReply unpacked, string folder, CancellationToken stop)
    {
        var outcomes = new List<(string, Outcome)>();
        foreach (var (number, member) in unpacked.Members.Index())
            outcomes.Add((member.Name, await MemberAsync(archive, member, $"{archive.Id}#{number + 1}", folder, stop).ConfigureAwait(false)));
        return Reasons.OfArchive(outcomes, unpacked.Unread);
    }

    async Task<Outcome> MemberAsync(
        Content archive, ArchiveMember member, string id, string folder, CancellationToken stop)
    {
        if (member.File is null) return Reasons.NotUnpacked(member);
        var path = Path.Combine(folder, member.File);
        var (hash, stat) = Originals.Hash(path);
        var content = new Content(id, $"{archive.Name}/{member.Name}", path, hash);
        await TakenAsync(content, archive.Id, stat.Size, stop).ConfigureAwait(false);
        using (await sameContent.TakeAsync(hash, stop).ConfigureAwait(false))
        {
            var outcome = await KnownAsync(content, stop).ConfigureAwait(false)
                ?? await work.ExtractAsync(content, stop).ConfigureAwait(false);
            await patience.PersistAsync(
                "write the ledger", () => ledger.Decided(
                    id, hash, options.Settings, options.Version, outcome, target: null), stop).ConfigureAwait(false);
            return outcome;
        }
    }

    Task TakenAsync(Content content, string? archive, long size, CancellationToken stop) => patience.PersistAsync(
        "write the ledger",
        () => ledger.Taken(content.Id, archive, content.Name, content.Hash, size, options.Settings, options.Version),
        stop);

    /// <summary>ZIP, RAR or 7z, by the first bytes.</summary>
    static bool IsArchive(string path)
    {
        Span<byte> head = stackalloc byte[6];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("Rar!\u001A\u0007"u8) || head.SequenceEqual(new byte[] { (byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C }));
    }

    void Log(Content content, Outcome outcome, TimeSpan elapsed) => context.Log.Information(
        "{State} {Name:l} {Sha256} {Pages} pages {Facts} facts in {Milliseconds:0} ms{SameAs:l}: {Reason:l}",
        outcome.State, Reasons.OneLine(
            content.Name), content.Hash, outcome.Pages, outcome.Facts, elapsed.TotalMilliseconds,
        outcome.SameAs is null ? "" : " (same content as before)", Reasons.OneLine(outcome.English));
}
