using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Jobs.Children;

/// <summary>One child process, used for one document at a time.</summary>
sealed class Child : IDisposable
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    readonly Process process;
    readonly string scratch;
    readonly StringBuilder lastWords = new();
    readonly ManualResetEventSlim heardAll = new(); // not disposed: the reader of a killed child may still set it

    Child(Process process, string scratch)
    {
        this.process = process;
        this.scratch = scratch;
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.BeginErrorReadLine();
    }

    /// <param name="folder">
    /// Existing folder; the child's temporary files go into one of its own in there, which goes with it.
    /// </param>
    public static Child Start(ChildCommand command, ChildLimits limits, string folder)
    {
        var scratch = Path.Combine(folder, "child-" + Guid.NewGuid().ToString("N"));
        Posix.MakeFolder(scratch);
        var start = new ProcessStartInfo(command.FileName)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in command.Arguments) start.ArgumentList.Add(argument);
        // The managed heap ends before the watcher has to kill: the child can then say what happened.
        start.Environment["DOTNET_GCHeapHardLimit"] = (limits.Memory / 4 * 3)
            .ToString("X", CultureInfo.InvariantCulture);
        start.Environment["TMPDIR"] = scratch;
        // No sockets and pipes for debuggers, which a kill would leave behind.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        var process = Process.Start(start) ?? throw new IOException("the child process did not start");
        try
        {
            // Short of memory, the kernel is to take a child and not the watcher.
            File.WriteAllText($"/proc/{process.Id}/oom_score_adj", "800");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
        return new Child(process, scratch);
    }

    /// <summary>Hands over a request and waits for its answer within the limits.</summary>
    /// <exception cref="ChildFaultException">The child died or had to be killed.</exception>
    /// <exception cref="OperationCanceledException">Told to stop; the child is killed.</exception>
    public async Task<ChildReply> AskAsync(ChildRequest request, ChildLimits limits, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var allowed = limits.Time;
        try
        {
            var line = JsonSerializer.Serialize(request, ChildJson.Default.ChildRequest);
            await process.StandardInput.WriteLineAsync(line.AsMemory(), stop).ConfigureAwait(false);
            await process.StandardInput.FlushAsync(stop).ConfigureAwait(false);
        }
        catch (IOException)
        {
            throw Ended();
        }
        while (true)
        {
            var line = process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask();
            while (!line.IsCompleted)
            {
                await Task.WhenAny(line, Task.Delay(Tick, stop)).ConfigureAwait(false);
                stop.ThrowIfCancellationRequested();
                if (!line.IsCompleted) CheckLimits(request, limits, clock.Elapsed, allowed);
            }
            var reply = Understand(await line.ConfigureAwait(false)) ?? throw Ended();
            if (reply.Opened is { } pages) allowed = limits.Time + limits.TimePerPage * Math.Min(pages, 10_000);
            if (reply.Code is null) continue;
            CheckOutput(request, limits);
            return reply;
        }
    }

    void CheckLimits(ChildRequest request, ChildLimits limits, TimeSpan elapsed, TimeSpan allowed)
    {
        if (elapsed > allowed)
            throw Killed(
                ChildFaultKind.Hang,
                string.Create(CultureInfo.InvariantCulture, $"not finished after {allowed.TotalSeconds:0} s"));
        if (ProcessMemory.OfTree(process.Id) > limits.Memory)
            throw Killed(ChildFaultKind.Memory, $"needed more than {limits.Memory >> 20} MiB of memory");
        CheckOutput(request, limits);
    }

    void CheckOutput(ChildRequest request, ChildLimits limits)
    {
        if (OutputBytes(request.Staging) > limits.Output)
            throw Killed(ChildFaultKind.Output, $"wrote more than {limits.Output >> 20} MiB of results");
    }

    /// <summary>A line of the child; null where there is none, because it ended.</summary>
    ChildReply? Understand(string? line)
    {
        try
        {
            return line is null ? null : JsonSerializer.Deserialize(line, ChildJson.Default.ChildReply);
        }
        catch (JsonException)
        {
            throw Killed(ChildFaultKind.Crash, "gave an answer that cannot be read");
        }
    }

    /// <summary>Resident memory of the child alone; null where it is gone.</summary>
    public long? Resident => ProcessMemory.Of(process.Id);

    public void Dispose()
    {
        Kill();
        process.Dispose();
        try
        {
            Directory.Delete(scratch, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start empties the folder.
        }
    }

    static long OutputBytes(string staging)
    {
        try
        {
            return new DirectoryInfo(staging).EnumerateFiles().Sum(f => f.Length);
        }
        catch (IOException)
        {
            return 0; // a file went away while being counted
        }
    }

    ChildFaultException Killed(ChildFaultKind kind, string message)
    {
        Kill();
        return new ChildFaultException(kind, message);
    }

    /// <summary>What the end of the child means.</summary>
    ChildFaultException Ended()
    {
        if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
            return Killed(ChildFaultKind.Hang, "closed its output without ending");
        // Its last words come on their own way; whoever it started may hold that open.
        heardAll.Wait(TimeSpan.FromSeconds(2));
        string words;
        lock (lastWords) words = lastWords.ToString();
        bool Says(string what) => words.Contains(what, StringComparison.Ordinal);
        if (Says("Stack overflow")) return new(ChildFaultKind.Crash, "is nested too deeply (stack overflow)");
        if (Says("Out of memory") || Says("OutOfMemoryException"))
            return new(ChildFaultKind.Memory, "needed more memory than is allowed");
        return process.ExitCode switch
        {
            137 or 143 => new(ChildFaultKind.Killed, "its process was killed from outside"),
            var code =>
                new(
                    ChildFaultKind.Crash,
                    $"its process ended with code {code}{(words.Length > 0 ? $" ({FirstLine(words)})" : "")}"),
        };
    }

    static string FirstLine(string words)
    {
        var line = words.AsSpan().TrimStart();
        var end = line.IndexOf('\n');
        if (end >= 0) line = line[..end];
        return line[..Math.Min(line.Length, 200)].ToString();
    }

    void Hear(string? line)
    {
        if (line is null)
        {
            heardAll.Set();
            return;
        }
        lock (lastWords)
            if (lastWords.Length < 4000) lastWords.Append(line.AsSpan(0, Math.Min(line.Length, 1000))).Append('\n');
    }

    void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(10));
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // Gone already.
        }
    }
}
