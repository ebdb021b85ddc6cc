using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Engines;

/// <summary>
/// Runs an outside program with bytes on its standard input, and waits no longer than told. The system itself holds it to an
/// amount of memory and processor time, so that it ends also where this process was killed while it ran.
/// </summary>
static class ChildProgram
{
    /// <summary>Address space of a program, KiB: a page at the highest resolution that is read takes a quarter of it.</summary>
    const int Memory = 2 << 20;

    /// <summary>Where a program is found on the path; null if nowhere.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Where(d => d.Length > 0).Select(d => Path.Combine(d, name)).FirstOrDefault(File.Exists);

    /// <exception cref="EngineFailedException">It cannot be started, ends with a code other than 0, or does not end in time.</exception>
    public static byte[] Run(string engine, string program, IEnumerable<string> arguments, ReadOnlyMemory<byte> input, TimeSpan patience, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(engine, program, arguments, patience, environment);
        using var output = new MemoryStream();
        var read = process.StandardOutput.BaseStream.CopyToAsync(output);
        var errors = process.StandardError.ReadToEndAsync();
        var write = Task.Run(() =>
        {
            try
            {
                using var stdin = process.StandardInput.BaseStream;
                stdin.Write(input.Span);
            }
            catch (IOException)
            {
                // It ended before it had read all; its exit code says what happened.
            }
        });
        if (!process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            throw new EngineFailedException(engine, $"did not answer within {patience.TotalSeconds:0} s and was ended");
        }
        write.GetAwaiter().GetResult();
        read.GetAwaiter().GetResult();
        var words = errors.GetAwaiter().GetResult();
        if (process.ExitCode is 126 or 127) throw new EngineFailedException(engine, $"cannot be started ({FirstLine(words)})"); // so says the shell
        if (process.ExitCode != 0) throw new EngineFailedException(engine, $"ended with code {process.ExitCode}{(words.Length > 0 ? $": {FirstLine(words)}" : "")}");
        return output.ToArray();
    }

    /// <summary>Starts a program whose output is read while it runs; what it says of errors is not kept.</summary>
    /// <param name="patience">Processor time it may use.</param>
    /// <exception cref="EngineFailedException">It cannot be started.</exception>
    public static RunningProgram Open(string engine, string program, IEnumerable<string> arguments, TimeSpan patience)
    {
        var process = Start(engine, program, arguments, patience, null);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        return new RunningProgram(process);
    }

    static Process Start(string engine, string program, IEnumerable<string> arguments, TimeSpan patience, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var limits = string.Create(CultureInfo.InvariantCulture, $"ulimit -v {Memory}; ulimit -t {Math.Ceiling(patience.TotalSeconds)}; exec \"$0\" \"$@\"");
        foreach (var argument in (string[])["-c", limits, program, .. arguments]) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        try
        {
            process.Start();
            return process;
        }
        catch (Win32Exception e)
        {
            process.Dispose();
            throw new EngineFailedException(engine, $"cannot be started ({e.Message})", e);
        }
    }

    static string FirstLine(string text)
    {
        var line = text.Trim().Split('\n')[0].Trim();
        return line.Length > 160 ? string.Concat(line.AsSpan(0, 160), "…") : line;
    }
}

/// <summary>A program that is still at work. It waits where its output is not read, and ends when this is disposed.</summary>
sealed class RunningProgram(Process process) : IDisposable
{
    /// <summary>Reads from its output; the program is ended, and its output with it, where that takes longer than told.</summary>
    public T Read<T>(Func<Stream, T> read, TimeSpan patience)
    {
        using var timer = new Timer(_ => End(), null, patience, Timeout.InfiniteTimeSpan);
        return read(process.StandardOutput.BaseStream);
    }

    public void Dispose()
    {
        End();
        process.Dispose();
    }

    void End()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended, or was disposed while the timer fired.
        }
    }
}
