using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts;

/// <summary>Doubts about how an amount is written or what it is counted in, and sums that settle them.</summary>
static class WrittenDoubts
{
    /// <summary>Which characters are the amount: a sum that is right with it settles that.</summary>
    const AmountDoubts OfCharacters =
        AmountDoubts.Separators | AmountDoubts.Sign | AmountDoubts.Spaces | AmountDoubts.Mark;

    /// <summary>Units differ by ten times at least.</summary>
    const int MuchMore = 20;

    /// <summary>What sums that are right to the last place leave doubtful about how an amount is written, its unit apart.</summary>
    /// <param name="relations">Those the amount takes part in.</param>
    public static AmountDoubts Open(Fact fact, IReadOnlyList<RelationResult> relations)
    {
        var doubts = fact.Doubts & ~AmountDoubts.Unit;
        if (doubts == AmountDoubts.None || fact.Value == 0 || relations.Any(r => !r.Holds)) return doubts;
        var exact = relations.Where(r => r.IsExact).Select(r => Others(fact, r)).Where(o => o.Count > 0).ToList();
        if (exact.Exists(o => o.TrueForAll(f => (f.Doubts & OfCharacters) == 0))) doubts &= ~OfCharacters;
        return fact.Table.HasDecimalCommas && exact.Count > 0 ? doubts & ~AmountDoubts.Comma : doubts;
    }

    /// <summary>
    /// Amounts whose unit was doubtful and is told by a sum, right or nearly so, with amounts whose unit is another one or sure: with one amount
    /// all of its table, or of its page of the table, are told.
    /// </summary>
    public static HashSet<(string Table, Unit Unit)> ToldUnits(IEnumerable<RelationResult> relations)
    {
        var told = new HashSet<(string, Unit)>();
        var open = relations.Select(r => r.Relation.Facts.Where(f => TellsUnit(f, r)).ToList())
            .Where(f => f.Exists(IsOpen) && f.Exists(g => Place(g) != Place(f[0]))).ToList();
        var count = -1;
        while (count != told.Count)
        {
            count = told.Count;
            foreach (var facts in open)
                if (facts.Exists(f => !IsOpen(f)) || facts.Exists(f => f.Unit != facts[0].Unit))
                    told.UnionWith(facts.Where(f => IsOpen(f) && f.Table.UnitDoubt is { IsSettledBySums: true }).Select(Place));
        }
        return told;

        bool IsOpen(Fact fact) => fact.Doubts.HasFlag(AmountDoubts.Unit) && !told.Contains(Place(fact));
    }

    /// <summary>
    /// Amounts of one table that add up as they are printed and not as they are counted: 120.00 元 = 80.00 元 + 40.00 万元. One of
    /// the units is printed where it does not belong.
    /// </summary>
    public static bool AddsUpInOneUnit(RelationResult result)
    {
        var (whole, parts) = (result.Relation.Whole, result.Relation.Parts);
        if (result.Holds || whole.Value == 0 || !parts.Any(p => p.Unit != whole.Unit)) return false;
        return parts.All(p => ReferenceEquals(p.Table, whole.Table)) && parts.Sum(p => p.Value) - result.Relation.Less.Sum(p => p.Value) == whole.Value;
    }

    /// <summary>With the amount in another unit the sum would be off by far more than it is and than rounding explains.</summary>
    static bool TellsUnit(Fact fact, RelationResult result) =>
        Math.Abs(fact.Value) * fact.Unit.To(result.Relation.Whole.Unit)
            > MuchMore * Math.Max(Math.Abs(result.Difference), result.Tolerance);

    public static (string Table, Unit Unit) Place(Fact fact) => (fact.Table.Table.Id, fact.Unit);

    /// <summary>
    /// Whether a doubt may be why amounts do not add up. A unit that is doubtful for all of them alike is not.
    /// </summary>
    public static bool MayExplain(IReadOnlyList<Fact> facts) =>
        facts.Any(f => (f.Doubts & ~AmountDoubts.Unit) != 0)
        || (facts.Any(f => f.Doubts.HasFlag(AmountDoubts.Unit)) && facts.Select(Place).Distinct().Skip(1).Any());

    static List<Fact> Others(Fact fact, RelationResult result) =>
        [.. result.Relation.Facts.Where(f => !f.IsSameCell(fact) && f.Value != 0)];
}
