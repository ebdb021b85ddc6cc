using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>The forms print another amount of what the words name.</summary>
/// <param name="Nearest">The amount of the forms that is nearest to the claim.</param>
/// <param name="ToleranceYuan">How far rounding alone could drive the two apart.</param>
/// <param name="OfOtherMoney">An amount of the same name that equals the claim, in other money; null where there is none.</param>
sealed record OtherAmount(Claim Claim, Topic Topic, Fact Nearest, decimal ToleranceYuan, Fact? OfOtherMoney) : Discrepancy(Claim)
{
    /// <summary>The words speak of one of several bodies, and the forms may be those of all.</summary>
    public bool IsOfOneBody { get; init; }
}

/// <summary>The form of what the words name is printed without amounts.</summary>
sealed record AmountOfEmptyForm(Claim Claim, Topic Topic) : Discrepancy(Claim);

/// <summary>The amount is that of a row which the form calls something else.</summary>
/// <param name="Printed">The amount of the form.</param>
sealed record OtherName(Claim Claim, Topic Topic, Fact Printed) : Discrepancy(Claim);

/// <summary>An amount of this year, stated for another one.</summary>
/// <param name="Own">The year of the disclosure.</param>
/// <param name="Stated">The year as stated: 2025年.</param>
sealed record AmountOfOtherYear(Claim Claim, int Own, string Stated) : Discrepancy(Claim);

/// <summary>The same words state another amount in the same paragraph.</summary>
/// <param name="First">The claim that is said first.</param>
sealed record SaidTwice(Claim Claim, Claim First) : Discrepancy(Claim);
