namespace DisclosureExtract.Facts;

/// <summary>One fault, as far as the relations that fail by it tell.</summary>
public sealed record Diagnosis
{
    /// <summary>The relations that fail, the one that says most first.</summary>
    public required IReadOnlyList<RelationResult> Failing { get; init; }

    /// <summary>What may be wrong, as little as explains it all.</summary>
    public required IReadOnlyList<Suspect> Suspects { get; init; }

    /// <summary>Best first; none where nothing simple explains it.</summary>
    public IReadOnlyList<Explanation> Explanations { get; init; } = [];

    /// <summary>
    /// Whether relations beyond the one that fails say that its structure is understood: others like it hold, or several
    /// that fail agree to the last place on what one amount should be.
    /// </summary>
    public required bool IsEstablished { get; init; }

    public RelationResult Leading => Failing[0];

    /// <summary>The amounts of the failing relations that are not suspected.</summary>
    public IReadOnlyList<Fact> Terms
    {
        get
        {
            var suspects = SuspectIndex.Of(Suspects);
            return [.. Failing.SelectMany(r => r.Relation.Facts).DistinctBy(f => f.Key).Where(f => !suspects.Concerns(f))];
        }
    }

    /// <summary>The same with each fact as <paramref name="settled"/> has it.</summary>
    internal Diagnosis With(IReadOnlyDictionary<Fact, Fact> settled) => this with
    {
        Failing = [.. Failing.Select(r => r with { Relation = r.Relation.With(f => settled[f]) })],
    };
}
