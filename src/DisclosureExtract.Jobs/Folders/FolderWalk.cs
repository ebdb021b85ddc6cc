using System.IO.Enumeration;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Jobs.Folders;

/// <summary>Something in a folder that was left where it is, and why.</summary>
public sealed record LeftOut(string Path, string Why);

/// <summary>
/// The files of a folder. Nothing is opened: a pipe would be waited for, a device has no end. Links are not followed: they
/// lead out of the folder, or round in it. Hidden files are nobody's business.
/// </summary>
/// <param name="pattern">With * and ?, for the names of files.</param>
/// <param name="without">Full path of a folder to leave out, as that for results.</param>
public sealed class FolderWalk(string pattern, bool recursive, string? without = null)
{
    public List<string> Files { get; } = [];

    public List<LeftOut> LeftOut { get; } = [];

    public void Walk(string folder)
    {
        foreach (var path in Entries(folder))
        {
            var name = Path.GetFileName(path);
            if (name.StartsWith('.')) continue;
            var kind = KindOf(path);
            if (kind == FileKind.Directory)
            {
                if (recursive && Path.GetFullPath(path) != without) Walk(path);
            }
            else if (FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false))
            {
                if (kind == FileKind.Regular) Files.Add(path);
                else LeftOut.Add(new LeftOut(path, Why(kind)));
            }
        }
    }

    /// <summary>Whether a path leads to a pipe, a socket or a device.</summary>
    public static bool IsSpecial(string path) => KindOf(path) switch
    {
        FileKind.Special => true,
        FileKind.Link => File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target
            && KindOf(target.FullName) is FileKind.Special or FileKind.Missing && !Directory.Exists(path),
        _ => false,
    };

    List<string> Entries(string folder)
    {
        try
        {
            var everything = new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false };
            return [.. Directory.EnumerateFileSystemEntries(folder, "*", everything).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LeftOut.Add(new LeftOut(folder, $"the folder cannot be read ({e.Message})"));
            return [];
        }
    }

    static FileKind KindOf(string path)
    {
        try
        {
            return Posix.Stat(path).Kind;
        }
        catch (PosixException)
        {
            return FileKind.Missing;
        }
    }

    static string Why(FileKind kind) => kind switch
    {
        FileKind.Link => "a link; links in folders are not followed. Name it, or what it leads to",
        FileKind.Special => "a pipe, socket or device, not a file",
        _ => "cannot be opened; its name may not be valid UTF-8, or it has just gone",
    };
}
