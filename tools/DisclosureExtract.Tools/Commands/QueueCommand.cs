using System.CommandLine;
using System.Globalization;
using DisclosureExtract.Tools.Queueing;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>queue</c></summary>
static class QueueCommand
{
    public static Command Create()
    {
        var documents = Option("--documents", 10_000_000L, "Documents to read.");
        var workers = Option("--workers", new[] { 1, 2, 4, 10, 100, 1000 }, "Worker processes that read one document at a time; several numbers, a line for each.");
        workers.AllowMultipleArgumentsPerToken = true;
        var processors = Option("--processors", 0, "Processors that read; as many as workers where it is 0.");
        var database = Option("--database-processors", 4, "Processors of the database; 0 where it shares those that read.");
        var batch = Option("--batch", 30, "Documents of a batch.");
        var reading = Option("--reading", 200.0, "Milliseconds of processor time to read a document.");
        var perBatch = Option("--per-batch", 14.0, "Milliseconds of the database for a batch.");
        var perDocument = Option("--per-document", 0.5, "Milliseconds of the database for a document.");
        var bytes = Option("--kilobytes", 700.0, "Kilobytes of an original and of what is made of it.");
        var bandwidth = Option("--bandwidth", 1000.0, "Megabytes a second of the shared folder.");
        var kills = Option("--kills", 0.1, "Kills of each worker in an hour.");
        var command = new Command("queue", "A queue in simulated time: how long, and what limits it.")
        {
            documents, workers, processors, database, batch, reading, perBatch, perDocument, bytes, bandwidth, kills,
        };
        command.SetAction(r =>
        {
            Console.WriteLine("| workers | documents/s | time | processors | database | store | workers at work | kills | longest to take up |");
            Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
            foreach (var count in r.GetRequiredValue(workers))
                Print(count, r.GetValue(documents), QueueSimulation.Run(new QueueModel
                {
                    Documents = r.GetValue(documents),
                    Workers = count,
                    Processors = r.GetValue(processors) is > 0 and var given ? given : count,
                    DatabaseProcessors = r.GetValue(database),
                    Batch = r.GetValue(batch),
                    Reading = r.GetValue(reading) / 1000,
                    PerBatch = r.GetValue(perBatch) / 1000,
                    PerDocument = r.GetValue(perDocument) / 1000,
                    Bytes = r.GetValue(bytes) * 1000,
                    Bandwidth = r.GetValue(bandwidth) * 1e6,
                    Kills = r.GetValue(kills),
                }));
        });
        return command;
    }

    static void Print(int workers, long documents, QueueOutcome o) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {workers} | {documents / o.Time:0.0} | {(o.Time < 7200 ? $"{o.Time:0} s" : $"{o.Time / 3600:0.0} h")} | {o.Processors:P0} | {o.Database:P1} | {o.Store:P1} | {o.Workers:P0} | {o.Kills} | {o.Longest:0} s |"));

    static Option<T> Option<T>(string name, T usual, string description) => new(name) { Description = description, DefaultValueFactory = _ => usual };
}
