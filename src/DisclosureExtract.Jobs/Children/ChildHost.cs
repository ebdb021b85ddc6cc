using System.Collections.Concurrent;
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

    /// <param name="handle">Does one request; may report ahead; is told to stop when the watcher is gone.</param>
    public static int Run(Func<ChildRequest, Action<ChildReply>, CancellationToken, ChildReply> handle)
    {
        // Stopping is the watcher's business: a signal to the whole group must not take work out of its hands.
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => c.Cancel = true);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => c.Cancel = true);
        using var input = new StreamReader(
            Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        using var output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error); // nothing but answers goes to standard output

        using var gone = new CancellationTokenSource();
        using var requests = new BlockingCollection<string>();
        new Thread(() => Read(input, requests, gone)) { IsBackground = true, Name = "requests" }.Start();
        try
        {
            foreach (var line in requests.GetConsumingEnumerable(gone.Token))
            {
                var request = JsonSerializer.Deserialize(line, ChildJson.Default.ChildRequest)!;
                Answer(output, handle(request, reply => Answer(output, reply), gone.Token));
            }
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            // Nobody is there any more to answer to.
        }
        return 0;
    }

    static void Read(StreamReader input, BlockingCollection<string> requests, CancellationTokenSource gone)
    {
        while (input.ReadLine() is { } line) requests.Add(line);
        gone.Cancel();
        Thread.Sleep(Grace); // the program ends in the meantime, where what it does looks whether it is to stop
        Environment.Exit(0);
    }

    static void Answer(Stream output, ChildReply reply)
    {
        lock (output)
        {
            JsonSerializer.Serialize(output, reply, ChildJson.Default.ChildReply);
            output.WriteByte((byte)'\n');
            output.Flush();
        }
    }
}
