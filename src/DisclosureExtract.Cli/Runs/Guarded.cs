using System.Diagnostics;
using System.Runtime.ExceptionServices;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Cli.Runs;

/// <summary>How long the reading of one document may take.</summary>
/// <param name="Time">To open it and to finish it, whatever its size.</param>
/// <param name="TimePerPage">Further time for each page.</param>
/// <param name="Grace">
/// How long a document that was told to stop may take to do so, before it is left to itself.
/// </param>
sealed record GuardLimits(TimeSpan Time, TimeSpan TimePerPage, TimeSpan Grace)
{
    public static GuardLimits Default { get; } = new(
        TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(10));
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

    /// <summary>Pages beyond these add no time.</summary>
    const int MostPages = 10_000;

    /// <param name="name">Name of the document, for messages.</param>
    /// <param name="limits">Null where a watcher outside keeps the time.</param>
    /// <param name="work">Given a function to call once the number of pages is known, and told when to stop.</param>
    /// <param name="stop">Give it up before its time.</param>
    /// <exception cref="DocumentException">Time is up, or memory.</exception>
    /// <exception cref="OperationCanceledException">Given up.</exception>
    public static T Run<T>(
        string name, GuardLimits? limits, Func<Action<int>, CancellationToken, T> work,
        CancellationToken stop = default)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var run = new Running<T>(work, giveUp.Token);
        var late = limits is null ? null : WaitFor(run, limits);
        if (late is { } allowed)
        {
            giveUp.Cancel();
            var hasEnded = run.Done.Wait(limits!.Grace, CancellationToken.None);
            if (!hasEnded || run.Error is OperationCanceledException) throw TookTooLong(name, allowed, hasEnded);
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

    /// <summary>Waits until the work is done; returns the time it was allowed where it takes longer.</summary>
    static TimeSpan? WaitFor<T>(Running<T> run, GuardLimits limits)
    {
        var clock = Stopwatch.StartNew();
        for (var allowed = limits.Time; ;)
        {
            var left = allowed - clock.Elapsed;
            if (run.Done.Wait(left > TimeSpan.Zero ? left : TimeSpan.Zero)) return null;
            var now = limits.Time + limits.TimePerPage * Math.Min(run.Pages, MostPages);
            if (now <= allowed) return allowed;
            allowed = now; // the number of pages has become known in the meantime
        }
    }

    static DocumentException TookTooLong(string name, TimeSpan allowed, bool hasEnded)
    {
        var left = hasEnded
            ? ""
            : " It does not react to being stopped and goes on in the background until the program ends.";
        return new(
            DocumentFault.TooLarge,
            $"{name}: not finished after {allowed.TotalSeconds:0} s, too complex or damaged. Print it to PDF anew, or split it.{left}");
    }

    static Exception Rethrown(Exception error)
    {
        ExceptionDispatchInfo.Throw(error); // with the stack it had
        return error;
    }

    /// <summary>Work on a thread of its own.</summary>
    sealed class Running<T>
    {
        volatile int pages;

        public Running(Func<Action<int>, CancellationToken, T> work, CancellationToken stop)
        {
            var thread = new Thread(() => Work(work, stop), Stack) { IsBackground = true, Name = "document" };
            thread.Start();
        }

        /// <summary>Not disposed: a thread that was left behind may still set it.</summary>
        public ManualResetEventSlim Done { get; } = new();

        public int Pages => pages;

        public T? Result { get; private set; }

        public Exception? Error { get; private set; }

        void Work(Func<Action<int>, CancellationToken, T> work, CancellationToken stop)
        {
            try
            {
                Result = work(n => pages = n, stop);
            }
            catch (Exception e)
            {
                Error = e is AggregateException { InnerException: { } first } ? first : e; // of pages read side by side
            }
            Done.Set();
        }
    }
}
