using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Jobs.Folders;

/// <summary>
/// The corner of one run of <c>extract</c> in its output folder: what is made lies there until it is whole and is then
/// moved to its place. It goes with the run; what a killed run left goes with the next.
/// </summary>
public sealed class RunFolder : IDisposable
{
    readonly string path;
    readonly FileStream held;

    RunFolder(string path, FileStream held) => (this.path, this.held) = (path, held);

    /// <summary>For temporary files of children.</summary>
    public string Scratch => path;

    /// <exception cref="IOException">It cannot be made.</exception>
    public static RunFolder Open(string output)
    {
        var runs = Directory.CreateDirectory(Path.Combine(output, WatchFolders.Own, "runs")).FullName;
        foreach (var old in Directory.EnumerateDirectories(runs)) RemoveIfLeft(old);
        var path = Path.Combine(runs, Guid.NewGuid().ToString("N"));
        Posix.MakeFolder(path);
        return new RunFolder(path, Hold(path));
    }

    /// <summary>A new empty folder for what is made of one document.</summary>
    public string Stage()
    {
        var staging = Path.Combine(path, Guid.NewGuid().ToString("N"));
        Posix.MakeFolder(staging);
        return staging;
    }

    public void Dispose()
    {
        try
        {
            held.Dispose();
            Directory.Delete(path, recursive: true);
            Directory.Delete(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another run is at work there, or the next one cleans up.
        }
    }

    /// <summary>The system drops it with the process, however it ends.</summary>
    static FileStream Hold(string run) =>
        new(Path.Combine(run, "held"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    static void RemoveIfLeft(string run)
    {
        try
        {
            Hold(run).Dispose();
            Directory.Delete(run, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A run that goes on.
        }
    }
}
