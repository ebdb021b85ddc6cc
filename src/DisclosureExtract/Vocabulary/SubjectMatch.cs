namespace DisclosureExtract.Vocabulary;

/// <summary>How a row was matched to the catalogue.</summary>
public enum MatchKind
{
    /// <summary>Code and name agree with the catalogue.</summary>
    Exact,

    /// <summary>Code agrees and the name is another known name of it, or is cut short.</summary>
    Alias,

    /// <summary>Code known, name different.</summary>
    Code,

    /// <summary>No code printed; the name is unique in its classification (under its parent).</summary>
    Name,

    /// <summary>Misread characters: the subject is the one a trained model ranks far before all others.</summary>
    Learned,

    /// <summary>Code not in the catalogue.</summary>
    Unknown,
}

/// <summary>The subject a row was matched to.</summary>
/// <param name="Code">Code of the subject; the printed one where a code is printed.</param>
/// <param name="CatalogName">Name in the catalogue; null where the code is not in it.</param>
/// <param name="Score">0 to 1.</param>
public sealed record SubjectMatch(
    string Classification, string Code, string? CatalogName, MatchKind Kind, double Score);
