using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>The claims of one section in reading order, and what the checks ask of the forms.</summary>
/// <param name="Topics">What words name in the forms.</param>
/// <param name="Year">The year of the disclosure, where it is known.</param>
sealed record SectionClaims(IReadOnlyList<Claim> Claims, ClaimTopics Topics, int? Year)
{
    /// <summary>The claim after the one at an index, where both stand in one sentence.</summary>
    public Claim? NextInSentence(int at) =>
        at + 1 < Claims.Count && Claims[at].IsInSentenceOf(Claims[at + 1]) ? Claims[at + 1] : null;

    /// <summary>The claim before the one at an index, where both stand in one sentence.</summary>
    public Claim? PreviousInSentence(int at) =>
        at > 0 && Claims[at].IsInSentenceOf(Claims[at - 1]) ? Claims[at - 1] : null;
}
