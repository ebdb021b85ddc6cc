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
    const double EnoughInTable = 10;

    /// <summary>The relations of which some are without tolerance now. Those over pixels keep theirs.</summary>
    public static List<RelationResult> Judge(List<RelationResult> results)
    {
        // Only what rounding excuses can lose its tolerance.
        if (!results.Exists(IsExcused)) return results;
        var sums = results.ConvertAll(r => new Sum(r));
        var document = Exact(sums.Where(s => s.CouldBeOff), s => s.Units, g => g.Count(r => r.IsExact) >= Enough, []);
        var twice = sums.Where(s => s.Result.IsExact && s.IsCopy && s.Table is null)
            .SelectMany(s => s.Result.Relation.Facts).Select(f => f.Key).ToHashSet();
        var tables = Exact(sums.Where(s => s.CouldBeOff && s.Table is not null), s => s.InTable,
            g => Chance(g) >= EnoughInTable, twice);
        // Two forms may be copies of each other where a third adds up what it prints and is off.
        var copies = Exact(sums.Where(s => s.IsCopy), s => s.Units, g => g.Count(r => r.IsExact) >= Enough, []);
        var pairs = Exact(sums.Where(s => s.IsCopy && s.Table is null), s => s.InPair, g => g.Count(r => r.IsExact) >= Enough, []);
        if (document.Count + tables.Count + copies.Count + pairs.Count == 0) return results;
        return sums.ConvertAll(s => IsExcused(s.Result) && IsHeld(s)
            ? s.Result with { Tolerance = 0, IsInexact = true } : s.Result);

        bool IsHeld(Sum sum) => document.Contains(sum.Units) || (sum.Table is not null && tables.Contains(sum.InTable))
            || (sum.IsCopy && (copies.Contains(sum.Units) || (sum.Table is null && pairs.Contains(sum.InPair))));
    }

    static bool IsExcused(RelationResult result) => result is { Holds: true, IsExact: false } && IsPrinted(result);

    /// <summary>Amounts of one unit are printed as one program prints them.</summary>
    /// <param name="Table">One table, or two that are compared; null where the whole document is meant.</param>
    sealed record Kind(string? Table, Unit Unit, bool IsOfOneUnit);

    /// <summary>A relation with what is asked of it again and again.</summary>
    sealed class Sum
    {
        public Sum(RelationResult result)
        {
            Result = result;
            InTable = new Kind(TableOf(result), result.Relation.Whole.Unit, IsOfOneUnit(result));
            Units = InTable with { Table = null };
            InPair = InTable with { Table = PairOf(result) };
            IsCopy = ExactSums.IsCopy(result);
            CouldBeOff = Summands(result).Skip(1).Any();
        }

        public RelationResult Result { get; }

        /// <summary>The table whose amounts it adds up; null where it compares tables.</summary>
        public string? Table => InTable.Table;

        public Kind InTable { get; }

        public Kind Units { get; }

        /// <summary>The two tables that it compares.</summary>
        public Kind InPair { get; }

        public bool IsCopy { get; }

        public bool CouldBeOff { get; }
    }

    /// <summary>Of which kinds the relations are that come out to the last place.</summary>
    /// <param name="twice">Amounts that another form prints alike: who prints one twice means it.</param>
    static HashSet<Kind> Exact(
        IEnumerable<Sum> sums, Func<Sum, Kind> kindOf, Func<List<RelationResult>, bool> isEnough, HashSet<FactKey> twice) =>
        [.. sums.GroupBy(kindOf, s => s.Result).Where(g => IsExact([.. g], isEnough, twice)).Select(g => g.Key)];

    static bool IsExact(List<RelationResult> results, Func<List<RelationResult>, bool> isEnough, HashSet<FactKey> twice)
    {
        var inexact = results.FindAll(r => r is { Holds: true, IsExact: false });
        return isEnough(results) && (inexact.Count == 0 || ShareCells(inexact, twice));
    }

    /// <summary>Rounded sums of n parts come out exact with a chance of 3/4, 2/3, 3/5, and then of about 1.38/√n. The
    /// same amounts say it once.</summary>
    static double Chance(List<RelationResult> results) => results.Where(r => r.IsExact)
        .Select(r => new { r.Relation.Whole.Value, Parts = Summands(r).Select(p => p.Value).ToList() })
        .DistinctBy(r => new { r.Value, Largest = r.Parts.Max(), r.Parts.Count })
        .Sum(r => r.Parts.Count switch { 2 => 0.288, 3 => 0.405, 4 => 0.513, var n => Math.Log(Math.Sqrt(n) / 1.38) });

    /// <summary>Whether one amount may be why they are all off: rounding is in many places at once.</summary>
    static bool ShareCells(List<RelationResult> results, HashSet<FactKey> twice) =>
        results[0].Relation.Facts.Select(f => f.Key)
        .Any(key => !twice.Contains(key) && results.TrueForAll(r => r.Relation.Facts.Any(f => f.Key == key)));

    static bool IsOfOneUnit(RelationResult result) =>
        result.Relation.Parts.All(p => p.Unit == result.Relation.Whole.Unit);

    /// <summary>The table whose amounts a relation adds up; null where it compares tables.</summary>
    static string? TableOf(RelationResult result)
    {
        var table = result.Relation.Whole.Key.Table;
        return result.Relation.Parts.All(p => p.Key.Table == table) ? table : null;
    }

    static string PairOf(RelationResult result) =>
        result.Relation.Parts.Count == 0 ? "" : $"{result.Relation.Whole.Key.Table} {result.Relation.Parts[0].Key.Table}";

    /// <summary>One amount in two places, with as many decimals in either.</summary>
    static bool IsCopy(RelationResult result) => result.Relation.Whole.Value != 0
        && Summands(result).Take(2).ToList() is [var only]
        && only.Unit == result.Relation.Whole.Unit
        && (result.IsExact || only.Cell.Amount.Decimals == result.Relation.Whole.Cell.Amount.Decimals);

    static IEnumerable<Fact> Summands(RelationResult result) => result.Relation.Parts.Where(p => p.Value != 0);

    static bool IsPrinted(RelationResult result) => result.Relation.Facts.All(f => f.Cell.Source.Source.IsPrinted());
}
