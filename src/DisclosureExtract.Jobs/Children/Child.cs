using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Jobs.Children;

/// <summary>One child process. Where it is asked for several documents at once, they share its limits and its end.</summary>
sealed class Child : IDisposable
{
    const string KilledFromOutside = "its process was killed from outside";

    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>A document that has taken so much processor time has its child for itself from then on.</summary>
    static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    /// <summary>So long after its end what it said is still listened to.</summary>
    static readonly TimeSpan Echo = TimeSpan.FromSeconds(2);

    /// <summary>How often it is told that a document is still in hand.</summary>
    static readonly TimeSpan Word = TimeSpan.FromSeconds(60);

    readonly Process process;
    readonly TimeKeeper keeper;
    readonly string scratch;
    readonly SemaphoreSlim writing = new(1, 1); // not disposed: it has no handle
    readonly StringBuilder lastWords = new();
    readonly ManualResetEventSlim heardAll = new(); // not disposed: the reader of a killed child may still set it
    readonly Dictionary<int, Question> open = [];
    int lastId, served;
    ChildFaultException? end;

    Child(Process process, string scratch)
    {
        this.process = process;
        keeper = new TimeKeeper(process.Id);
        this.scratch = scratch;
        // Threads of their own: waiting for a pipe holds one anyway, and those of the pool are wanted elsewhere.
        new Thread(Listen) { IsBackground = true, Name = "answers" }.Start();
        new Thread(Hear) { IsBackground = true, Name = "last words" }.Start();
    }

