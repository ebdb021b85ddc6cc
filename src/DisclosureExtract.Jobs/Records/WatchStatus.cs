namespace DisclosureExtract.Jobs.Records;

/// <summary>What <c>status --json</c> says.</summary>
public sealed record WatchStatus
{
    public required string Inbox { get; init; }

    public required string Out { get; init; }

    /// <summary>Whether a watcher is at work, and which.</summary>
    public required bool Running { get; init; }

    public string? Holder { get; init; }

    /// <summary>Files in the inbox that are not taken yet.</summary>
    public required int Queued { get; init; }

    /// <summary>Age of the oldest of them, seconds.</summary>
    public double? OldestSeconds { get; init; }

    public required int Working { get; init; }

    /// <summary>Files that wait for another try.</summary>
    public required int Waiting { get; init; }

    public required int Done { get; init; }

    public required int Review { get; init; }

    public required int Failed { get; init; }

    /// <summary>Files in hand first, then the latest with an outcome.</summary>
    public required IReadOnlyList<WatchedFile> Files { get; init; }
}

/// <summary>One file as the ledger knows it.</summary>
public sealed record WatchedFile
{
    public required string Name { get; init; }

    /// <summary>1 for the first content under this name, 2 for a changed one …</summary>
    public required int Edition { get; init; }

    public required string Sha256 { get; init; }

    public required string State { get; init; }

    /// <summary>Where the original is, relative to the inbox.</summary>
    public string? Original { get; init; }

    /// <summary>Name of the earlier file with the same bytes.</summary>
    public string? SameAs { get; init; }

    public required string Reason { get; init; }

    public required string ReasonZh { get; init; }

    public required string Taken { get; init; }

    public string? Finished { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Results, relative to the output folder.</summary>
    public required IReadOnlyList<string> Results { get; init; }
}
