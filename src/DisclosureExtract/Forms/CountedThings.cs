using System.Buffers;
using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>
/// People, vehicles, receptions, square metres: what forms count besides money. The unit in brackets says it, or the last word.
/// </summary>
static partial class CountedThings
{
    static readonly WordTable Units = WordTable.Of("count");

    /// <summary>Last words of what is counted, and in what.</summary>
    static readonly WordTable Words = WordTable.Of("counted");

    /// <summary>Characters of units of which there are parts.</summary>
    static readonly SearchValues<char> Measures = SearchValues.Create("米里亩顷吨升斤克时度瓦万方");

    /// <summary>The unit that is no money in which a row or heading says it counts; null where it says none.</summary>
    /// <param name="byName">Whether its last word says it, too, where no unit is printed: a project may be called anything.</param>
    public static Unit? UnitIn(string text, bool byName = true)
    {
        if (InBrackets().Match(text) is { Success: true } printed)
        {
            var unit = printed.Groups["u"].Value;
            return Array.TrueForAll(unit.Split('/', '、'), Units.StandIn) ? new Unit(unit) : null;
        }
        return byName && Words.MeaningOf(text) is { } meant ? new Unit(meant) : null;
    }

    /// <summary>Whether the words of a name say that it counts, whatever stands in brackets: 公务用车保有量(辆).</summary>
    public static bool IsNamed(string text) => Words.StandIn(InBrackets().Replace(text, ""));

    /// <summary>Whether what is counted has no parts: vehicles and people have none, lengths and areas do.</summary>
    public static bool AreWhole(Unit unit) => !unit.Name.AsSpan().ContainsAny(Measures);

    /// <summary>Whether a column counts: its own heading says so, or one above while its own says nothing of money.</summary>
    /// <param name="heads">From the top down.</param>
    public static bool AreUnder(List<Cell> heads)
    {
        if (heads.Count == 0) return false;
        var leaf = heads[^1].Text;
        if (UnitIn(leaf) is not null || UnitText.FindInHeading(leaf) is { IsPer: true }) return true;
        return ColumnKeys.Specific(leaf) is null && UnitText.FindInHeading(leaf) is null
            && heads.SkipLast(1).Any(h => UnitIn(h.Text) is not null);
    }

    [GeneratedRegex(@"[(（:](单位:)?(?<u>\p{L}{1,4}([/、]\p{L}{1,4})*)[)）]?$")]
    private static partial Regex InBrackets();
}
