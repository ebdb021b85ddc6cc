using System.Text.RegularExpressions;

namespace DisclosureExtract.Primitives;

/// <summary>An amount of money in running text.</summary>
/// <param name="Value">The number in its printed unit.</param>
/// <param name="Unit">元, 千元, 万元 or 亿元.</param>
/// <param name="Decimals">Digits after the decimal point.</param>
/// <param name="Start">Where the number begins in the text.</param>
/// <param name="End">Where the unit ends.</param>
readonly record struct MoneyInText(decimal Value, string Unit, int Decimals, int Start, int End)
{
    public decimal Yuan => Value * new Unit(Unit).Factor;

    /// <summary>Half a unit of the last printed place, in yuan.</summary>
    public decimal HalfUnitYuan => Amount.HalfOf(Decimals) * new Unit(Unit).Factor;
}

/// <summary>Finds amounts of money in running text.</summary>
static partial class MoneyText
{
    /// <summary>All amounts of a folded text without white space, in order.</summary>
    public static List<MoneyInText> Find(string tight)
    {
        var found = new List<MoneyInText>();
        foreach (Match match in Money().Matches(tight))
        {
            if (PrintedNumber.TryParse(match.Groups["n"].Value, out var value, out var places))
                found.Add(new MoneyInText(value, match.Groups["u"].Value, places, match.Index, match.Index + match.Length));
        }
        return found;
    }

    [GeneratedRegex(@"(?<![\d.])(?<n>-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d+(\.\d+)?)(?<u>亿元|千元|万元|元)")]
    private static partial Regex Money();
}
