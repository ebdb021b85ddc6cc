using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts;

/// <summary>
/// Whether amounts are rounded is a habit of a document: where every sum of several parts comes out to the last place,
/// nothing is, and one that does not has no rounding to excuse it.
/// </summary>
static class ExactSums
{
    /// <summary>Sums of two and more parts that are exact before the habit is known: rounded ones come out exact three times in four.</summary>
    const int Enough = 12;

    /// <summary>The relations of which some are without tolerance now. Those over pixels keep theirs.</summary>
    public static List<RelationResult> Judge(List<RelationResult> results)
    {
        var exact = results.Where(CouldBeOff).GroupBy(Habit).Where(g => IsExact([.. g])).Select(g => g.Key).ToHashSet();
        return exact.Count == 0 ? results : results.ConvertAll(r => exact.Contains(Habit(r)) && IsPrinted(r) && r is { Holds: true, IsExact: false }
            ? r with { Tolerance = 0, IsInexact = true } : r);
    }

    static bool IsExact(List<RelationResult> results)
    {
        var inexact = results.FindAll(r => r is { Holds: true, IsExact: false });
        return results.Count(r => r.IsExact) >= Enough && (inexact.Count == 0 || ShareCells(inexact));
    }

    /// <summary>Whether one amount may be why they are all off: rounding is in many places at once.</summary>
    static bool ShareCells(List<RelationResult> results) => results[0].Relation.Facts.Select(f => f.Key)
        .Any(key => results.TrueForAll(r => r.Relation.Facts.Any(f => f.Key == key)));

    /// <summary>Amounts of one unit are printed as one program prints them.</summary>
    static (Unit, bool) Habit(RelationResult result) =>
        (result.Relation.Whole.Unit, result.Relation.Parts.All(p => p.Unit == result.Relation.Whole.Unit));

    static bool CouldBeOff(RelationResult result) => result.Relation.Parts.Where(p => p.Value != 0).Skip(1).Any();

    static bool IsPrinted(RelationResult result) => result.Relation.Facts.All(f => f.Cell.Source.Source.IsPrinted());
}
