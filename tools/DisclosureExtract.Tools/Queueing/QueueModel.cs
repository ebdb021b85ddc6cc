namespace DisclosureExtract.Tools.Queueing;

/// <summary>A queue as it is measured: what each step costs, and what there is to do it with. Times in seconds.</summary>
sealed record QueueModel
{
    public required long Documents { get; init; }

    public required int Workers { get; init; }

    /// <summary>Processors of all machines that read documents.</summary>
    public required int Processors { get; init; }

    /// <summary>Processors that the database has; 0 where it shares those that read.</summary>
    public required int DatabaseProcessors { get; init; }

    /// <summary>Documents of a batch.</summary>
    public required int Batch { get; init; }

    /// <summary>Processor time to read a document.</summary>
    public required double Reading { get; init; }

    /// <summary>Time of the database for a batch: claimed, handed over, taken, ended.</summary>
    public required double PerBatch { get; init; }

    /// <summary>Time of the database for a document: begun, ended.</summary>
    public required double PerDocument { get; init; }

    /// <summary>Bytes of an original and of what is made of it.</summary>
    public required double Bytes { get; init; }

    /// <summary>Bytes a second that the shared folder gives and takes, of all machines together.</summary>
    public required double Bandwidth { get; init; }

    /// <summary>Kills of each worker in an hour.</summary>
    public required double Kills { get; init; }

    /// <summary>Until a batch without a sign of life is given to another.</summary>
    public double Lease { get; init; } = 62.5;

    /// <summary>Until a killed worker works again.</summary>
    public double Restart { get; init; } = 15;

    /// <summary>Batches out for each worker.</summary>
    public int Ahead { get; init; } = 4;
}
