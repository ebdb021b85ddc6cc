using System.Runtime.ExceptionServices;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Cli;

/// <summary>
/// Runs the reading of one document where it can do no harm: on a thread with a deep stack, for a time that grows with its
/// pages. What does not end is given up; it goes on in the background until the program ends, but nobody waits for it.
/// </summary>
static class Guarded
{
    /// <summary>Readers of PDF recurse; most of this is never touched.</summary>
    const int Stack = 64 << 20;

    public static TimeSpan Time { get; } = TimeSpan.FromSeconds(120);

    public static TimeSpan TimePerPage { get; } = TimeSpan.FromSeconds(15);

    /// <param name="name">Name of the document, for messages.</param>
    /// <param name="work">Given a function to call once the number of pages is known, and whether it was given up.</param>
    /// <param name="limited">False where a watcher outside keeps the time.</param>
    /// <exception cref="DocumentException">Time is up, or memory.</exception>
    public static T Run<T>(string name, bool limited, Func<Action<int>, CancellationToken, T> work)
    {
        var result = default(T);
        Exception? error = null;
        var pages = 0;
        using var givenUp = new CancellationTokenSource();
        var token = givenUp.Token;
        var done = new ManualResetEventSlim(); // not disposed: a thread that was given up may still set it
        var thread = new Thread(() =>
        {
            try
            {
                result = work(n => Volatile.Write(ref pages, n), token);
            }
            catch (Exception e)
            {
                error = e is AggregateException { InnerException: { } first } ? first : e; // of pages read side by side
            }
            done.Set();
        }, Stack)
        {
            IsBackground = true,
            Name = "document",
        };
        thread.Start();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var allowed = Time; !done.Wait(limited ? allowed - clock.Elapsed is { Ticks: > 0 } left ? left : TimeSpan.Zero : Timeout.InfiniteTimeSpan);)
        {
            var now = Time + TimePerPage * Math.Min(Volatile.Read(ref pages), 10_000);
            if (now <= allowed)
            {
                givenUp.Cancel(); // it must not write any more
                throw new DocumentException(DocumentFault.TooLarge, $"{name}: not finished after {allowed.TotalSeconds:0} s, too complex or damaged. Print it to PDF anew, or split it.");
            }
            allowed = now;
        }
        thread.Join();
        return error switch
        {
            null => result!,
            OutOfMemoryException => throw new DocumentException(DocumentFault.TooLarge, $"{name}: needs more memory than there is. Split the file.", error),
            InsufficientExecutionStackException => throw new DocumentException(DocumentFault.Damaged, $"{name}: nested too deeply. It is damaged or made to do harm.", error),
            _ => throw Rethrown(error),
        };
    }

    static Exception Rethrown(Exception error)
    {
        ExceptionDispatchInfo.Throw(error); // with the stack it had
        return error;
    }
}
