using DisclosureExtract.Jobs.Folders;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>A file in hand: the folder of its claim, and its path relative to the inbox.</summary>
sealed record Holding(string Id, string Name)
{
    /// <summary>The folder of the claim, in which the original lies under its own name.</summary>
    public string Folder(WatchFolders folders) => System.IO.Path.Combine(folders.Work, Id);

    public string Path(WatchFolders folders) => System.IO.Path.Combine(folders.Work, Id, Name);
}

/// <summary>Bytes to be processed: a file in hand, or a member of an archive in hand.</summary>
/// <param name="Id">Under which the ledger knows it.</param>
/// <param name="Name">For results and messages.</param>
sealed record Content(string Id, string Name, string Path, string Hash);

/// <summary>The original changed while it was in hand: its writer was not finished.</summary>
sealed class OriginalChangedException(string name) : Exception($"{name} was written to while it was being read");
