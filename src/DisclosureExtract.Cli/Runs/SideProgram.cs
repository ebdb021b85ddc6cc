using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Children;

namespace DisclosureExtract.Cli.Runs;

/// <summary>
/// Programs beside this one, on ASP.NET Core: the review server and the queue. They are programs of their own so that this one, and
/// every worker of extract, starts as fast as without them.
/// </summary>
static class SideProgram
{
    /// <param name="name">Name of its assembly.</param>
    /// <param name="project">Folder in which a checkout builds it.</param>
    /// <exception cref="FailedException">It is not there.</exception>
    public static ChildCommand Find(string name, string project)
    {
        var own = AppContext.BaseDirectory;
        var built = Path.Combine(own, "..", "..", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(own)), name + ".dll");
        var program = new[] { Path.Combine(own, "serve", name + ".dll"), built }.FirstOrDefault(File.Exists) ?? throw new FailedException(
            ExitCode.NotFound, $"{name}.dll is missing beside the program; ./disclosure-extract in a checkout sets it up.");
        // With the runtime beside it, as packages bring it, or with that of the machine.
        return File.Exists(Path.Combine(Path.GetDirectoryName(program)!, "libcoreclr.so"))
            ? new(Path.ChangeExtension(program, null), [])
            : new("dotnet", [program]);
    }
}
