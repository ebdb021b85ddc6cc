using DisclosureExtract.Jobs.Children;

namespace DisclosureExtract.Cli.Runs;

/// <summary>The set-up of a checkout, which fetches and builds what is missing.</summary>
static class SetUp
{
    /// <summary>The checkout that a program was built in; null where it was installed.</summary>
    public static string? Root(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "src", "setup.sh")) && File.Exists(Path.Combine(at.FullName, "global.json"))) return at.FullName;
        return null;
    }

    /// <summary>
    /// Runs it in the place of this program, whose files it changes; the new program then says what is there. Returns only where that
    /// fails.
    /// </summary>
    public static IOException Run(string root) => Successor.Become(
        new("/bin/sh", ["-c", "\"$0/src/setup.sh\" app >&2 && exec \"$0/artifacts/app/disclosure-extract\" doctor", root]),
        ("DISCLOSURE_SET_UP", "1"));
}
