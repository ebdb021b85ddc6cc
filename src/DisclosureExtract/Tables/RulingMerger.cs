using DisclosureExtract.Pages;

namespace DisclosureExtract.Tables;

/// <summary>One line of a table and the drawn rulings it was made of.</summary>
sealed record MergedRuling(Ruling Line, IReadOnlyList<Ruling> Parts);

/// <summary>Rulings on one line become one: double lines are merged, gaps bridged, specks dropped.</summary>
static class RulingMerger
{
    /// <summary>Merged rulings of one direction, sorted by position and then by start.</summary>
    public static List<MergedRuling> Merge(IEnumerable<Ruling> rulings, bool horizontal, RulingOptions options)
    {
        var sorted = rulings.Where(r => r.IsHorizontal == horizontal && r.Length > 0).ToList();
        sorted.Sort(static (a, b) =>
            a.Position != b.Position ? a.Position.CompareTo(b.Position) : a.Start.CompareTo(b.Start));

        var merged = new List<MergedRuling>();
        for (var first = 0; first < sorted.Count;)
        {
            var end = first + 1;
            while (end < sorted.Count && sorted[end].Position - sorted[first].Position <= options.Snap) end++;
            MergeLine(sorted.GetRange(first, end - first), options, merged);
            first = end;
        }
        return merged;
    }

    /// <summary>Rulings at one height or one x → stretches without a gap wider than can be bridged.</summary>
    static void MergeLine(List<Ruling> line, RulingOptions options, List<MergedRuling> merged)
    {
        // The position is the mean weighted by length: long lines know best where the boundary is.
        var weight = line.Sum(r => r.Length);
        var position = line.Sum(r => r.Position * r.Length) / weight;
        line.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var (first, stretch) = (0, line[0]);
        for (var i = 1; i < line.Count; i++)
        {
            if (line[i].Start <= stretch.End + options.Bridge)
            {
                stretch = stretch with
                {
                    End = Math.Max(stretch.End, line[i].End),
                    Thickness = Math.Max(stretch.Thickness, line[i].Thickness),
                };
                continue;
            }
            Add(i);
            (first, stretch) = (i, line[i]);
        }
        Add(line.Count);

        void Add(int next)
        {
            if (stretch.Length < options.Shortest) return;
            merged.Add(new MergedRuling(stretch with { Position = position }, line.GetRange(first, next - first)));
        }
    }
}
