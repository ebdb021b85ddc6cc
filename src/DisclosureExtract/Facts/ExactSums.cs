using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts;

/// <summary>
/// Whether amounts are rounded is a habit of a document, and of a table: where every sum of several parts comes out to
/// the last place, nothing is, and one that does not has no rounding to excuse it. One amount printed twice is rounded
/// alike, whatever sums are: there the habit is one of copies.
/// </summary>
static class ExactSums
{
    /// <summary>Sums of two and more parts that are exact before the habit is known: rounded ones come out exact three times in four.</summary>
    const int Enough = 12;

    /// <summary>
    /// In a table of a document that rounds elsewhere: how unlikely (as a power of e) all its sums were exact by
    /// chance before one that is not has no excuse.
    /// </summary>
    const double EnoughInTable = 14;

    /// <summary>The relations of which some are without tolerance now. Those over pixels keep theirs.</summary>
    public static List<RelationResult> Judge(List<RelationResult> results)
    {
        var document = Exact(results.Where(CouldBeOff), UnitsOf, g => g.Count(r => r.IsExact) >= Enough, []);
        var twice = results.Where(r => r.IsExact && IsCopy(r) && TableOf(r) is null).SelectMany(r => r.Relation.Facts)
            .Select(f => f.Key).ToHashSet();
        var tables = Exact(results.Where(r => CouldBeOff(r) && TableOf(r) is not null), r => (TableOf(r), UnitsOf(r)),
            g => Chance(g) >= EnoughInTable, twice);
        var copies = Exact(results.Where(IsCopy), UnitsOf, g => g.Count(r => r.IsExact) >= Enough, []);
        if (document.Count + tables.Count + copies.Count == 0) return results;
        return results.ConvertAll(r => r is { Holds: true, IsExact: false } && IsPrinted(r)
            && IsHeld(r) ? r with { Tolerance = 0, IsInexact = true } : r);

        bool IsHeld(RelationResult result) => document.Contains(UnitsOf(result))
            || (TableOf(result) is { } table && tables.Contains((table, UnitsOf(result))))
                || (IsCopy(result) && copies.Contains(UnitsOf(result)));
    }

    /// <summary>Of which kinds the relations are that come out to the last place.</summary>
    /// <param name="twice">Amounts that another form prints alike: who prints one twice means it.</param>
    static HashSet<T> Exact<T>(
        IEnumerable<RelationResult> results, Func<RelationResult, T> kindOf, Func<List<RelationResult>, bool> isEnough,
            HashSet<FactKey> twice) =>
        [.. results.GroupBy(kindOf).Where(g => IsExact([.. g], isEnough, twice)).Select(g => g.Key)];

    static bool IsExact(List<RelationResult> results, Func<List<RelationResult>, bool> isEnough, HashSet<FactKey> twice)
    {
        var inexact = results.FindAll(r => r is { Holds: true, IsExact: false });
        return isEnough(results) && (inexact.Count == 0 || ShareCells(inexact, twice));
    }

    /// <summary>Rounded sums of n parts come out exact with a chance of 3/4, 2/3, 3/5, and then of about 1.38/√n. The
    /// same amounts say it once.</summary>
    static double Chance(List<RelationResult> results) => results.Where(r => r.IsExact)
        .Select(r => (r.Relation.Whole.Value, Parts: Summands(r).Select(p => p.Value).ToList()))
        .DistinctBy(r => (r.Value, r.Parts.Max(), r.Parts.Count))
        .Sum(r => r.Parts.Count switch { 2 => 0.288, 3 => 0.405, 4 => 0.513, var n => Math.Log(Math.Sqrt(n) / 1.38) });

    /// <summary>Whether one amount may be why they are all off: rounding is in many places at once.</summary>
    static bool ShareCells(List<RelationResult> results, HashSet<FactKey> twice) =>
        results[0].Relation.Facts.Select(f => f.Key)
        .Any(key => !twice.Contains(key) && results.TrueForAll(r => r.Relation.Facts.Any(f => f.Key == key)));

    /// <summary>Amounts of one unit are printed as one program prints them.</summary>
    static (Unit, bool) UnitsOf(RelationResult result) => (result.Relation.Whole.Unit, IsOfOneUnit(result));

    static bool IsOfOneUnit(RelationResult result) =>
        result.Relation.Parts.All(p => p.Unit == result.Relation.Whole.Unit);

    /// <summary>The table whose amounts a relation adds up; null where it compares tables.</summary>
    static string? TableOf(RelationResult result)
    {
        var table = result.Relation.Whole.Key.Table;
        return result.Relation.Parts.All(p => p.Key.Table == table) ? table : null;
    }

    static bool CouldBeOff(RelationResult result) => Summands(result).Skip(1).Any();

    /// <summary>One amount in two places, with as many decimals in either.</summary>
    static bool IsCopy(RelationResult result) => result.Relation.Whole.Value != 0
        && Summands(result).Take(2).ToList() is [var only]
        && only.Unit == result.Relation.Whole.Unit
        && (result.IsExact || only.Cell.Amount.Decimals == result.Relation.Whole.Cell.Amount.Decimals);

    static IEnumerable<Fact> Summands(RelationResult result) => result.Relation.Parts.Where(p => p.Value != 0);

    static bool IsPrinted(RelationResult result) => result.Relation.Facts.All(f => f.Cell.Source.Source.IsPrinted());
}
