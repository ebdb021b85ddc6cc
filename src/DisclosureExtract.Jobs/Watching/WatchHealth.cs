using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>
/// Whether the surroundings are fit to work in. While they are not, nothing new is taken and nobody is blamed.
/// </summary>
sealed class WatchHealth(WatchFolders folders)
{
    volatile string? trouble;

    /// <summary>What is wrong; null where all is well.</summary>
    public string? Current => trouble;

    public void Trouble(string what) => trouble = what;

    /// <summary>Tries the surroundings: are both folders there, can OUT be written to?</summary>
    public bool Probe()
    {
        var probe = Path.Combine(folders.Out, WatchFolders.Own, $"probe-{Environment.CurrentManagedThreadId}");
        try
        {
            folders.Restore();
            if (!Posix.CanWrite(folders.Inbox)) throw new IOException($"{folders.Inbox} may not be written to");
            try
            {
                File.WriteAllBytes(probe, new byte[1 << 18]);
            }
            finally
            {
                File.Delete(probe);
            }
            trouble = null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            trouble = e.Message;
            return false;
        }
    }
}
