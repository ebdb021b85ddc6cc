using DisclosureExtract.Pages;

namespace DisclosureExtract.Tables;

/// <summary>
/// What a cell covers along an axis (boundaries) and across it (elementary rows or columns, the end not included).
/// </summary>
readonly record struct CellExtent(int Low, int High, int From, int To, bool HasText);

/// <summary>
/// The boundaries of a lattice in one direction: x of its vertical lines or y of its horizontal ones, rising.
/// </summary>
sealed class LatticeAxis
{
    readonly double[] lines;

    public LatticeAxis(IEnumerable<Ruling> rulings) => lines = [.. rulings.Select(r => r.Position).Distinct().Order()];

    public IReadOnlyList<double> Lines => lines;

    /// <summary>Elementary columns or rows between the boundaries.</summary>
    public int Intervals => lines.Length - 1;

    public double Low => lines[0];

    public double High => lines[^1];

    public bool Holds(double value, double margin) => value >= Low - margin && value <= High + margin;

    /// <summary>The interval a place lies in; the outermost one where it lies outside.</summary>
    public int IntervalAt(double value)
    {
        var i = Array.BinarySearch(lines, value);
        if (i < 0) i = ~i - 1;
        return Math.Clamp(i, 0, Intervals - 1);
    }

    /// <summary>
    /// For each boundary and each interval of the other axis, whether the boundary is drawn there: [boundary,
    /// interval].
    /// </summary>
    public bool[,] DrawnSides(IEnumerable<Ruling> rulings, LatticeAxis along, double share)
    {
        var sides = new bool[lines.Length, along.Intervals];
        foreach (var ruling in rulings)
        {
            var boundary = Array.BinarySearch(lines, ruling.Position);
            for (var i = 0; i < along.Intervals; i++)
            {
                var covered = Math.Min(ruling.End, along.lines[i + 1]) - Math.Max(ruling.Start, along.lines[i]);
                if (covered >= share * (along.lines[i + 1] - along.lines[i])) sides[boundary, i] = true;
            }
        }
        return sides;
    }

    /// <summary>
    /// Gives each boundary its index after boundaries that are one have been united. Two neighbours are one where they
    /// are near and no row has a cell that begins at one and another that begins (or ends) at the other; an empty
    /// sliver between them does not count.
    /// </summary>
    /// <param name="lanes">Intervals of the other axis.</param>
    /// <param name="slip">How far apart, in points, two drawings of one boundary may be.</param>
    /// <param name="sliver">Width in points of an empty cell that is no cell.</param>
    public int[] UniteSlipped(IEnumerable<CellExtent> cells, int lanes, double slip, double sliver)
    {
        var narrowest = Math.Min(slip, sliver);
        var uses = new bool[lines.Length, lanes]; // [boundary, lane]: a cell of the lane begins or ends there
        foreach (var cell in cells)
        {
            var isSliver = !cell.HasText && lines[cell.High] - lines[cell.Low] < narrowest;
            if (isSliver) continue;
            for (var lane = cell.From; lane < cell.To; lane++) uses[cell.Low, lane] = uses[cell.High, lane] = true;
        }
        var isUnited = new bool[lines.Length]; // with the boundary before it
        // Nearest pairs first, so that a boundary joins the neighbour it was meant to be.
        var pairs = Enumerable.Range(1, Intervals)
            .Where(i => lines[i] - lines[i - 1] <= slip)
            .OrderBy(i => lines[i] - lines[i - 1])
            .ThenBy(i => i);
        foreach (var i in pairs)
        {
            int first = i - 1, last = i;
            while (isUnited[first]) first--;
            while (last + 1 < lines.Length && isUnited[last + 1]) last++;
            if (lines[last] - lines[first] <= slip && !AreUsedInOneLane(first, i, last)) isUnited[i] = true;
        }
        var index = new int[lines.Length];
        for (var i = 1; i < index.Length; i++) index[i] = index[i - 1] + (isUnited[i] ? 0 : 1);
        return index;

        // Whether a lane has cells both at the boundaries first..middle-1 and at middle..last.
        bool AreUsedInOneLane(int first, int middle, int last)
        {
            for (var lane = 0; lane < lanes; lane++)
                if (IsUsed(first, middle, lane) && IsUsed(middle, last + 1, lane)) return true;
            return false;
        }

        bool IsUsed(int from, int end, int lane)
        {
            for (var i = from; i < end; i++)
                if (uses[i, lane]) return true;
            return false;
        }
    }

    /// <summary>
    /// Where the boundaries stand after <see cref="UniteSlipped"/>: the first of those that are one, and the outermost
    /// as they were.
    /// </summary>
    public double[] LinesOf(int[] index)
    {
        var united = new double[index[^1] + 1];
        for (var i = lines.Length - 1; i >= 0; i--) united[index[i]] = lines[i];
        united[^1] = lines[^1];
        return united;
    }
}
