using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts;

/// <summary>A statement that one amount is the sum of others (or equal to one other).</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Family">Relations of one family share their premise: one rule over one table, or one pair of
/// forms.</param>
/// <param name="Whole">The amount that should be the sum.</param>
/// <param name="Parts">The summands.</param>
/// <param name="What">What is added up, for the message.</param>
/// <param name="WhatZh">The same in Chinese.</param>
public sealed record Relation(string Rule, string Family, Fact Whole, IReadOnlyList<Fact> Parts, string What, string WhatZh)
{
    /// <summary>What the whole consists of is concluded and not printed: where it fails, the conclusion may.</summary>
    public bool IsInferred { get; init; }

    /// <summary>Blank cells that would be parts if they held amounts; null where blanks cannot be.</summary>
    internal Func<IEnumerable<BlankTerm>>? Blanks { get; init; }

    /// <summary>What is taken off again: what was repaid, what was there before.</summary>
    public IReadOnlyList<Fact> Less { get; init; } = [];

    /// <summary>Facts of the relation, the whole first.</summary>
    public IEnumerable<Fact> Facts => Parts.Prepend(Whole).Concat(Less);

    /// <summary>The same relation between other facts.</summary>
    internal Relation With(Func<Fact, Fact> change) =>
        this with { Whole = change(Whole), Parts = [.. Parts.Select(change)], Less = [.. Less.Select(change)] };

    public override string ToString() =>
        $"{Rule} {What}: {Whole.Value} = {string.Join(" + ", Parts.Select(p => p.Value))}"
        + string.Concat(Less.Select(l => $" - {l.Value}"));
}

/// <summary>The outcome of a relation.</summary>
/// <param name="Expected">Sum of the parts, in the unit of the whole.</param>
/// <param name="Difference">Whole less sum.</param>
/// <param name="Tolerance">How far rounding alone can drive the two apart.</param>
public sealed record RelationResult(Relation Relation, decimal Expected, decimal Difference, decimal Tolerance)
{
    /// <summary>
    /// Off by no more than rounding could drive it where all other sums are exact to the last place: nothing is rounded there.
    /// </summary>
    public bool IsInexact { get; init; }

    public bool Holds => Math.Abs(Difference) <= Tolerance;

    public bool IsExact => Difference == 0;

    /// <summary>
    /// Fails by units alone: the amounts of several forms agree as they are printed, and not as they are counted.
    /// </summary>
    public bool FailsByUnits => !Holds && Relation.Whole.Value != 0 && Relation.Facts.Any(f => f.Unit != Relation.Whole.Unit)
        && Relation.Facts.All(f => f.Unit.Yuan is not null) && Relation.Facts.Any(f => !ReferenceEquals(f.Table, Relation.Whole.Table))
        && Math.Abs(Relation.Whole.Value - Relation.Parts.Sum(p => p.Value) + Relation.Less.Sum(p => p.Value)) <= Relation.Facts.Sum(f => Amount.HalfOf(f.Cell.Amount.Decimals));
}
