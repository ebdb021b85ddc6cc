namespace DisclosureExtract.Primitives;

/// <summary>Units of money.</summary>
public static class Units
{
    /// <summary>How many yuan one unit is; null for an unknown unit.</summary>
    public static decimal? Factor(string unit) => unit switch
    {
        "元" => 1m,
        "千元" => 1_000m,
        "万元" => 10_000m,
        "亿元" => 100_000_000m,
        _ => null,
    };
}
