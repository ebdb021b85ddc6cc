using System.Runtime.CompilerServices;

namespace DisclosureExtract.Tests;

/// <summary>Where the repository is: two folders above this file.</summary>
static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    static string Here([CallerFilePath] string path = "") => path;
}
