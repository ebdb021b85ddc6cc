using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace DisclosureExtract.Jobs;

/// <summary>The child's side: requests line by line from standard input, answers to standard output, until the watcher is gone.</summary>
public static class ChildHost
{
    /// <param name="handle">Does one request; may report ahead.</param>
    public static int Run(Func<ChildRequest, Action<ChildReply>, ChildReply> handle)
    {
        // Stopping is the watcher's business: a signal to the whole group must not take work out of its hands.
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => c.Cancel = true);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => c.Cancel = true);
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        using var output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error); // nothing but answers goes to standard output

        var requests = new System.Collections.Concurrent.BlockingCollection<string>();
        new Thread(() => Read(input, requests)) { IsBackground = true, Name = "requests" }.Start();
        foreach (var line in requests.GetConsumingEnumerable())
        {
            var request = JsonSerializer.Deserialize(line, JobsJson.Default.ChildRequest)!;
            Answer(output, handle(request, reply => Answer(output, reply)));
        }
        return 0;
    }

    static void Read(StreamReader input, System.Collections.Concurrent.BlockingCollection<string> requests)
    {
        while (input.ReadLine() is { } line) requests.Add(line);
        Environment.Exit(0); // the watcher is gone: what is in hand here is nobody's
    }

    static void Answer(Stream output, ChildReply reply)
    {
        lock (output)
        {
            JsonSerializer.Serialize(output, reply, JobsJson.Default.ChildReply);
            output.WriteByte((byte)'\n');
            output.Flush();
        }
    }
}
