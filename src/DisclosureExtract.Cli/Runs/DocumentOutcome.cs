using DisclosureExtract.Clean;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Output;

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

    public Summary? Summary { get; init; }

    public Identity? Identity { get; init; }

    /// <summary>Forms found, in the order of the tables; empty ones too.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>The pages as texts, to be held against those of the other documents; empty in a run of one.</summary>
    public IReadOnlyList<PageText> Pages { get; init; } = [];

    public TimeSpan Elapsed { get; init; }
}
