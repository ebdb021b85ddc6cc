using DisclosureExtract.Parts.Cards;

namespace DisclosureExtract.Parts.Prose;

/// <summary>The prose of a card, so that its numbers become claims like those of the notes.</summary>
static class CardProse
{
    public static IEnumerable<Section> Sections(ProjectCard card) =>
        card.Sections.Concat(card.Goals).Where(s => s.Lines.Count > 0)
            .Select(s => new Section($"{card.Name} {s.Heading}".Trim(), 0, [ProseReader.ToParagraph(s.Lines)], [s.Evidence.Page]) { Card = card });
}
