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
    /// <summary>The amounts are of one money each, so that it matters of which the claim speaks.</summary>
    public bool IsOfOneMoney { get; init; }

    /// <summary>The words can hardly mean anything else; where they might, what differs is to be looked at and no error.</summary>
    public bool IsSure { get; init; } = true;

    /// <summary>The words around the claim say of which money it speaks, and the candidates are of that.</summary>
    public bool IsScoped { get; init; }

    /// <summary>Amounts of the same name in other money than the claim speaks of.</summary>
    public IReadOnlyList<Fact> OtherMoney { get; init; } = [];

    /// <summary>The name printed in the form, where the prose calls the row something else.</summary>
    public string? OtherName { get; init; }
}
