using System.ComponentModel;
using System.Diagnostics;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Jobs.Children;

/// <summary>
/// A fence around children, where bubblewrap is installed and the machine lets it: no network, and nothing that can be written but
/// their own corner. A document that gets the better of a parser gets no further.
/// </summary>
public static class Sandbox
{
    /// <summary>Set for what stands within a fence.</summary>
    const string Mark = "DISCLOSURE_FENCED";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    static readonly Lazy<string?> Program = new(Find);

    /// <summary>Whether children are fenced in on this machine.</summary>
    public static bool IsUsed => Program.Value is not null;

    /// <summary>Bubblewrap as it is installed; null where it is not.</summary>
    static string? Installed => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "bwrap")).FirstOrDefault(File.Exists);

    /// <summary>The same command within the fence.</summary>
    /// <param name="folder">All that can be written.</param>
    internal static ChildCommand Around(ChildCommand command, string folder) => Program.Value is { } program
        ? new(
            program,
            [.. Fence, "--bind", folder, folder, "--setenv", Mark, "1", "--", command.FileName, .. command.Arguments])
        : command;

    /// <summary>Called by a child: where it stands within a fence, it ends with it. Who kills the fence means what it holds.</summary>
    internal static void EndWithFence()
    {
        if (Environment.GetEnvironmentVariable(Mark) is not null) Posix.EndWithParent();
    }

    /// <summary>
    /// Not a world of processes of its own: what it takes is counted by its number. And it does not die with its parent: to the
    /// kernel that is the thread that started it, which may end at any time. What it holds does: it has one thread.
    /// </summary>
    static string[] Fence => ["--unshare-net", "--unshare-ipc", "--ro-bind", "/", "/", "--dev", "/dev"];

    /// <summary>Containers and some distributions forbid it though it is installed: it is tried once.</summary>
    static string? Find()
    {
        if (Installed is not { } program) return null;
        try
        {
            using var probe = Process.Start(new ProcessStartInfo(program, [.. Fence, "--", "true"]) { RedirectStandardError = true })!;
            // What it says is not waited for: killed at the wrong moment, it leaves somebody behind who keeps its words open.
            return probe.WaitForExit(Patience) && probe.ExitCode == 0 ? program : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
