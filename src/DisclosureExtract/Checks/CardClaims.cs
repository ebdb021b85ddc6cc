using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>
/// Amounts in the prose of a card against its funds, its indicators and the project form. An amount that is none of them is
/// of something narrower and contradicts nothing; the lists of the card are held against their totals by <see cref="CardArithmetic"/>.
/// </summary>
static class CardClaims
{
    public static void Confirm(IEnumerable<Claim> claims, FactIndex facts)
    {
        foreach (var group in claims.Where(c => c.Section.Card is not null && c.Kind == ClaimKind.Amount).GroupBy(c => c.Section.Card!, ReferenceEqualityComparer.Instance))
        {
            var card = (ProjectCard)group.Key!;
            var factor = Units.Factor(card.MoneyUnit) ?? 1;
            var known = card.Funds.Where(f => f.Value != 0).Select(f => f.Value * factor)
                .Concat(card.Indicators.Where(i => Units.Factor(i.Target.Unit) is not null && i.Target.Value is not null).Select(i => i.Target.Value!.Value * Units.Factor(i.Target.Unit)!.Value))
                .ToHashSet();
            var printed = facts.Forms(FormIds.ProjectsCurrent)
                .SelectMany(t => t.Rows.Where(r => card.Name is not null && r.Name == card.Name).SelectMany(r => r.Cells.Select(c => facts.At(t, r, c.Column)))).OfType<Fact>().ToList();
            var listed = CardArithmetic.Sums(card).Where(s => s.Rule == Rules.ProjectList && s.Holds).SelectMany(s => s.Parts.Append(s.Stated)).ToHashSet();
            foreach (var claim in group)
            {
                claim.Fact = printed.Find(f => f.AmountYuan is { } yuan && Math.Abs(yuan - claim.Yuan!.Value) <= claim.HalfUnitYuan); // a form without a unit has amounts of no known size
                if (claim.Fact is not null || known.Contains(claim.Yuan!.Value) || listed.Contains(claim.Yuan.Value)) claim.State = ClaimState.Confirmed;
            }
        }
    }
}
