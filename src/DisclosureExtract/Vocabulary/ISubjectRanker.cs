namespace DisclosureExtract.Vocabulary;

/// <summary>What was read of a row, faults and all.</summary>
/// <param name="Code">As read, digits where there are any; may be empty.</param>
/// <param name="Name">Folded, without white space and numbering; may be empty.</param>
/// <param name="Classifications">Where the subject may be found, the likeliest first.</param>
public sealed record RowQuery(string Code, string Name, IReadOnlyList<string> Classifications)
{
    /// <summary>Code of the last subject above; null at the top or where that row is not known.</summary>
    public string? Previous { get; init; }

    /// <summary>Code of the row below as read; null where there is none.</summary>
    public string? Next { get; init; }

    public int? Year { get; init; }
}

/// <summary>A subject and how likely it is the one that is printed, 0 to 1.</summary>
public sealed record RankedSubject(Subject Subject, double Score);

/// <summary>Tells which subject a row of noisy characters is; refuses where it cannot.</summary>
public interface ISubjectRanker
{
    /// <summary>The subject of the row; null where the evidence does not settle it.</summary>
    RankedSubject? Rank(RowQuery row);
}
