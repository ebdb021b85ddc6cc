namespace DisclosureExtract.Facts;

/// <summary>All relations between the amounts of a document, each evaluated once.</summary>
sealed class RelationSet
{
    readonly Lazy<ILookup<FactKey, RelationResult>> byCell;

    RelationSet(IReadOnlyList<RelationResult> corroborations, IReadOnlyList<RelationFamily> families, IReadOnlyList<RelationResult> wrongUnits)
    {
        (Corroborations, Families, WrongUnits) = (corroborations, families, wrongUnits);
        var proven = families.Where(f => f.HasPremise).ToList();
        Results = [.. corroborations, .. proven.SelectMany(f => f.Results)];
        Failed = proven.Sum(f => f.Failures);
        byCell = new(() => Results
            .SelectMany(r => r.Relation.Facts.Select(f => f.Key).Distinct().Select(key => (Key: key, Result: r)))
            .ToLookup(p => p.Key, p => p.Result));
    }

    /// <summary>Relations that hold only for some units, those of them that hold here.</summary>
    public IReadOnlyList<RelationResult> Corroborations { get; }

    /// <summary>In the order of the tables, relations between forms last.</summary>
    public IReadOnlyList<RelationFamily> Families { get; }

    /// <summary>Relations between forms that fail by the units alone: they say nothing of any amount.</summary>
    public IReadOnlyList<RelationResult> WrongUnits { get; }

    /// <summary>Relations whose premise holds here.</summary>
    public IReadOnlyList<RelationResult> Results { get; }

    /// <summary>Relations whose premise holds here and that hold, rounding included.</summary>
    public int Passed => Results.Count - Failed;

    public int Failed { get; }

    /// <summary>Relations, of those whose premise holds, that the cell of a fact takes part in.</summary>
    public IEnumerable<RelationResult> Over(Fact fact) => byCell.Value[fact.Key];

    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public static RelationSet Of(FactIndex facts, CancellationToken stop = default)
    {
        var relations = new List<Relation>();
        foreach (var table in facts.Tables.Where(t => t.Type.HasFacts && !t.IsEmpty))
        {
            stop.ThrowIfCancellationRequested();
            relations.AddRange(ColumnSums.Relations(facts, table));
            relations.AddRange(ChangeSums.Relations(facts, table));
            relations.AddRange(RowSums.Relations(facts, table));
            relations.AddRange(DebtFlows.Relations(facts, table));
        }
        relations.AddRange(CrossForms.Relations(facts));
        relations.AddRange(GovernmentForms.Relations(facts));
        stop.ThrowIfCancellationRequested();
        var judged = ExactSums.Judge([.. relations.Select(OfOneKind).OfType<Relation>().Select(facts.Precision.Evaluate)]);
        var wrongUnits = judged.FindAll(r => r.FailsByUnits);
        if (wrongUnits.Count > 0) judged = [.. judged.Except(wrongUnits)];
        return new(
            [.. CrossForms.Corroborations(facts).Select(facts.Precision.Evaluate).Where(r => r.Holds)],
            [.. judged.GroupBy(r => r.Relation.Family).Select(g => new RelationFamily([.. g]))], wrongUnits);
    }

    /// <summary>Vehicles and people add up to no money: the parts that count what the whole counts; null where none is left.</summary>
    static Relation? OfOneKind(Relation relation)
    {
        var kind = KindOf(relation.Whole);
        if (relation.Parts.All(p => KindOf(p) == kind)) return relation;
        var parts = relation.Parts.Where(p => KindOf(p) == kind).ToList();
        return parts.Count == 0 ? null : relation with { Parts = parts };

        static string KindOf(Fact fact) => fact.Unit is { IsPrinted: true, Yuan: null } counted ? counted.Name : "";
    }
}