    /// <param name="folder">
    /// Existing folder; the child's temporary files go into one of its own in there, which goes with it.
    /// </param>
    public static Child Start(ChildCommand command, ChildLimits limits, string folder)
    {
        var scratch = Path.Combine(folder, "child-" + Guid.NewGuid().ToString("N"));
        Posix.MakeFolder(scratch);
        command = Sandbox.Around(command, folder);
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

    /// <summary>Resident memory of the child; null where it is gone.</summary>
    public long? Resident => ProcessTree.Memory(process.Id) is { } own
        ? Sandbox.IsUsed ? ProcessTree.MemoryOfAll(process.Id) : own // a fence is a process around it
        : null;

    /// <summary>Has a document in hand that takes long: whoever came beside it would be charged for it.</summary>
    public bool IsLate
    {
        get
        {
            lock (open) return open.Values.Any(q => q.Time.Spent > Late);
        }
    }

    /// <summary>Hands over a request and waits for its answer within the limits.</summary>
    /// <param name="told">Given what is reported ahead of the answer.</param>
    /// <exception cref="ChildFaultException">The child died or had to be killed.</exception>
    /// <exception cref="OperationCanceledException">Told to stop; the child is killed.</exception>
    public async Task<ChildReply> AskAsync(
        ChildRequest request, ChildLimits limits, CancellationToken stop, Action<ChildReply>? told = null)
    {
        var question = new Question(request, limits, keeper.Begin(limits.Time), told);
        var id = Interlocked.Increment(ref lastId);
        lock (open)
        {
            if (end is not null) throw end;
            open.Add(id, question);
            // Whoever is asked together with others may die of what they do.
            foreach (var other in open.Values) other.WasShared |= open.Count > 1 || served > 0;
        }
        try
        {
            await TellAsync(request with { Id = id }).ConfigureAwait(false); // where nobody takes it, the end is heard
            while (!question.Answer.Task.IsCompleted)
            {
                await Task.WhenAny(question.Answer.Task, Task.Delay(Tick, stop)).ConfigureAwait(false);
                stop.ThrowIfCancellationRequested();
                if (question.Answer.Task.IsCompleted) break;
                CheckLimits(question);
                question.SayHowLong();
            }
            var reply = await question.Answer.Task.ConfigureAwait(false);
            CheckOutput(question);
            if (reply.IsShortOfMemory && question.WasShared)
                throw Killed(question, ChildFaultKind.Memory, "needed more memory than is allowed");
            served++;
            return reply;
        }
        finally
        {
            lock (open) open.Remove(id);
            keeper.End(question.Time);
        }
    }

    /// <summary>Hands a line over, where somebody is there to take it.</summary>
    public async Task TellAsync(ChildRequest request)
    {
        await writing.WaitAsync().ConfigureAwait(false);
        try
        {
            var line = JsonSerializer.Serialize(request, ChildJson.Default.ChildRequest);
            await process.StandardInput.WriteLineAsync(line).ConfigureAwait(false);
            await process.StandardInput.FlushAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It is gone, and that is heard on its other end.
        }
        finally
        {
            writing.Release();
        }
    }

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

    /// <summary>Takes what the child says to those who asked, until it says nothing any more.</summary>
    void Listen()
    {
        ChildFaultException fault;
        try
        {
            while (process.StandardOutput.ReadLine() is { } line)
                Take(JsonSerializer.Deserialize(line, ChildJson.Default.ChildReply)!);
            fault = Ended();
        }
        catch (JsonException)
        {
            Kill();
            fault = new(ChildFaultKind.Crash, "gave an answer that cannot be read");
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            fault = new(ChildFaultKind.Killed, "its process was ended"); // disposed of
        }
        lock (open)
        {
            end ??= fault;
            foreach (var question in open.Values) question.Fail(end);
        }
    }

    void Take(ChildReply reply)
    {
        Question? question;
        lock (open)
            if (!open.TryGetValue(reply.Id ?? lastId, out question)) return; // given up in the meantime
        if (reply.Opened is { } pages) question.Time.Pages = pages;
        if (reply.ScannedDone is { } scanned) question.Time.Scanned = scanned;
        if (reply.Code is null) question.Told?.Invoke(reply);
        else question.Answer.TrySetResult(reply);
    }

    void CheckLimits(Question question)
    {
        var limits = question.Limits;
        keeper.Look();
        if (question.Time.Fault is { } fault) throw Killed(question, ChildFaultKind.Hang, fault);
        if (ProcessTree.MemoryOfAll(process.Id) > limits.Memory)
            throw Killed(
                question, ChildFaultKind.Memory, $"needed more than {limits.Memory >> 20} MiB of memory");
        CheckOutput(question);
        // A fence that was killed may leave somebody behind who keeps its output open, so that no end is heard.
        if (process.HasExited && DateTime.Now - process.ExitTime > Echo)
            throw Killed(question, ChildFaultKind.Killed, KilledFromOutside);
    }

    void CheckOutput(Question question)
    {
        var limits = question.Limits;
        if (OutputBytes(question.Request.Staging) > limits.Output)
            throw Killed(
                question, ChildFaultKind.Output, $"wrote more than {limits.Output >> 20} MiB of results");
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

    /// <summary>Ends the child for what one document did; what else it had in hand is not to blame.</summary>
    ChildFaultException Killed(Question question, ChildFaultKind kind, string message)
    {
        lock (open)
        {
            end ??= new(ChildFaultKind.Killed, "was read beside a document for which its process was ended");
            // Output is a document's own; memory is what all of them took, and time what those beside it did.
            question.WasShared &= kind switch
            {
                ChildFaultKind.Memory => true,
                ChildFaultKind.Hang => question.Time.IsPerhapsAnothers,
                _ => false,
            };
        }
        Kill();
        return new(kind, message) { IsPerhapsAnothers = question.WasShared };
    }

    /// <summary>What the end of the child means.</summary>
    ChildFaultException Ended()
    {
        if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            Kill();
            return new(ChildFaultKind.Hang, "closed its output without ending");
        }
        // Its last words come on their own way; whoever it started may hold that open.
        heardAll.Wait(Echo);
        string words;
        lock (lastWords) words = lastWords.ToString();
        bool Says(string what) => words.Contains(what, StringComparison.Ordinal);
        if (Says("Stack overflow")) return new(ChildFaultKind.Depth, "is nested too deeply (stack overflow)");
        if (Says("Out of memory") || Says("OutOfMemoryException"))
            return new(ChildFaultKind.Memory, "needed more memory than is allowed");
        return process.ExitCode switch
        {
            137 or 143 => new(ChildFaultKind.Killed, KilledFromOutside),
            var code => new(
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

    void Hear()
    {
        try
        {
            while (process.StandardError.ReadLine() is { } line)
                lock (lastWords)
                    if (lastWords.Length < 4000)
                        lastWords.Append(line.AsSpan(0, Math.Min(line.Length, 1000))).Append('\n');
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Disposed of.
        }
        heardAll.Set();
    }

    void Kill()
    {
        bool isBusy;
        lock (open) isBusy = open.Count > 0;
        try
        {
            // What has nothing in hand has started nothing, but for its fence, which would leave it behind.
            process.Kill(entireProcessTree: isBusy || Sandbox.IsUsed);
            process.WaitForExit(TimeSpan.FromSeconds(10));
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // Gone already.
        }
    }

    /// <summary>A request in hand.</summary>
    sealed class Question(ChildRequest request, ChildLimits limits, TimeSheet time, Action<ChildReply>? told)
    {
        long lastWord = Stopwatch.GetTimestamp();

        public ChildRequest Request => request;

        public ChildLimits Limits => limits;

        public Action<ChildReply>? Told => told;

        public TimeSheet Time => time;

        public bool WasShared { get; set; }

        public TaskCompletionSource<ChildReply> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void SayHowLong()
        {
            if (told is null || Stopwatch.GetElapsedTime(lastWord) < Word) return;
            lastWord = Stopwatch.GetTimestamp();
            told(new ChildReply { Time = (time.Spent.TotalSeconds, time.Allowed.TotalSeconds) });
        }

        public void Fail(ChildFaultException end) => Answer.TrySetException(
            new ChildFaultException(end.Kind, end.Message) { IsPerhapsAnothers = WasShared });
    }
}
