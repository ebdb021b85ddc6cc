using DisclosureExtract.Correct;
using DisclosureExtract.Output;

namespace DisclosureExtract.Review.Causes;

/// <summary>One fault as a person decides about it: findings that have the same suspects, or one explanation, are one.</summary>
sealed record Cause
{
    /// <summary>The same for the same fault of the same document.</summary>
    public required string Id { get; init; }

    /// <summary>The gravest of its findings.</summary>
    public required string Severity { get; init; }

    /// <summary>value, code, name, row, unit, heading, column, text (no table) or disputed (no finding).</summary>
    public required string Kind { get; init; }

    /// <summary>Ids of its findings, the one that says most first.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    public required IReadOnlyList<string> Rules { get; init; }

    public required IReadOnlyList<int> Pages { get; init; }

    public required IReadOnlyList<SuspectInfo> Suspects { get; init; }

    /// <summary>The failing sum that leads, where it can be told from the finding.</summary>
    public Equation? Equation { get; init; }

    /// <summary>What to do about it, best first; it is always possible to do something else.</summary>
    public required IReadOnlyList<Alternative> Alternatives { get; init; }

    /// <summary>Amounts and labels that are open because of it.</summary>
    public required int Disputed { get; init; }

    /// <summary>What its findings are called in a file of corrections.</summary>
    public required IReadOnlyList<string> Signatures { get; init; }

    /// <summary>Whether somebody has to decide about it.</summary>
    public bool IsOpen => Severity != "info" || Disputed > 0;
}

/// <summary>A sum that fails: the whole, its parts in their order.</summary>
sealed record Equation(FactReference Whole, IReadOnlyList<FactReference> Parts);

/// <summary>One way to settle a fault.</summary>
/// <param name="Kind">amount, lost, exchanged, code, … of the explanation; printed, sum, or same: it stands as it is.</param>
/// <param name="Action">One of <see cref="DecisionActions"/>.</param>
/// <param name="Targets">What it changes or confirms.</param>
/// <param name="Holds">What would hold then, in words.</param>
/// <param name="IsGuess">No diagnosis says so: the one failing sum alone would hold.</param>
sealed record Alternative(
    string Kind, string Action, IReadOnlyList<DecisionTarget> Targets, IReadOnlyList<string> Holds, bool IsGuess = false);
