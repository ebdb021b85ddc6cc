namespace DisclosureExtract.Facts;

/// <summary>Relations that share their premise, evaluated: one rule over one table, or one pair of forms.</summary>
/// <param name="Results">In the order in which the relations stand in the document.</param>
public sealed record RelationFamily(IReadOnlyList<RelationResult> Results)
{
    /// <summary>
    /// A family of at least this many relations of which more than the given share fails has no premise here.
    /// </summary>
    const int LeastSize = 4;
    const double MostFailures = 0.5;

    public int Failures { get; } = Results.Count(r => !r.Holds);

    /// <summary>
    /// False where so many fail that the premise does not hold here, or on a scan that much is misread.
    /// </summary>
    public bool HasPremise => Results.Count < LeastSize || Failures <= MostFailures * Results.Count;

    /// <summary>Without the premise: the scanned amounts that take part in what fails.</summary>
    public List<Fact> Unproven => HasPremise ? [] : Failing(f => f.IsScanned);

    /// <summary>
    /// Amounts of one table of which every sum fails: a column may be read wrong, whatever it was read from. What other relations confirm is
    /// sure all the same.
    /// </summary>
    public List<Fact> Hopeless => HasPremise || Failures < Results.Count ? [] : Failing(f => ReferenceEquals(f.Table, Results[0].Relation.Whole.Table));

    /// <summary>Those of them that are in doubt.</summary>
    public List<Fact> Doubted => [.. Unproven.Union<Fact>(Hopeless.Where(f => f.Status == FactStatus.Disputed), ReferenceEqualityComparer.Instance)];

    List<Fact> Failing(Func<Fact, bool> condition) =>
        [.. Results.Where(r => !r.Holds).SelectMany(r => r.Relation.Facts).Where(condition).Distinct<Fact>(ReferenceEqualityComparer.Instance)];

    /// <summary>The same with each fact as <paramref name="settled"/> has it.</summary>
    internal RelationFamily With(IReadOnlyDictionary<Fact, Fact> settled) => this with
    {
        Results = [.. Results.Select(r => r with { Relation = r.Relation.With(f => settled[f]) })],
    };
}
