using DisclosureExtract.Pages;

namespace DisclosureExtract.Tables;

/// <summary>Rulings on one line become one: double lines are merged, gaps bridged, specks dropped.</summary>
static class RulingMerger
{
    /// <summary>Merged rulings of one direction, sorted by position and then by start.</summary>
    /// <param name="members">Where wanted: takes, for each merged ruling, those it was made of.</param>
    public static List<Ruling> Merge(IEnumerable<Ruling> rulings, bool horizontal, GridOptions options, Dictionary<Ruling, List<Ruling>>? members = null)
    {
        var sorted = rulings.Where(r => r.IsHorizontal == horizontal && r.Length > 0).ToList();
        sorted.Sort(static (a, b) => a.Position != b.Position ? a.Position.CompareTo(b.Position) : a.Start.CompareTo(b.Start));

        var merged = new List<Ruling>();
        for (var first = 0; first < sorted.Count;)
        {
            var end = first + 1;
            while (end < sorted.Count && sorted[end].Position - sorted[first].Position <= options.Snap) end++;
            MergeLine(sorted.GetRange(first, end - first), horizontal, options, merged, members);
            first = end;
        }
        return merged;
    }

    static void MergeLine(List<Ruling> line, bool horizontal, GridOptions options, List<Ruling> merged, Dictionary<Ruling, List<Ruling>>? members)
    {
        // The position is the mean weighted by length: long lines know best where the boundary is.
        var weight = line.Sum(r => r.Length);
        var position = line.Sum(r => r.Position * r.Length) / weight;
        line.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var (start, end, thickness) = (line[0].Start, line[0].End, line[0].Thickness);
        var first = 0;
        for (var i = 1; i < line.Count; i++)
        {
            var ruling = line[i];
            if (ruling.Start <= end + options.Bridge)
            {
                end = Math.Max(end, ruling.End);
                thickness = Math.Max(thickness, ruling.Thickness);
                continue;
            }
            Add(i);
            (first, start, end, thickness) = (i, ruling.Start, ruling.End, ruling.Thickness);
        }
        Add(line.Count);

        void Add(int next)
        {
            if (end - start < options.Shortest) return;
            var ruling = new Ruling(horizontal, position, start, end, thickness);
            merged.Add(ruling);
            if (members is not null) members[ruling] = line.GetRange(first, next - first);
        }
    }
}
