using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using DisclosureExtract.Queue.Books;
using DisclosureExtract.Queue.Storing;
using Serilog;

namespace DisclosureExtract.Queue.Working;

/// <summary>
/// One document from the store to its outcome: read in a child with the limits it has everywhere, published under the key of its
/// bytes. Twice is as good as once.
/// </summary>
sealed class Reader(IStore store, IChildPool children, RunFolder scratch, ILogger log)
{
    /// <summary>Tries of a document that takes its child down, of one whose child was killed, and of one with trouble of files.</summary>
    const int ChildTries = 2, Tries = 4;

    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <exception cref="StoreAwayException">Nothing can be read or written in the store.</exception>
    /// <exception cref="OperationCanceledException">Told to stop.</exception>
    public async Task<Outcome> ReadAsync(QueuedDocument document, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            var staging = scratch.Stage();
            try
            {
                return await ReadOnceAsync(document, staging, fresh: tries > 1, stop);
            }
            catch (ChildFaultException e) when (tries >= (e.Kind == ChildFaultKind.Killed ? Tries : ChildTries))
            {
                return Reasons.OfFault(e, tries);
            }
            catch (ChildFaultException e)
            {
                log.Warning("{Name:l} is tried again: its process {Error:l}", Reasons.OneLine(document.Name), e.Message);
            }
            catch (FileNotFoundException e) when (e.FileName is { } missing && !Path.Exists(missing))
            {
                Probe(e);
                return Reasons.Parked("its bytes are not in the store", tries);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Probe(e);
                if (tries >= Tries) return Reasons.Parked(e.Message, tries);
                log.Warning("{Name:l} is tried again: {Error:l}", Reasons.OneLine(document.Name), Reasons.OneLine(e.Message));
            }
            finally
            {
                Forget(staging);
            }
            await Task.Delay(FirstPause * Math.Pow(4, tries - 1), stop);
        }
    }

    async Task<Outcome> ReadOnceAsync(QueuedDocument document, string staging, bool fresh, CancellationToken stop)
    {
        var request = new ChildRequest
        {
            Path = store.Fetch(Keys.Original(document.Sha256), staging),
            Name = document.Name,
            Staging = staging,
            Settings = document.Settings,
        };
        var reply = await children.AskAsync(request, fresh, stop, told => Tell(document, told));
        if (reply.CanHeal) throw new IOException(reply.Error);
        if (reply.Code != 0) return Reasons.OfReply(reply, []);
        if (reply.Sha256 is { } read && read != document.Sha256)
            return Reasons.Parked("its bytes in the store are not those that were submitted", 1);
        foreach (var suffix in reply.Files)
        {
            var key = Keys.Result(document.Reading, document.Sha256, suffix);
            if (store.PutIfAbsent(key, Path.Combine(staging, Jobs.Files.ResultFiles.Staged + suffix)) == Placing.Other)
            {
                log.Error("{Key:l}: another result of the same bytes, options and build is there, and stays", key);
                return Reasons.OfBug($"two readings of the same bytes gave different results ({key})");
            }
        }
        return Reasons.OfReply(reply, reply.Files);
    }

    /// <summary>Tells the trouble of one document from that of the store.</summary>
    void Probe(Exception error)
    {
        try
        {
            store.Probe();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreAwayException($"{store.Name}: {e.Message} ({error.Message})");
        }
    }

    /// <summary>What takes long says so: nobody is to wait for hours without a word.</summary>
    void Tell(QueuedDocument document, ChildReply told)
    {
        if (told.Time is var (spent, allowed))
            log.Information(
                "{Name:l} is still being read: {Spent:0} s of processor time so far, at most {Allowed:0}",
                Reasons.OneLine(document.Name), spent, allowed);
    }

    static void Forget(string staging)
    {
        try
        {
            Directory.Delete(staging, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start empties the folder.
        }
    }
}
