namespace DisclosureExtract.Facts;

/// <summary>Relations that share their premise, evaluated.</summary>
/// <param name="HasPremise">False where so many fail that the premise does not hold here, or on a scan that much is misread.</param>
/// <param name="Unproven">Without the premise: the scanned amounts that take part in what fails.</param>
public sealed record RelationFamily(IReadOnlyList<RelationResult> Results, bool HasPremise, IReadOnlyList<Fact> Unproven)
{
    /// <summary>The same with each fact as <paramref name="settled"/> has it.</summary>
    internal RelationFamily With(IReadOnlyDictionary<Fact, Fact> settled) => this with
    {
        Results = [.. Results.Select(r => r with { Relation = r.Relation.With(f => settled[f]) })],
        Unproven = [.. Unproven.Select(f => settled[f])],
    };
}
