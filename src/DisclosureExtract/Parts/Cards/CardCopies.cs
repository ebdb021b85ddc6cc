using DisclosureExtract.Clean;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Parts.Cards;

/// <summary>Two printings of one card: the one kept and why, the one dropped, and what differs.</summary>
public sealed record CardCopy(
    ProjectCard Kept, ProjectCard Dropped, string Because, IReadOnlyList<CopyDifference> Differences);

/// <summary>
/// Finds cards that stand twice, read a second time with faults. Cards made from one template for other projects share their
/// wording but neither name nor numbers.
/// </summary>
static class CardCopies
{
    /// <summary>Share of the text of the shorter card both must have in common.</summary>
    const double SameText = 0.6;

    /// <param name="stop">Asked for each card: it is held against all that are kept.</param>
    public static (List<ProjectCard> Cards, List<CardCopy> Copies) Find(
        IReadOnlyList<ProjectCard> cards, CancellationToken stop)
    {
        var kept = new List<ProjectCard>();
        var copies = new List<CardCopy>();
        foreach (var card in cards)
        {
            stop.ThrowIfCancellationRequested();
            var at = kept.FindIndex(k => IsCopy(k, card));
            if (at < 0)
            {
                kept.Add(card);
                continue;
            }
            // The one that satisfies more of its own sums is kept.
            var (first, second) = (kept[at], card);
            var isSecondBetter = Merit(second).CompareTo(Merit(first)) > 0;
            var (keep, drop) = isSecondBetter ? (second, first) : (first, second);
            var because = isSecondBetter
                ? $"the second printing: {Praise(second)}; the first: {Praise(first)}"
                : $"the first printing: {Praise(first)}; the second: {Praise(second)}";
            copies.Add(new CardCopy(keep, drop, because, CardDifferences.Of(first, second, isSecondBetter, because)));
            kept[at] = Completed(keep, drop);
        }
        return (kept, copies);
    }

    /// <summary>What only the other printing has is no conflict.</summary>
    static ProjectCard Completed(ProjectCard card, ProjectCard other) => card with
    {
        Department = card.Department ?? other.Department,
        DepartmentCode = card.DepartmentCode ?? other.DepartmentCode,
        Unit = card.Unit ?? other.Unit,
        Attribute = card.Attribute ?? other.Attribute,
        Period = card.Period ?? other.Period,
        FilledAtRaw = card.FilledAtRaw ?? other.FilledAtRaw,
        FilledAt = card.FilledAt ?? other.FilledAt,
    };

    static bool IsCopy(ProjectCard a, ProjectCard b)
    {
        if (a.Name is null || a.Name != b.Name) return false;
        var (annualA, annualB) = (a.Fund(FundSource.Total, Horizon.Annual), b.Fund(FundSource.Total, Horizon.Annual));
        if (annualA is not null && annualB is not null && annualA.Value != annualB.Value) return false;
        var (textA, textB) = (TextOf(a), TextOf(b));
        return textA.Length == 0 || textB.Length == 0 || Shingles.Containment(textA, textB) >= SameText;
    }

    static string TextOf(ProjectCard card) => string.Concat(card.Sections.Select(s => TextFold.FoldTight(s.Text)));

    /// <summary>Sums that hold less sums that fail, then how much of the card is there.</summary>
    static (int Sums, int Size) Merit(ProjectCard card)
    {
        var (holding, all) = SumsOf(card);
        var size = (card.Indicators.Count + card.Funds.Count) * 10 + card.Sections.Sum(s => s.Text.Length);
        return (2 * holding - all, size);
    }

    static string Praise(ProjectCard card)
    {
        var (holding, all) = SumsOf(card);
        return $"{holding} of its {all} sums hold and it has {card.Indicators.Count} indicators";
    }

    static (int Holding, int All) SumsOf(ProjectCard card)
    {
        var sums = CardArithmetic.Sums(card).ToList();
        return (sums.Count(s => s.Holds), sums.Count);
    }
}
