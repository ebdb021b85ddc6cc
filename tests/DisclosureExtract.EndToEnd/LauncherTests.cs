using System.Diagnostics;
using DisclosureExtract.Tests;

namespace DisclosureExtract.EndToEnd;

/// <summary>The script at the top of a checkout: it sets up once, gives the first result first, and is found through links.</summary>
public sealed class LauncherTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_first_run_is_over_before_the_program_is_compiled_ahead()
    {
        var checkout = Checkout("checkout");

        Assert.Equal("set up: app\nrun: extract a b.pdf\nset up: ahead\n", Run(Path.Combine(checkout, "disclosure-extract"), "extract", "a b.pdf"));
        Assert.Equal("run: extract a b.pdf\n", Run(Path.Combine(checkout, "disclosure-extract"), "extract", "a b.pdf"));
    }

    [Fact]
    public void A_changed_source_is_built_before_the_next_run()
    {
        var checkout = Checkout("checkout");
        Run(Path.Combine(checkout, "disclosure-extract"), "doctor");
        File.SetLastWriteTimeUtc(Path.Combine(checkout, "seeds", "words.csv"), DateTime.UtcNow.AddHours(1));

        Assert.StartsWith("set up: app\n", Run(Path.Combine(checkout, "disclosure-extract"), "doctor"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_stays_is_compiled_ahead_before_it_starts() =>
        Assert.Equal("set up: app\nset up: ahead\nrun: watch in\n", Run(Path.Combine(Checkout("checkout"), "disclosure-extract"), "watch", "in"));

    [Fact]
    public void It_works_through_a_link_from_a_path_with_spaces_and_Chinese()
    {
        var checkout = Checkout("预算 公开");
        var link = Path.Combine(folder, "de");
        File.CreateSymbolicLink(link, Path.Combine("预算 公开", "disclosure-extract"));

        Assert.Contains("run: codes 208\n", Run(link, "codes", "208"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(checkout, "artifacts", "app", ".built")));
    }

    [Fact]
    public void The_exit_code_is_the_programs_also_when_compiling_ahead_fails()
    {
        var checkout = Checkout("checkout");
        Script(Path.Combine(checkout, "program"), "exit 5");
        File.AppendAllText(Path.Combine(checkout, "src", "setup.sh"), "[ \"$1\" != ahead ] || exit 1\n");

        Assert.Equal(5, Start(Path.Combine(checkout, "disclosure-extract"), ["doctor"]).ExitCode);
    }

    /// <summary>A checkout whose set-up and program only say what they were asked for.</summary>
    string Checkout(string name)
    {
        var root = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        foreach (var part in (string[])["src", "seeds", "models", "schema"]) Directory.CreateDirectory(Path.Combine(root, part));
        foreach (var file in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json", "seeds/words.csv"])
            File.WriteAllText(Path.Combine(root, file), "");
        File.Copy(Path.Combine(Repository.Root, "disclosure-extract"), Path.Combine(root, "disclosure-extract"));
        Script(Path.Combine(root, "program"), "echo \"run: $*\"");
        Script(Path.Combine(root, "src", "setup.sh"), """
            here=$(cd "$(dirname -- "$0")/.." && pwd)
            echo "set up: $1"
            mkdir -p "$here/artifacts/app"
            cp "$here/program" "$here/artifacts/app/disclosure-extract"
            touch "$here/artifacts/app/.built"
            [ "$1" = app ] || touch "$here/artifacts/app/.ahead"
            """);
        return root;
    }

    static void Script(string path, string body)
    {
        File.WriteAllText(path, "#!/bin/sh\n" + body + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static string Run(string script, params string[] arguments) => Start(script, arguments).Output;

    /// <summary>What set-up and program said, in the order in which they said it.</summary>
    static (int ExitCode, string Output) Start(string script, string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", "exec \"$@\" 2>&1", "sh", script, .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The shell did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
