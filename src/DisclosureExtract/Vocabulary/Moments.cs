namespace DisclosureExtract.Vocabulary;

/// <summary>
/// Of when the amounts of a column are, as the contract writes it behind what they measure: amount:last_year.
/// </summary>
public static class Moments
{
    public const string LastYear = "last_year";
    public const string Adjusted = "adjusted";
    public const string Final = "final";
    public const string Budget = "budget";

    /// <summary>What was left over when the year began; what is left when it ends.</summary>
    public const string Opening = "opening", Closing = "closing";
}
