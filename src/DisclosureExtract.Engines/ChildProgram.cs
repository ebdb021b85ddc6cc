using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

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
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var limits = string.Create(CultureInfo.InvariantCulture, $"ulimit -v {Memory}; ulimit -t {Math.Ceiling(patience.TotalSeconds)}; exec \"$0\" \"$@\"");
        foreach (var argument in (string[])["-c", limits, program, .. arguments]) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new EngineFailedException(engine, $"cannot be started ({e.Message})", e);
        }
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

    static string FirstLine(string text)
    {
        var line = text.Trim().Split('\n')[0].Trim();
        return line.Length > 160 ? string.Concat(line.AsSpan(0, 160), "…") : line;
    }
}
