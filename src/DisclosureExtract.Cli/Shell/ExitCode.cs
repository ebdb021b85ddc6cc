using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Cli.Shell;

/// <summary>What the program says to the shell. docs/exit-codes.md has the same table; a test compares them.</summary>
enum ExitCode
{
    /// <summary>All documents were processed.</summary>
    Ok = 0,

    /// <summary>Processed, but findings of severity error were found and --strict was given; or <c>validate</c> found faults.</summary>
    Findings = 1,

    /// <summary>The command line could not be understood.</summary>
    Usage = 2,

    /// <summary>An input does not exist, or nothing to process was found.</summary>
    NotFound = 3,

    /// <summary>An input is of a type the program does not read.</summary>
    UnknownType = 4,

    /// <summary>An input is protected by a password.</summary>
    Encrypted = 5,

    /// <summary>An input is damaged beyond reading.</summary>
    Damaged = 6,

    /// <summary>An input is empty or has no pages.</summary>
    Empty = 7,

    /// <summary>An input is larger than the program accepts.</summary>
    TooLarge = 8,

    /// <summary>The output could not be written.</summary>
    Output = 9,

    /// <summary>Several inputs failed in different ways.</summary>
    Several = 10,

    /// <summary>Another watcher works on these folders.</summary>
    Busy = 11,

    /// <summary>The process that read an input crashed or was killed.</summary>
    Died = 12,

    /// <summary>The database of the queue cannot be reached or used.</summary>
    Unreachable = 13,

    /// <summary>A fault of the program itself.</summary>
    Bug = 70,

    /// <summary>Told to stop (Ctrl-C, SIGTERM, SIGHUP) before everything was done; what was done is kept.</summary>
    Stopped = 130,
}

static class ExitCodes
{
    public static ExitCode Of(DocumentFault fault) => fault switch
    {
        DocumentFault.NotFound => ExitCode.NotFound,
        DocumentFault.UnknownType => ExitCode.UnknownType,
        DocumentFault.Encrypted => ExitCode.Encrypted,
        DocumentFault.Damaged => ExitCode.Damaged,
        DocumentFault.Empty or DocumentFault.NoPages => ExitCode.Empty,
        DocumentFault.TooLarge => ExitCode.TooLarge,
        _ => ExitCode.Bug,
    };

    public static ExitCode Of(RefusalKind refusal) => refusal switch
    {
        RefusalKind.Permission => ExitCode.Output,
        RefusalKind.Busy => ExitCode.Busy,
        RefusalKind.NotFound => ExitCode.NotFound,
        RefusalKind.Damaged => ExitCode.Damaged,
        _ => ExitCode.Usage,
    };

    /// <summary>One code for a run: the one all failures share, or <see cref="ExitCode.Several"/>.</summary>
    public static ExitCode Combine(IReadOnlyCollection<ExitCode> failures)
    {
        if (failures.Contains(ExitCode.Stopped)) return ExitCode.Stopped;
        var distinct = failures.Where(f => f != ExitCode.Ok).Distinct().ToList();
        return distinct switch { [] => ExitCode.Ok, [var only] => only, _ => ExitCode.Several };
    }
}
