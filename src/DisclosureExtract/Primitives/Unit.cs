namespace DisclosureExtract.Primitives;

/// <summary>
/// What a printed number counts: a unit of money (元, 千元, 万元, 百万元, 亿元), or anything else by its name (辆, %), which has no
/// worth in yuan.
/// </summary>
/// <param name="Name">As printed; empty where no unit is printed.</param>
public readonly record struct Unit(string Name)
{
    /// <summary>No unit is printed.</summary>
    public static Unit None { get; } = new("");

    /// <summary>How many yuan one is; null where it is no unit of money.</summary>
    public decimal? Yuan => Name switch
    {
        "元" => 1m,
        "千元" => 1_000m,
        "万元" => 10_000m,
        "百万元" => 1_000_000m,
        "亿元" => 100_000_000m,
        _ => null,
    };

    /// <summary>How many yuan one is; 1 where that is not known, which takes numbers as they are.</summary>
    public decimal Factor => Yuan ?? 1;

    public bool IsPrinted => !string.IsNullOrEmpty(Name);

    /// <summary>How many of another unit make one of this; 1 between units of which one is not known.</summary>
    public decimal To(Unit other) => this != other && Yuan is { } own && other.Yuan is { } others ? own / others : 1;

    public override string ToString() => Name;
}
