namespace DisclosureExtract.Jobs;

/// <summary>
/// Files appear whole or not at all: written under a temporary name in the same folder, forced to disk, then moved. What a
/// killed run left behind is known by its name.
/// </summary>
public static class AtomicFile
{
    const string Prefix = ".disclosure-", Suffix = ".tmp";

    public static void Write(string path, Action<Stream> write)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $"{Prefix}{Guid.NewGuid():N}{Suffix}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Removes what killed runs left in a folder. Only for folders that no other run writes to.</summary>
    public static void RemoveLeftovers(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}")) File.Delete(file);
    }
}
