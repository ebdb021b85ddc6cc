using System.Text.Json;
using System.Text.Json.Serialization;
using DisclosureExtract.Jobs.Children;

namespace DisclosureExtract.Jobs.Queueing;

/// <summary>What the program of the queue is started for.</summary>
public enum QueueTask
{
    Serve,
    Work,
    Submit,
    Status,
    Retry,
}

/// <summary>
/// What the command line asks of the program of the queue. It goes in the environment, as one line of JSON: command lines are
/// seen by others on the machine, and how to reach the database may hold a password.
/// </summary>
public sealed record QueueOrders
{
    /// <summary>Variable of the environment that holds them.</summary>
    public const string Variable = "DISCLOSURE_EXTRACT_QUEUE";

    public required QueueTask Task { get; init; }

    /// <summary>How to reach PostgreSQL: a connection string of Npgsql.</summary>
    public required string Database { get; init; }

    /// <summary>Folder of originals and results that all machines share; empty where it is not needed.</summary>
    public string Store { get; init; } = "";

    /// <summary>What results depend on beside bytes and settings: builds of the program, programs that read scans.</summary>
    public string Build { get; init; } = "";

    /// <summary>Settings of the documents submitted, in one line.</summary>
    public string Settings { get; init; } = "json";

    /// <summary>0 is urgent, 1 as usual, 2 when there is nothing else to do.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>Documents a worker has in hand at a time, each in a child process.</summary>
    public int Jobs { get; init; } = 1;

    public ChildLimits Limits { get; init; } = new();

    public ChildCommand? Child { get; init; }

    /// <summary>When a worker is told to stop: seconds to finish what is in hand.</summary>
    public double Grace { get; init; } = 30;

    /// <summary>Seconds without a sign of life after which a batch is given to another worker.</summary>
    public double Lease { get; init; } = 60;

    /// <summary>Seconds between two looks for something to do.</summary>
    public double Poll { get; init; } = 1;

    /// <summary>Of the dashboard on loopback; 0 for any.</summary>
    public int Port { get; init; }

    /// <summary>Documents that the status lists.</summary>
    public int Latest { get; init; }

    /// <summary>Beginnings of hashes, or names, of documents to be read again; all that failed where there is none.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The log as JSON lines.</summary>
    public bool LogsJson { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, QueueJson.Default.QueueOrders);

    /// <summary>Null where the environment holds none.</summary>
    public static QueueOrders? FromEnvironment() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } json
        ? JsonSerializer.Deserialize(json, QueueJson.Default.QueueOrders)
        : null;
}

/// <summary>A document handed to <c>queue submit</c>: one line of JSON.</summary>
/// <param name="Path">File with its bytes.</param>
/// <param name="Name">What it is called.</param>
public sealed record SubmittedFile(string Path, string Name)
{
    public string ToJson() => JsonSerializer.Serialize(this, QueueJson.Default.SubmittedFile);

    public static SubmittedFile FromJson(string line) => JsonSerializer.Deserialize(line, QueueJson.Default.SubmittedFile)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(QueueOrders))]
[JsonSerializable(typeof(SubmittedFile))]
sealed partial class QueueJson : JsonSerializerContext;
