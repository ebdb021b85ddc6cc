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
}
