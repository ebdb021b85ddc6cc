using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Children;

namespace DisclosureExtract.Cli.Runs;

/// <summary>What became of one input.</summary>
sealed record DocumentOutcome
{
    public required Input Input { get; init; }

    public required ExitCode Code { get; init; }

    /// <summary>Set where the document could not be processed.</summary>
    public string? Error { get; init; }

    /// <summary>For whoever mends the program: set where it is at fault.</summary>
    public string? Details { get; init; }

    /// <summary>What is in the result; null where there is none.</summary>
    public ChildReply? Result { get; init; }

    /// <summary>File with the texts of its pages, to be held against those of the other documents.</summary>
    public string? Texts { get; init; }

    /// <summary>The result is of an earlier run, and was not made anew.</summary>
    public bool WasThere { get; init; }

    public TimeSpan Elapsed { get; init; }
}
