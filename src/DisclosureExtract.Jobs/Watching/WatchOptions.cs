using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Folders;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>
/// Settings of one drop folder. Checked once, by the command line and by <see cref="WatchFolders.Open"/>.
/// </summary>
public sealed record WatchOptions
{
    public required string Inbox { get; init; }

    public required string Out { get; init; }

    /// <summary>Version of the program; results of another version are made anew.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// Formats and other settings that change results, in one line; part of what makes two runs the same.
    /// </summary>
    public string Settings { get; init; } = "json";

    /// <summary>A file is complete when size and time stand still for so long.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A full look at the folder at least so often, events or not.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Sub-folders too.</summary>
    public bool Recursive { get; init; }

    /// <summary>End when everything found has its final state.</summary>
    public bool Once { get; init; }

    /// <summary>Documents processed at a time.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Tries of a file whose trouble may heal, before it is parked.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>
    /// Tries of a file that takes its child down. The second has a fresh child, so that no file pays for another.
    /// </summary>
    public int ChildAttempts { get; init; } = 2;

    /// <summary>
    /// Times a document may be in work when the watcher itself dies, before it is parked. Many, because being there
    /// proves little: whoever restarts the watcher over and over meets the same few documents each time. One that does
    /// take the watcher down comes to this number within minutes of restarts.
    /// </summary>
    public int Interruptions { get; init; } = 100;

    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// When asked to stop: time to finish what is in hand; what is not finished then goes back into the inbox.
    /// </summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long one access to the ledger waits for another program that holds it, before it counts as failed and is
    /// tried again.
    /// </summary>
    public TimeSpan LedgerPatience { get; init; } = TimeSpan.FromSeconds(5);

    public ChildLimits Limits { get; init; } = new();
}
