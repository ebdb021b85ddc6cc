using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Engines.Programs;

/// <summary>
/// Runs an outside program with bytes on its standard input, and waits no longer than told. The system itself holds it
/// to an amount of memory and processor time, so that it ends also where this process was killed while it ran.
/// </summary>
static class ChildProgram
{
    /// <summary>
    /// Address space of a program, KiB: a page at the highest resolution that is read takes a quarter of it.
    /// </summary>
    const int Memory = 2 << 20;

    /// <summary>Where a program is found on the path; null if nowhere.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <param name="call">What to run.</param>
    /// <exception cref="EngineFailedException">
    /// It cannot be started, ends with a code other than 0, or does not end in time.
    /// </exception>
    /// <exception cref="OperationCanceledException">Told to stop; the program is ended.</exception>
    public static byte[] Run(ProgramCall call, ReadOnlyMemory<byte> input = default, CancellationToken stop = default)
    {
        var engine = call.Engine;
        using var process = Start(call, call.Patience);
        using var output = new MemoryStream();
        // A program that is told to stop is ended, and with it these.
        var read = process.StandardOutput.BaseStream.CopyToAsync(output, CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
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
        }, CancellationToken.None);
        using (stop.Register(() => process.Kill(entireProcessTree: true)))
        {
            if (!process.WaitForExit(call.Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new EngineFailedException(
                    engine, $"did not answer within {call.Patience.TotalSeconds:0} s and was ended");
            }
        }
        stop.ThrowIfCancellationRequested();
        write.GetAwaiter().GetResult();
        read.GetAwaiter().GetResult();
        var words = errors.GetAwaiter().GetResult();
        return process.ExitCode switch
        {
            0 => output.ToArray(),
            // So says the shell.
            126 or 127 => throw new EngineFailedException(engine, $"cannot be started ({FirstLine(words)})"),
            var code =>
                throw new EngineFailedException(
                    engine, $"ended with code {code}{(words.Length > 0 ? $": {FirstLine(words)}" : "")}"),
        };
    }

    /// <summary>Starts a program whose output is read while it runs; what it says of errors is not kept.</summary>
    /// <param name="processorTime">How much of it the program may use.</param>
    /// <exception cref="EngineFailedException">It cannot be started.</exception>
    public static RunningProgram Open(ProgramCall call, TimeSpan processorTime)
    {
        var process = Start(call, processorTime);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        return new RunningProgram(process);
    }

    static Process Start(ProgramCall call, TimeSpan processorTime)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var seconds = Math.Ceiling(processorTime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var limits = $"ulimit -v {Memory}; ulimit -t {seconds}; exec \"$0\" \"$@\"";
        foreach (var argument in (string[])["-c", limits, call.Program, .. call.Arguments])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in call.Environment) start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        try
        {
            process.Start();
            return process;
        }
        catch (Win32Exception e)
        {
            process.Dispose();
            throw new EngineFailedException(call.Engine, $"cannot be started ({e.Message})", e);
        }
    }

    static string FirstLine(string text)
    {
        var line = text.Trim().Split('\n')[0].Trim();
        return line.Length > 160 ? string.Concat(line.AsSpan(0, 160), "…") : line;
    }
}
