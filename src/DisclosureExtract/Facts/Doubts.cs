using DisclosureExtract.Pages;

namespace DisclosureExtract.Facts;

/// <summary>
/// How far a reading can be relied on: doubts of the engines, and sums that speak for it all the same.
/// </summary>
static class Doubts
{
    /// <summary>The gravest doubt about the characters of a cell.</summary>
    public static ReadingDoubt Of(Cell cell) => cell.Lines.SelectMany(l => l.Words)
        .Select(w => w.Reading?.Doubt ?? ReadingDoubt.None)
        .OrderByDescending(Gravity).FirstOrDefault();

    static int Gravity(ReadingDoubt doubt) => doubt switch
    {
        ReadingDoubt.None => 0,
        ReadingDoubt.EngineFailed => 1,
        ReadingDoubt.Uncertain => 2,
        _ => 3,
    };

    /// <summary>Whether the amount was read from pixels with a doubt, whatever came of it.</summary>
    public static bool WasDoubted(Fact fact) => fact.IsScanned
        && (fact.Cell.Repair is not null || Of(fact.Cell.Source) != ReadingDoubt.None);

    /// <summary>Whether pixels or file leave room for another amount.</summary>
    public static bool IsOpen(Fact fact) =>
        (Of(fact.Cell.Source) != ReadingDoubt.None && fact.Cell.Repair is null) || IsUnsettled(fact);

    /// <summary>Whether the page itself leaves room for another amount, however surely it was read.</summary>
    public static bool IsUnsettled(Fact fact) => fact.Cell.IsSignUnknown || IsContested(fact) || FontDoubtOf(fact) is not null
        || OverdrawnBy(fact) is not null || MergedAmounts.Holds(fact);

    /// <summary>Why the font may show other digits than were read; null where nothing speaks against it.</summary>
    public static FontDoubt? FontDoubtOf(Fact fact)
    {
        foreach (var line in fact.Cell.Source.Lines)
            foreach (var word in line.Words)
                if (word.Doubt is { } doubt) return doubt;
        return null;
    }

    /// <summary>Why the page may show another amount, whatever its characters say; null where nothing is drawn on or beside it.</summary>
    public static Overdrawn? OverdrawnBy(Fact fact)
    {
        foreach (var line in fact.Cell.Source.Lines)
            foreach (var word in line.Words)
                if (word.Overdrawn is { } why) return why;
        return null;
    }

    /// <summary>Whether the file holds another amount for the cell than the page shows.</summary>
    public static bool IsContested(Fact fact) =>
        fact.Cell.Source.Source == WordSource.FormField && fact.Cell.Source.Words.Any(w => w.IsContested);

    /// <summary>
    /// The sums speak for a reading where all of them hold, and one holds to the last place whose other amounts are not
    /// doubted: the same misreading of the same number in several cells must not confirm itself.
    /// </summary>
    public static bool IsConfirmed(Fact fact, IEnumerable<RelationResult> relations)
    {
        var confirmed = false;
        foreach (var relation in relations)
        {
            if (!relation.Holds) return false;
            confirmed |= relation.IsExact && fact.Value != 0
                && relation.Relation.Facts.Where(f => !f.IsSameCell(fact) && f.Value != 0).ToList() is { Count: > 0 } others
                && others.TrueForAll(f => Of(f.Cell.Source) == ReadingDoubt.None || f.Cell.Repair is not null);
        }
        return confirmed;
    }
}
