namespace DisclosureExtract.Primitives;

/// <summary>
/// A printed amount. Print rounds: the amount that is meant lies anywhere within half a unit of the last printed place.
/// </summary>
/// <param name="Value">The number as printed, in its unit.</param>
/// <param name="Places">Digits after the decimal point to which it is rounded.</param>
public readonly record struct Amount(decimal Value, Unit Unit, int Places)
{
    /// <summary>Half a unit of the last place, in the unit of the amount.</summary>
    public decimal HalfUnit => HalfOf(Places);

    /// <summary>The amount in yuan; null where its unit is none of money.</summary>
    public decimal? Yuan => Value * Unit.Yuan;

    /// <summary>Half a unit of the last place in yuan; as it is where the unit is none of money.</summary>
    public decimal HalfUnitYuan => HalfUnit * Unit.Factor;

    /// <summary>The least and the greatest number that is printed so, in the unit of the amount.</summary>
    public (decimal Least, decimal Greatest) Interval => (Value - HalfUnit, Value + HalfUnit);

    /// <summary>Whether both can be one amount of money, each rounded as it is printed.</summary>
    public bool Agrees(Amount other) => Yuan is { } own && other.Yuan is { } others && Math.Abs(own - others) <= HalfUnitYuan + other.HalfUnitYuan;

    /// <summary>Half a unit of the last of so many places: 0.5, 0.05, 0.005 …</summary>
    public static decimal HalfOf(int places)
    {
        var half = 0.5m;
        for (var i = places; i > 0; i--) half /= 10;
        return half;
    }

    public override string ToString() => $"{NumberFormat.AsPrinted(Value)}{Unit}";
}
