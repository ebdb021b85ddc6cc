namespace DisclosureExtract.Facts.Diagnosing;

/// <summary>Whether relations like one that fails hold: then what adds up to what is understood there.</summary>
sealed class Structure(RelationSet relations)
{
    /// <summary>Relations of one family that must hold, and could have failed, where no other column speaks for it.</summary>
    const int Enough = 2;

    readonly ILookup<string, RelationResult> holding = relations.Results.Where(r => r.Holds && CouldFail(r)).ToLookup(r => r.Relation.Family);

    public bool IsKnown(RelationResult failing)
    {
        var (relation, sisters) = (failing.Relation, holding[failing.Relation.Family]);
        return relation.Rule is Rules.SumChildren or Rules.SumTotal or Rules.SumEconomic
            ? sisters.Any(s => IsSameSum(s.Relation, relation))
            : sisters.Take(Enough).Count() == Enough;
    }

    /// <summary>The same rows added up in another column.</summary>
    static bool IsSameSum(Relation one, Relation other) => one.Whole.Row.Index == other.Whole.Row.Index;

    static bool CouldFail(RelationResult result) =>
        result.Relation.Whole.Value != 0 && result.Relation.Parts.Any(p => p.Value != 0);
}
