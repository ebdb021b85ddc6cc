using DisclosureExtract.Parts.Cards;

namespace DisclosureExtract.Parts.Prose;

/// <summary>The prose of a card, so that its numbers become claims like those of the notes.</summary>
static class CardProse
{
    public static IEnumerable<Section> Sections(ProjectCard card) =>
        card.Sections.Concat(card.Goals).Where(s => s.Lines.Count > 0).Select(s => ToSection(card, s));

    static Section ToSection(ProjectCard card, CardSection prose) =>
        new($"{card.Name} {prose.Heading}".Trim(), 0, [ProseReader.ToParagraph(prose.Lines)], [prose.Evidence.Page])
        {
            Card = card,
        };
}
