using DisclosureExtract.Facts;

namespace DisclosureExtract.Parts.Prose;

/// <summary>The amounts of the forms a claim may be about.</summary>
/// <param name="Name">What the words name.</param>
/// <param name="Candidates">Amounts that print it.</param>
/// <param name="IsPrecise">The words name this and nothing narrower: a different amount is a contradiction.</param>
/// <param name="IsEmptyForm">The form that is about this alone is printed and holds no amount.</param>
/// <param name="IsAbsent">A form that would print this is there and does not: a stated 0 agrees with it.</param>
sealed record Topic(
    string Name, IReadOnlyList<Fact> Candidates, bool IsPrecise, bool IsEmptyForm = false, bool IsAbsent = false)
{
    /// <summary>The name printed in the form, where the prose calls the row something else.</summary>
    public string? OtherName { get; init; }
}
