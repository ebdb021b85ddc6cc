using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts;

/// <summary>
/// How finely the amounts of a table are printed. A table has one precision: where 80 stands beside 418.26, the zeros of
/// 80.00 were left out, the amount was not rounded to whole units.
/// </summary>
public sealed class Precision
{
    readonly Dictionary<string, int> decimals = [];

    public Precision(IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        {
            var id = fact.Table.Table.Id;
            decimals[id] = Math.Max(decimals.GetValueOrDefault(id), fact.Cell.Amount.Decimals);
        }
    }

    /// <summary>Digits after the point in the table of a fact.</summary>
    public int Decimals(Fact fact) => decimals.GetValueOrDefault(fact.Table.Table.Id);

    /// <summary>Half a unit of the last printed place, in the unit of the fact.</summary>
    public decimal HalfUnit(Fact fact)
    {
        var half = 0.5m;
        for (var i = decimals.GetValueOrDefault(fact.Table.Table.Id); i > 0; i--) half /= 10;
        return half;
    }

    /// <summary>Evaluates a relation by intervals: each rounded term may be off by half a unit of its last place.</summary>
    public RelationResult Evaluate(Relation relation)
    {
        decimal sum = 0, tolerance = HalfUnit(relation.Whole);
        foreach (var part in relation.Parts)
        {
            var factor = Factor(part.Unit, relation.Whole.Unit);
            sum += part.Value * factor;
            tolerance += HalfUnit(part) * factor;
        }
        return new RelationResult(relation, sum, relation.Whole.Value - sum, tolerance);
    }

    static decimal Factor(string from, string to) =>
        from == to ? 1 : Units.Factor(from) is { } a && Units.Factor(to) is { } b ? a / b : 1;
}
