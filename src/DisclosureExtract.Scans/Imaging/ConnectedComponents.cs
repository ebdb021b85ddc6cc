
namespace DisclosureExtract.Scans.Imaging;

/// <summary>Pixels, or cells of a raster, that hang together.</summary>
/// <param name="Box">Around them, in pixels (cells) of the mask.</param>
/// <param name="Members">Row times width plus column of each; the first is the topmost, of these the leftmost.</param>
sealed record Component(PixelBox Box, IReadOnlyList<int> Members);

/// <summary>The finder of connected components, and the filling of areas.</summary>
static class ConnectedComponents
{
    /// <summary>Components in the order of their first members.</summary>
    /// <param name="mask">Row by row; what is set belongs to some component.</param>
    /// <param name="reach">How far apart, in both directions, two members may be: 1 for the eight neighbours.</param>
    public static List<Component> Find(bool[] mask, int width, int reach = 1)
    {
        var found = new List<Component>();
        var height = width == 0 ? 0 : mask.Length / width;
        var open = (bool[])mask.Clone(); // what no component has taken yet
        for (int start = 0, next; (next = open.AsSpan(start).IndexOf(true)) >= 0;)
        {
            start += next;
            open[start] = false;
            var members = new List<int> { start };
            int left = width, top = height, right = 0, bottom = 0;
            for (var i = 0; i < members.Count; i++)
            {
                int x = members[i] % width, y = members[i] / width;
                (left, top) = (Math.Min(left, x), Math.Min(top, y));
                (right, bottom) = (Math.Max(right, x + 1), Math.Max(bottom, y + 1));
                int last = Math.Min(height - 1, y + reach), from = Math.Max(0, x - reach);
                int to = Math.Min(width - 1, x + reach);
                for (var row = Math.Max(0, y - reach); row <= last; row++)
                    for (int at = row * width + from, end = row * width + to; at <= end; at++)
                        if (open[at])
                        {
                            open[at] = false;
                            members.Add(at);
                        }
            }
            found.Add(new Component(new PixelBox(left, top, right, bottom), members));
        }
        return found;
    }

    /// <summary>
    /// What is set, and all that can be reached from it through the eight neighbours that may be added.
    /// </summary>
    public static bool[] Grow(bool[] mask, int width, Func<int, bool> mayAdd)
    {
        var grown = (bool[])mask.Clone();
        var height = width == 0 ? 0 : mask.Length / width;
        var open = new Stack<int>();
        for (var i = 0; i < mask.Length; i++)
            if (mask[i]) open.Push(i);
        while (open.TryPop(out var at))
        {
            int x = at % width, y = at / width;
            for (var row = Math.Max(0, y - 1); row <= Math.Min(height - 1, y + 1); row++)
                for (var column = Math.Max(0, x - 1); column <= Math.Min(width - 1, x + 1); column++)
                {
                    var next = row * width + column;
                    if (grown[next] || !mayAdd(next)) continue;
                    grown[next] = true;
                    open.Push(next);
                }
        }
        return grown;
    }
}
