using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Claims;

/// <summary>
/// Amounts in the prose of a card compared with its funds, its indicators and the project form. An amount that is none
/// of them is of something narrower and contradicts nothing; the lists of the card are compared with their totals by
/// <see cref="CardLists"/>.
/// </summary>
static class CardClaims
{
    public static void Run(IEnumerable<Claim> claims, FactIndex facts, ClaimVerdicts verdicts)
    {
        var ofCards = claims.Where(c => c is { IsAmount: true, Section.Card: not null });
        foreach (var group in ofCards.GroupBy(c => c.Section.Card!, ReferenceEqualityComparer.Instance))
        {
            var card = (ProjectCard)group.Key!;
            HashSet<decimal> known = [.. FundsOf(card), .. TargetsOf(card), .. ListsOf(card)];
            var printed = FactsOf(card, facts).ToList();
            foreach (var claim in group)
            {
                var yuan = claim.Yuan!.Value;
                // A form without a unit has amounts of no known size.
                var fact = printed.Find(f => f.AmountYuan is { } own && Math.Abs(own - yuan) <= claim.HalfUnitYuan);
                if (fact is not null || known.Contains(yuan)) verdicts.Confirm(claim, fact);
            }
        }
    }

    static IEnumerable<decimal> FundsOf(ProjectCard card)
    {
        var factor = new Unit(card.MoneyUnit).Factor;
        return card.Funds.Where(f => f.Value != 0).Select(f => f.Value * factor);
    }

    static IEnumerable<decimal> TargetsOf(ProjectCard card) =>
        card.Indicators.Select(i => i.Target.Value * new Unit(i.Target.Unit).Yuan).OfType<decimal>();

    /// <summary>Amounts of the lists of the card that add up.</summary>
    static IEnumerable<decimal> ListsOf(ProjectCard card) =>
        CardLists.Sums(card).Where(s => s.Holds).SelectMany(s => s.Parts.Append(s.Stated));

    /// <summary>Amounts of the project in the project form.</summary>
    static IEnumerable<Fact> FactsOf(ProjectCard card, FactIndex facts) =>
        card.Name is null ? [] : facts.Forms(FormIds.ProjectsCurrent)
            .SelectMany(t => t.Rows.Where(r => r.Name == card.Name).SelectMany(r => FactsOf(t, r, facts)));

    static IEnumerable<Fact> FactsOf(FormTable form, FormRow row, FactIndex facts) =>
        row.Cells.Select(c => facts.At(form, row, c.Column)).OfType<Fact>();
}
