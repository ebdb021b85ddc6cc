namespace DisclosureExtract.Jobs.Files;

/// <summary>
/// Files appear whole or not at all: written under a temporary name in the same folder, then moved. What a killed run
/// left behind is known by its name.
/// </summary>
public static class AtomicFile
{
    const string Prefix = ".disclosure-", Suffix = ".tmp";

    /// <param name="durable">
    /// Force the bytes to disk before the move: where something is done next that must not outlive them, as an original
    /// that is put away. It costs more than small files themselves; a run that can be repeated does without.
    /// </param>
    public static void Write(string path, bool durable, Action<Stream> write)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, TemporaryName());
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(durable);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>A new name by which a half-written file is known.</summary>
    public static string TemporaryName() => $"{Prefix}{Guid.NewGuid():N}{Suffix}";

    /// <summary>Removes what killed runs left in a folder.</summary>
    /// <param name="age">
    /// Younger ones may belong to a run that goes on; zero where no other run writes to the folder.
    /// </param>
    public static void RemoveLeftovers(string folder, TimeSpan age)
    {
        foreach (var file in Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}"))
            if (age == TimeSpan.Zero || DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > age) File.Delete(file);
    }
}
