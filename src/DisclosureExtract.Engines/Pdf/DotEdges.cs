namespace DisclosureExtract.Engines.Pdf;

/// <summary>The outline of what is painted in dots: the edges between painted dots and the others, linked to closed lines.</summary>
static class DotEdges
{
    /// <param name="isInk">Whether the dot of a column and row is painted.</param>
    /// <param name="corner">Where the upper left corner of a dot lies in the outline.</param>
    public static void Trace(int width, int height, Func<int, int, bool> isInk, GlyphOutline outline, Func<int, int, (double X, double Y)> corner)
    {
        // Each edge runs with the ink on its right hand, so that holes run the other way round.
        var next = new Dictionary<int, List<int>>();
        bool Ink(int x, int y) => x >= 0 && y >= 0 && x < width && y < height && isInk(x, y);
        int At(int x, int y) => y * (width + 1) + x;
        void Edge(int from, int to)
        {
            if (!next.TryGetValue(from, out var ends)) next[from] = ends = [];
            ends.Add(to);
        }
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                if (!Ink(x, y)) continue;
                if (!Ink(x, y - 1)) Edge(At(x, y), At(x + 1, y));
                if (!Ink(x + 1, y)) Edge(At(x + 1, y), At(x + 1, y + 1));
                if (!Ink(x, y + 1)) Edge(At(x + 1, y + 1), At(x, y + 1));
                if (!Ink(x - 1, y)) Edge(At(x, y + 1), At(x, y));
            }
        foreach (var (start, ends) in next)
            while (ends.Count > 0)
            {
                int at = start, before = start;
                do
                {
                    var (x, y) = corner(at % (width + 1), at / (width + 1));
                    outline.Add(x, y);
                    var choices = next[at];
                    // Where two dots touch by their corners alone, the line keeps to the dot it came along: they are one stroke.
                    var chosen = choices.Count == 1 ? 0 : choices.FindIndex(c => IsLeftTurn(before, at, c, width + 1)) is >= 0 and var left ? left : 0;
                    (before, at) = (at, choices[chosen]);
                    choices.RemoveAt(chosen);
                }
                while (at != start && !outline.IsTooLong);
                outline.Close();
                if (outline.IsTooLong) return;
            }
    }

    static bool IsLeftTurn(int before, int at, int next, int width)
    {
        var (ax, ay) = (at % width - before % width, at / width - before / width);
        var (bx, by) = (next % width - at % width, next / width - at / width);
        return ax * by - ay * bx < 0;
    }
}
