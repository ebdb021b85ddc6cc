using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>
/// Takes up what an earlier run left: decisions not carried out, originals in claim folders, half-made results.
/// </summary>
static class Recovery
{
    /// <summary>Cleans up and ends what was decided; returns the files that were in hand.</summary>
    public static async Task<List<Holding>> RunAsync(WatchContext context, Originals originals, CancellationToken stop)
    {
        var (folders, ledger, log) = (context.Folders, context.Ledger, context.Log);
        RemoveHalfMade(folders);
        var open = ledger.Open();
        foreach (var arrival in open.Where(a => a.State == States.Finishing))
            await originals.SettleAsync(
                new Holding(arrival.Claim, arrival.Name), arrival.Target!, arrival.Decision,
                stop).ConfigureAwait(false);
        var left = Left(folders);
        var there = left.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var arrival in open.Where(a => a.State != States.Finishing && !there.Contains(a.Claim)))
        {
            // Put back into the inbox just before the end, or taken out of our folder by somebody.
            ledger.Returned(arrival.Claim);
            log.Information(
                "{Name:l} was in hand and is not any more; where it is in the inbox it is taken anew",
                Reasons.OneLine(arrival.Name));
        }
        if (left.Count > 0)
            log.Information("{Count} files were in hand when the last run ended and are taken up again", left.Count);
        return left;
    }

    static void RemoveHalfMade(WatchFolders folders)
    {
        foreach (var folder in Directory.EnumerateDirectories(folders.Staging))
            Directory.Delete(folder, recursive: true);
        string[] locks = [folders.OutLock, folders.InboxLock];
        string[] written = [folders.Out, .. locks.Select(l => Path.GetDirectoryName(l)!), .. States.Final.Select(folders.Outcome)];
        foreach (var folder in written) AtomicFile.RemoveLeftovers(folder, TimeSpan.Zero);
    }

    /// <summary>The originals in claim folders; a claim folder without one is removed.</summary>
    static List<Holding> Left(WatchFolders folders)
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 };
        var left = new List<Holding>();
        foreach (var folder in Directory.EnumerateDirectories(folders.Work))
        {
            if (Directory.EnumerateFiles(folder, "*", everything).FirstOrDefault() is { } file)
                left.Add(new Holding(Path.GetFileName(folder), Path.GetRelativePath(folder, file)));
            else Directory.Delete(folder, recursive: true);
        }
        return left;
    }
}
