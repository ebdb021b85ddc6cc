using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>What prose states, compared with the forms and with itself.</summary>
static class ClaimChecks
{
    /// <param name="stop">Asked for each section.</param>
    public static ClaimResult Run(
        IReadOnlyList<Claim> claims, FactIndex facts, Metadata metadata, CancellationToken stop)
    {
        var verdicts = new ClaimVerdicts();
        var topics = new ClaimTopics(facts, metadata);
        var notes = claims.Where(c => c.Section.Card is null).ToList(); // cards are checked as cards
        AmountChecks.Run(notes, topics, facts.Precision, metadata, verdicts);
        foreach (var group in claims.GroupBy(c => c.Section))
        {
            stop.ThrowIfCancellationRequested();
            var section = new SectionClaims([.. group], topics, metadata.Year);
            ChangeChecks.Run(section, verdicts);
            FlatWordings.Run(section, verdicts);
            ShareChecks.Run(section, verdicts);
            PlanWordings.Run(section, verdicts);
            RepeatedAmounts.Run(section, verdicts);
        }
        ListChecks.Run(notes, metadata, verdicts);
        VehicleCounts.Run(notes, verdicts);
        AmountYears.Run(notes, topics, metadata.Year, verdicts);
        UnitSlips.Run(verdicts);
        CardClaims.Run(claims, facts, verdicts);
        return verdicts.ToResult(claims, c => ClaimReasons.Of(c, topics, metadata));
    }
}
