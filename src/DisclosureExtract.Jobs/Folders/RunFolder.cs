using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Jobs.Folders;

/// <summary>
/// The corner of one run of <c>extract</c> in its output folder: what is made lies there until it is whole and is then
/// moved to its place. It goes with the run; what a killed run left goes with the next.
/// </summary>
public sealed class RunFolder : IDisposable
{
    readonly string output, path;
    readonly FileStream held;

    RunFolder(string output, string path, FileStream held) =>
        (this.output, this.path, this.held) = (output, path, held);

    /// <summary>For temporary files of children.</summary>
    public string Scratch => path;

    /// <exception cref="IOException">It cannot be made.</exception>
    public static RunFolder Open(string output)
    {
        var runs = Directory.CreateDirectory(Path.Combine(output, WatchFolders.Own, "runs")).FullName;
        foreach (var old in Directory.EnumerateDirectories(runs)) RemoveIfLeft(old);
        var path = Path.Combine(runs, Guid.NewGuid().ToString("N"));
        Posix.MakeFolder(path);
        return new RunFolder(output, path, Hold(path));
    }

    /// <summary>A new empty folder for what is made of one document.</summary>
    public string Stage()
    {
        var staging = Path.Combine(path, Guid.NewGuid().ToString("N"));
        Posix.MakeFolder(staging);
        return staging;
    }

    /// <summary>Moves the files of a result to their place: whole, the JSON last.</summary>
    /// <param name="name">Base name of the result; members of archives have a folder before it.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Publish(string name, string staging, IReadOnlyList<string> suffixes)
    {
        if (name.Contains('/')) Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(output, name))!);
        foreach (var suffix in suffixes)
            Posix.Rename(Path.Combine(staging, ResultFiles.Staged + suffix), Path.Combine(output, name + suffix));
    }

    public void Dispose()
    {
        try
        {
            held.Dispose();
            Directory.Delete(path, recursive: true);
            var runs = Path.GetDirectoryName(path)!;
            foreach (var folder in (string[])[runs, Path.GetDirectoryName(runs)!])
                if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another run has just begun there, or the next one cleans up.
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
