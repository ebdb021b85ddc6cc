namespace DisclosureExtract.Jobs.Records;

/// <summary>What became of a document, in words for people.</summary>
/// <param name="State">done, review or failed.</param>
/// <param name="Final">
/// False where the same bytes deserve a new try when they come again: the trouble was not in them.
/// </param>
sealed record Outcome(string State, string English, string Chinese, bool Final = true)
{
    public int Pages { get; init; }

    public int Facts { get; init; }

    /// <summary>Paths of the results, relative to OUT.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>Name of the earlier file with the same bytes.</summary>
    public string? SameAs { get; init; }
}

/// <summary>A file that was taken, as the ledger has it.</summary>
/// <param name="Target">
/// Where its original is or is about to go, relative to INBOX; null where that is not decided.
/// </param>
/// <param name="Decision">What was decided; its words are empty where nothing was.</param>
sealed record Arrival(string Claim, string Name, string Hash, string State, string? Target, Outcome Decision);
