using System.Diagnostics;

namespace DisclosureExtract.Engines.Programs;

/// <summary>
/// A program that is still at work. It waits where its output is not read, and ends when this is disposed.
/// </summary>
sealed class RunningProgram(Process process) : IDisposable
{
    /// <summary>
    /// Reads from its output; the program is ended, and its output with it, where that takes longer than told.
    /// </summary>
    /// <exception cref="OperationCanceledException">Told to stop; the program is ended.</exception>
    public T Read<T>(Func<Stream, T> read, TimeSpan patience, CancellationToken stop)
    {
        using var timer = new Timer(_ => End(), null, patience, Timeout.InfiniteTimeSpan);
        using var stopped = stop.Register(End);
        try
        {
            var result = read(process.StandardOutput.BaseStream);
            stop.ThrowIfCancellationRequested();
            return result;
        }
        catch (IOException e) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException("its output was cut off", e, stop);
        }
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
