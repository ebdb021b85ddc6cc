namespace DisclosureExtract.Parts.Cards;

/// <summary>A sum that a card states, and what its parts add up to; in yuan.</summary>
/// <param name="What">What is added up.</param>
/// <param name="Stated">The stated amount.</param>
/// <param name="Sum">The sum of the parts.</param>
/// <param name="Tolerance">What rounding can explain.</param>
sealed record CardSum(string What, string WhatZh, decimal Stated, decimal Sum, decimal Tolerance)
{
    /// <summary>A single part is named: it may not be all (设计费≤5万元), so that little is said by what it comes to.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The parts, in yuan.</summary>
    public IReadOnlyList<decimal> Parts { get; init; } = [];

    public bool Holds => Math.Abs(Stated - Sum) <= Tolerance;
}
