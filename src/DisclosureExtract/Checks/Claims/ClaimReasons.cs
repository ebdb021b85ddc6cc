using DisclosureExtract.Forms;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>Why nothing could be said of a claim.</summary>
static class ClaimReasons
{
    public static string Of(Claim claim, ClaimTopics topics, Metadata metadata)
    {
        if (claim.Section.Card is not null) return "it is none of the amounts of its card";
        switch (claim.Kind)
        {
            case ClaimKind.Count: return "no form prints this number";
            case ClaimKind.Share: return "the whole it is a share of is not printed, or it is no share";
            case ClaimKind.Change:
                return ChangedAmounts.IsLeftOpen(claim)
                    ? "the words leave open whether it is more or less"
                    : "the amount it changed from is not printed";
        }
        if (AmountChecks.IsExplained(claim.Heading)) return "it explains a term or a duty";
        if (topics.Of(claim) is not { } topic) return "the words name nothing that a form prints";
        if (ClaimYears.IsOfOtherTime(claim, metadata.Year)) return "it is of another time than the forms print";
        if (topic.Candidates.Count == 0) return $"no form prints {topic.Name} for it";
        return topic.IsPrecise ? "the form prints no amount of this moment" : "the words may name another amount than that of the form";
    }
}
