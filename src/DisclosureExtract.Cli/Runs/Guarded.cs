using System.Runtime.ExceptionServices;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Cli.Runs;

/// <summary>How long the reading of one document may take.</summary>
sealed record GuardLimits(TimeLimits Time)
{
    /// <summary>How long a document that was told to stop may take to do so, before it is left to itself.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>
/// Runs the reading of one document where it can do no harm: on a thread with a deep stack, for a time that grows with
/// its pages. What takes longer is told to stop, and its thread ends. Only what does not look whether it is to stop
/// (the parser of a damaged file, a library) is left behind on its thread, and the message says so.
/// </summary>
static class Guarded
{
    /// <summary>Readers of PDF recurse; most of this is never touched.</summary>
    const int Stack = 16 << 20;

    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>Of all documents that this process reads.</summary>
    static readonly TimeKeeper Keeper = new(Environment.ProcessId);

    /// <param name="name">Name of the document, for messages.</param>
    /// <param name="limits">Null where a watcher outside keeps the time.</param>
    /// <param name="work">Given the sheet on which it notes its pages, and told when to stop.</param>
    /// <param name="stop">Give it up before its time.</param>
    /// <exception cref="DocumentException">Time is up, or memory.</exception>
    /// <exception cref="OperationCanceledException">Given up.</exception>
    public static T Run<T>(
        string name, GuardLimits? limits, Func<TimeSheet, CancellationToken, T> work,
        CancellationToken stop = default)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var time = Keeper.Begin(limits?.Time ?? new TimeLimits());
        var run = new Running<T>(work, time, giveUp.Token);
        var late = limits is null ? null : WaitFor(run, time);
        if (late is not null)
        {
            giveUp.Cancel();
            var hasEnded = run.Done.Wait(limits!.Grace, CancellationToken.None);
            if (!hasEnded || run.Error is OperationCanceledException) throw TookTooLong(name, late, hasEnded);
        }
        run.Done.Wait(CancellationToken.None);
        return run.Error switch
        {
            null => run.Result!,
            OutOfMemoryException e =>
                throw new DocumentException(
                    DocumentFault.TooLarge, $"{name}: needs more memory than there is. Split the file.", e),
            InsufficientExecutionStackException e => throw new DocumentException(
                DocumentFault.Damaged, $"{name}: nested too deeply. It is damaged or made to do harm.", e),
            var e => throw Rethrown(e),
        };
    }

    /// <summary>Waits until the work is done; says why where it takes too long.</summary>
    static string? WaitFor<T>(Running<T> run, TimeSheet time)
    {
        while (!run.Done.Wait(Tick))
        {
            Keeper.Look();
            if (time.Fault is { } fault) return fault;
        }
        return null;
    }

    static DocumentException TookTooLong(string name, string late, bool hasEnded)
    {
        var left = hasEnded
            ? ""
            : " It does not react to being stopped and goes on in the background until the program ends.";
        return new(
            DocumentFault.TooLarge,
            $"{name}: {late}, too complex or damaged. Print it to PDF anew, or split it.{left}");
    }

    static Exception Rethrown(Exception error)
    {
        ExceptionDispatchInfo.Throw(error); // with the stack it had
        return error;
    }

    /// <summary>Work on a thread of its own.</summary>
    sealed class Running<T>
    {
        public Running(Func<TimeSheet, CancellationToken, T> work, TimeSheet time, CancellationToken stop)
        {
            var thread = new Thread(() => Work(work, time, stop), Stack) { IsBackground = true, Name = "document" };
            thread.Start();
        }

        /// <summary>Not disposed: a thread that was left behind may still set it.</summary>
        public ManualResetEventSlim Done { get; } = new();

        public T? Result { get; private set; }

        public Exception? Error { get; private set; }

        void Work(Func<TimeSheet, CancellationToken, T> work, TimeSheet time, CancellationToken stop)
        {
            try
            {
                Result = work(time, stop);
            }
            catch (Exception e)
            {
                Error = e is AggregateException { InnerException: { } first } ? first : e; // of pages read side by side
            }
            Keeper.End(time); // not before: what is left to itself goes on being charged for what it takes
            Done.Set();
        }
    }
}
