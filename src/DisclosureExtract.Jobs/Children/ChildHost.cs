using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace DisclosureExtract.Jobs.Children;

/// <summary>
/// The child's side: requests line by line from standard input, answers to standard output, until the watcher is gone.
/// </summary>
public static class ChildHost
{
    /// <summary>
    /// Once the watcher is gone, what is in hand here is nobody's: so long it may take to stop, and with it the
    /// programs it started.
    /// </summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    static int inHand;

    /// <param name="handle">Does one request; may report ahead; is told to stop when the watcher is gone.</param>
    /// <param name="share">Told how many scanned pages may be read at a time; at any moment.</param>
    public static int Run(
        Func<ChildRequest, Action<ChildReply>, CancellationToken, ChildReply> handle, Action<int> share)
    {
        Sandbox.EndWithFence();
        // Stopping is the watcher's business: a signal to the whole group must not take work out of its hands.
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => c.Cancel = true);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => c.Cancel = true);
        using var input = new StreamReader(
            Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        using var output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error); // nothing but answers goes to standard output

        using var gone = new CancellationTokenSource();
        while (input.ReadLine() is { } line)
        {
            var request = JsonSerializer.Deserialize(line, ChildJson.Default.ChildRequest)!;
            if (request.Share > 0) share(request.Share);
            if (!request.IsShareOnly)
                new Thread(() => Do(request, handle, output, gone.Token)) { IsBackground = true, Name = "request" }.Start();
        }
        gone.Cancel();
        SpinWait.SpinUntil(() => Volatile.Read(ref inHand) == 0, Grace); // what is in hand looks whether it is to stop
        return 0;
    }

    static void Do(
        ChildRequest request, Func<ChildRequest, Action<ChildReply>, CancellationToken, ChildReply> handle, Stream output,
        CancellationToken gone)
    {
        Interlocked.Increment(ref inHand);
        try
        {
            Answer(output, request, handle(request, reply => Answer(output, request, reply), gone));
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            // Nobody is there any more to answer to.
        }
        Interlocked.Decrement(ref inHand);
    }

    static void Answer(Stream output, ChildRequest request, ChildReply reply)
    {
        lock (output)
        {
            JsonSerializer.Serialize(output, reply with { Id = request.Id }, ChildJson.Default.ChildReply);
            output.WriteByte((byte)'\n');
            output.Flush();
        }
    }
}
