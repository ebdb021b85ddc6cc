using DisclosureExtract.Clean;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Tables;

namespace DisclosureExtract;

/// <summary>
/// What some pages say when they are taken for a document: of two readings of a page, each may be tried.
/// </summary>
sealed record DocumentReading
{
    public required IReadOnlyList<PageLayout> Layouts { get; init; }

    public required Metadata Metadata { get; init; }

    /// <summary>Lines outside of tables.</summary>
    public required IReadOnlyList<PageLine> Prose { get; init; }

    /// <summary>The forms with their amounts.</summary>
    public required FactIndex Facts { get; init; }

    public required RelationSet Relations { get; init; }

    /// <summary>Project cards, each once.</summary>
    public required IReadOnlyList<ProjectCard> Cards { get; init; }

    public required IReadOnlyList<CardCopy> CardCopies { get; init; }

    /// <summary>Sums that hold and that fail, those of the cards with them.</summary>
    public ReadingMerit Merit
    {
        get
        {
            var sums = Cards.SelectMany(CardArithmetic.Sums).ToList();
            var holding = sums.Count(s => s.Holds);
            return new(Relations.Passed + holding, Relations.Failed + sums.Count - holding);
        }
    }
}
