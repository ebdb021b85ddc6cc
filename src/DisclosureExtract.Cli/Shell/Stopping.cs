using System.Runtime.InteropServices;

namespace DisclosureExtract.Cli.Shell;

/// <summary>
/// Signals that ask the program to end, as a token: what is in hand is put in order first. A second Ctrl-C does not
/// wait for that.
/// </summary>
sealed class Stopping : IDisposable
{
    readonly CancellationTokenSource source = new();
    readonly List<PosixSignalRegistration> signals;

    public Stopping() => signals =
        [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP }
            .Select(signal => PosixSignalRegistration.Create(signal, Stop))];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var signal in signals) signal.Dispose();
        source.Dispose();
    }

    void Stop(PosixSignalContext context)
    {
        if (context.Signal == PosixSignal.SIGINT && source.IsCancellationRequested) return;
        context.Cancel = true;
        source.Cancel();
    }
}
