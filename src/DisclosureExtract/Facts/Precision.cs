using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts;

/// <summary>
/// How finely the amounts of a table are printed. A table has one precision: where 80 stands beside 418.26, the zeros
/// of 80.00 were left out, the amount was not rounded to whole units.
/// </summary>
public sealed class Precision
{
    readonly Dictionary<(string Table, Unit Unit), int> decimals = [];

    public Precision(IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        {
            var place = (fact.Table.Table.Id, fact.Unit);
            decimals[place] = Math.Max(decimals.GetValueOrDefault(place), fact.Cell.Amount.Decimals);
        }
    }

    /// <summary>Digits after the point of the amounts of its unit in the table of a fact.</summary>
    public int Decimals(Fact fact) => decimals.GetValueOrDefault((fact.Table.Table.Id, fact.Unit));

    /// <summary>The amount of a fact, rounded to the places of its table.</summary>
    public Amount Amount(Fact fact) => new(fact.Value, fact.Unit, Decimals(fact));

    /// <summary>Half a unit of the last printed place, in the unit of the fact.</summary>
    public decimal HalfUnit(Fact fact) => Amount(fact).HalfUnit;

    /// <summary>
    /// Evaluates a relation by intervals: each rounded term may be off by half a unit of its last place.
    /// </summary>
    public RelationResult Evaluate(Relation relation)
    {
        decimal sum = 0, tolerance = HalfUnit(relation.Whole);
        foreach (var part in relation.Parts)
        {
            var factor = part.Unit.To(relation.Whole.Unit);
            sum += part.Value * factor;
            tolerance += HalfUnit(part) * factor;
        }
        foreach (var less in relation.Less)
        {
            var factor = less.Unit.To(relation.Whole.Unit);
            sum -= less.Value * factor;
            tolerance += HalfUnit(less) * factor;
        }
        return new RelationResult(relation, sum, relation.Whole.Value - sum, tolerance);
    }
}
