using DisclosureExtract.Primitives;

namespace DisclosureExtract.Parts.Cards;

/// <summary>Amounts that a card states outside of its prose.</summary>
static class KnownAmounts
{
    /// <summary>The longest first: 12月底前 before 12.</summary>
    static readonly Comparer<string> LongestFirst = Comparer<string>.Create(
        static (x, y) => x.Length != y.Length ? y.Length - x.Length : string.CompareOrdinal(x, y));

    /// <summary>Amounts with their unit as the prose of the card would print them, and where the card states them.</summary>
    public static SortedDictionary<string, string> Of(ProjectCard card)
    {
        var known = new SortedDictionary<string, string>(LongestFirst);
        foreach (var fund in card.Funds)
        {
            if (fund.Source != FundSource.Total || fund.Value == 0) continue;
            var yuan = fund.Value * new Unit(card.MoneyUnit).Factor;
            known.TryAdd(
                InTenThousands(yuan) + "万元",
                $"{CardArithmetic.NameOf(fund.Horizon)} of the card is {NumberFormat.Exact(fund.Value)} {card.MoneyUnit}"
                    + CostsOf(card, fund.Horizon, yuan));
        }
        foreach (var indicator in card.Indicators)
            if (indicator.Target is { Value: { } value, Unit.Length: > 0 } target)
                known.TryAdd(
                    NumberFormat.AsPrinted(value) + target.Unit,
                    $"the indicator {indicator.Name} of the card is {indicator.Raw}");
        return known;
    }

    /// <summary>The cost indicators that add up to the funds of the year; empty where they do not.</summary>
    static string CostsOf(ProjectCard card, Horizon horizon, decimal yuan)
    {
        if (horizon != Horizon.Annual || CardArithmetic.CostsOf(card) is not { } costs || costs.Sum() != yuan) return "";
        var sum = string.Join(" + ", costs.Select(InTenThousands));
        return $", and its cost indicators add up to it: {sum} = {InTenThousands(yuan)} 万元";
    }

    static string InTenThousands(decimal yuan) => NumberFormat.Bare(yuan / 10_000);
}
