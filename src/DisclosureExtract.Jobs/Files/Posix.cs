using System.Runtime.InteropServices;

namespace DisclosureExtract.Jobs.Files;

/// <summary>
/// The calls .NET has no counterpart for: rename that never copies and can refuse to overwrite, a look at a file that
/// follows no link and opens no pipe, a folder forced to disk, an end with the parent's. Only this file knows the C library.
/// </summary>
static unsafe partial class Posix
{
    const int CurrentDirectory = -100, NoFollow = 0x100;
    const uint BasicStats = 0x7ff, NoReplace = 1;
    const int SignalAtParentsEnd = 1, Kill = 9;

    /// <summary>Looks at a path without following a link at its end.</summary>
    public static FileStat Stat(string path)
    {
        var buffer = stackalloc byte[256]; // struct statx has one layout on all architectures
        if (statx(CurrentDirectory, path, NoFollow, BasicStats, buffer) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno is 2 or 20) return default; // no such file; a part of the path is no folder
            throw new PosixException(errno, path);
        }
        var kind = (*(ushort*)(buffer + 28) & 0xF000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Directory,
            0xA000 => FileKind.Link,
            _ => FileKind.Special,
        };
        var device = ((ulong)*(uint*)(buffer + 136) << 32) | *(uint*)(buffer + 140);
        return new(
            kind, device, *(ulong*)(buffer + 32), *(long*)(buffer + 40), *(long*)(buffer + 112),
            *(uint*)(buffer + 120));
    }

    /// <summary>Moves within one file system, over an existing file; never copies.</summary>
    public static void Rename(string from, string to)
    {
        if (rename(from, to) != 0)
            throw new PosixException(Marshal.GetLastPInvokeError(), $"{from} cannot be moved to {to}");
    }

    /// <summary>Moves within one file system; false where something of that name is there already.</summary>
    public static bool TryRenameNew(string from, string to)
    {
        if (renameat2(CurrentDirectory, from, CurrentDirectory, to, NoReplace) == 0) return true;
        var errno = Marshal.GetLastPInvokeError();
        if (errno == PosixException.Exists) return false;
        if (errno is not (PosixException.Invalid or PosixException.NotImplemented))
            throw new PosixException(errno, $"{from} cannot be moved to {to}");
        // File systems without the flag: nobody else renames into these folders.
        if (Stat(to).Kind != FileKind.Missing) return false;
        Rename(from, to);
        return true;
    }

    /// <summary>
    /// Makes a folder in one that exists. Unlike .NET it never makes the parents: those of a share that is away would
    /// be made on the disk below.
    /// </summary>
    public static void MakeFolder(string path)
    {
        if (mkdir(path, 0x1FF) != 0) throw new PosixException(Marshal.GetLastPInvokeError(), $"{path} cannot be made");
    }

    /// <summary>
    /// Forces the entries of a folder to disk, so that a rename outlives a power cut. Shares that cannot do it are left
    /// to themselves.
    /// </summary>
    public static void SyncFolder(string path)
    {
        var handle = open(path, 0);
        if (handle < 0) return;
        _ = fsync(handle);
        _ = close(handle);
    }

    /// <summary>Whether this process may make files in a folder.</summary>
    public static bool CanWrite(string path) => access(path, 3) == 0;

    /// <summary>Makes another program of this process; returns only where that fails.</summary>
    /// <param name="file">Looked for in the path where it is a name alone.</param>
    public static PosixException Become(string file, IEnumerable<string> arguments, IEnumerable<string> environment)
    {
        _ = execvpe(file, [file, .. arguments, null], [.. environment, null]);
        return new PosixException(Marshal.GetLastPInvokeError(), $"{file} cannot be started");
    }

    /// <summary>Lets the kernel kill this process when the thread that started it ends: for parents of one thread.</summary>
    public static void EndWithParent() => _ = prctl(SignalAtParentsEnd, Kill);

    [LibraryImport("libc")]
    private static partial int prctl(int option, nuint value);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int execvpe(string file, string?[] arguments, string?[] environment);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rename(string from, string to);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int renameat2(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int mkdir(string path, uint mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int access(string path, int mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int handle);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int handle);
}
