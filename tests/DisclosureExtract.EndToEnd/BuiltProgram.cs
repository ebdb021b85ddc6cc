using System.Diagnostics;
using DisclosureExtract.Tests;

namespace DisclosureExtract.EndToEnd;

/// <summary>What a run of the program said.</summary>
sealed record ProgramRun(int ExitCode, string Output, string Errors);

/// <summary>The published program, run as a program.</summary>
static class BuiltProgram
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static string Path { get; } = System.IO.Path.Combine(
        Repository.Root, "artifacts", "app", "disclosure-extract");

    public static ProgramRun Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"disclosure-extract {string.Join(' ', arguments)} did not end.");
        }
        process.WaitForExit(); // the streams are drained only now
        return new ProgramRun(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    /// <summary>Starts the program and leaves it running; what it says is thrown away.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public static void Signal(Process process, string signal)
    {
        using var kill = Process.Start(
            "kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for another process to reach a state; fails where it never does.</summary>
    public static async Task Until(Func<bool> state)
    {
        var clock = Stopwatch.StartNew();
        while (!state())
        {
            if (clock.Elapsed > Patience) throw new TimeoutException("The state was not reached.");
            await Task.Delay(20);
        }
    }
}

/// <summary>A folder that is gone after the test.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("disclosure-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
