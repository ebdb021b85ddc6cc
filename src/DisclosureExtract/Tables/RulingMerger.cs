using DisclosureExtract.Documents;

namespace DisclosureExtract.Tables;

/// <summary>Rulings on one line become one: double lines are merged, gaps bridged, specks dropped.</summary>
static class RulingMerger
{
    /// <summary>Merged rulings of one direction, sorted by position and then by start.</summary>
    public static List<Ruling> Merge(IEnumerable<Ruling> rulings, bool horizontal, GridOptions options)
    {
        var sorted = rulings.Where(r => r.IsHorizontal == horizontal && r.Length > 0).ToList();
        sorted.Sort(static (a, b) => a.Position != b.Position ? a.Position.CompareTo(b.Position) : a.Start.CompareTo(b.Start));

        var merged = new List<Ruling>();
        for (var first = 0; first < sorted.Count;)
        {
            var end = first + 1;
            while (end < sorted.Count && sorted[end].Position - sorted[first].Position <= options.Snap) end++;
            MergeLine(sorted.GetRange(first, end - first), horizontal, options, merged);
            first = end;
        }
        return merged;
    }

    static void MergeLine(List<Ruling> line, bool horizontal, GridOptions options, List<Ruling> merged)
    {
        // The position is the mean weighted by length: long lines know best where the boundary is.
        var weight = line.Sum(r => r.Length);
        var position = line.Sum(r => r.Position * r.Length) / weight;
        line.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var (start, end, thickness) = (line[0].Start, line[0].End, line[0].Thickness);
        foreach (var ruling in line.Skip(1))
        {
            if (ruling.Start <= end + options.Bridge)
            {
                end = Math.Max(end, ruling.End);
                thickness = Math.Max(thickness, ruling.Thickness);
                continue;
            }
            Add();
            (start, end, thickness) = (ruling.Start, ruling.End, ruling.Thickness);
        }
        Add();

        void Add()
        {
            if (end - start >= options.Shortest) merged.Add(new Ruling(horizontal, position, start, end, thickness));
        }
    }
}
