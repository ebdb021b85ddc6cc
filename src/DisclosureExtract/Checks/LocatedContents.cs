using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Contents;

namespace DisclosureExtract.Checks;

/// <summary>An entry and the heading or title that carries its name: the place in the order of all lines, and the page.</summary>
sealed record LocatedEntry(ContentsEntry Entry, int? Position, int Page);

/// <summary>The table of contents with the places its entries are found at.</summary>
sealed record LocatedContents(IReadOnlyList<LocatedEntry> Entries)
{
    /// <summary>Before the name in a heading there may be so many characters more: a year, or who discloses.</summary>
    const int LongestPrefix = 14;

    public static LocatedContents Of(CheckedDocument document)
    {
        var entries = document.Contents;
        var own = entries.SelectMany(e => e.Lines).ToHashSet<TextLine>(ReferenceEqualityComparer.Instance);
        var lines = document.Layouts.SelectMany(l => l.Lines.Where(line => !own.Contains(line))
            .Select(line => new { l.Page.Number, line.Tight, Name = ContentsReader.WithoutNumbering(line.Tight) })).ToList();
        var located = new List<LocatedEntry>();
        var last = -1;
        foreach (var entry in entries)
        {
            var places = new List<int>();
            for (var i = 0; i < lines.Count; i++)
                if (IsHeading(i, entry)) places.Add(i);
            var exact = places.FindAll(i => lines[i].Name == entry.Name);
            if (exact.Count > 0) places = exact;
            // The first place behind the entry before; where there is none, the first at all, which is then out of order.
            var after = places.FindIndex(i => i > last);
            int? position = places.Count == 0 ? null : after >= 0 ? places[after] : places[0];
            if (after >= 0) last = places[after];
            located.Add(new LocatedEntry(entry, position, position is { } p ? lines[p].Number : 0));
        }
        return new LocatedContents(located);

        bool IsHeading(int i, ContentsEntry entry)
        {
            var (tight, name) = (lines[i].Tight, lines[i].Name);
            if (entry.Name.Length < 3 || name.Length == 0 || (name[^1] != entry.Name[^1] && name[0] != entry.Name[0])) return false;
            if (name.EndsWith(entry.Name, StringComparison.Ordinal)) return tight.Length <= entry.Title.Length + LongestPrefix;
            // A title broken over two lines.
            return name.Length > 5 && entry.Name.StartsWith(name, StringComparison.Ordinal)
                && i + 1 < lines.Count && lines[i + 1].Tight.AsSpan().StartsWith(entry.Name.AsSpan(name.Length));
        }
    }
}
